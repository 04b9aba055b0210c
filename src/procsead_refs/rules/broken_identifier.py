"""An identifier or address that is malformed or fails its check digit.

What: a DOI that lost its first digit, its slash or its end, or has a letter for a digit; an ISBN,
ISSN or ORCID whose check digit does not fit; an arXiv, PMID or PMC number of another form; an
address without a host, with its scheme mistyped or given twice.

Why: a reader who follows it arrives nowhere, or at another work.

Not flagged: a short DOI (10/abcde), an address in angle brackets, a link that has moved: nothing
is looked up, only the form is checked.

Bad: https://doi.org/1O.1000/182
Good: https://doi.org/10.1000/182
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs import identifiers
from procsead_refs.model import Finding, Location, Reference, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.rules import Context, Subject

SCOPE = "reference"
SEVERITY = Severity.WARNING

_TAIL = ".,;:)]}>'’”\""
# What a DOI's resolver or label announces; the label alone counts only before something like "10.".
_RESOLVED = re.compile(r"(?:dx\.)?doi\.org/(\S*)", re.IGNORECASE)
_LABELLED = re.compile(r"\bdoi\b\s{0,2}[:=]?\s{0,2}([\dOoIl]{1,3}[.,]\S+)", re.IGNORECASE)
_SHORT_DOI = re.compile(r"10/[a-z0-9]{3,}", re.IGNORECASE)
_NUMBERED = {
    "ISBN": re.compile(r"\bISBN(?:[-– ]?1[03])?\b[:\s]{0,3}([\dXx][\dXx‐‑–\- ]{8,20}[\dXx])"),
    "ISSN": re.compile(r"\bISSN\b[:\s]{0,3}([\dXx][\dXx‐‑–\-]{5,10}[\dXx])"),
    "ORCID": re.compile(r"\borcid\.org/([\dXx-]{10,24})", re.IGNORECASE),
    "PMID": re.compile(r"\bPMID\b[:\s]{1,3}([\w.]*\d[\w.]*)"),
    "PMCID": re.compile(r"\bPMCID\b[:\s]{1,3}([\w.]*\d[\w.]*)"),
    "arXiv": re.compile(r"\barXiv[:.]\s?([\w./-]*\d[\w./-]*)", re.IGNORECASE),
}
_WHY = {
    "ISBN": "its check digit does not fit",
    "ISSN": "its check digit does not fit",
    "ORCID": "its check digit does not fit",
    "PMID": "it is not a number of up to eight digits",
    "PMCID": "it is not PMC and a number",
    "arXiv": "it is of neither of arXiv's forms",
}
_ADDRESS = re.compile(
    r"(?<![\w.@/])((?:h?t{1,3}ps?|hhttps?|htps?|hppts?|https?s)[:;./\\]{1,4}(?!\s*$)\S*)",
    re.IGNORECASE,
)
_HOST = re.compile(
    r"https?://(?:[^\s/@]{1,100}@)?(?:[\w-]{1,63}\.){1,10}[\w-]{2,63}\.?(?::\d{1,5})?(?:[/?#]\S*)?"
    r"|https?://(?:localhost|\[[\da-f:.]+\])(?::\d{1,5})?(?:/\S*)?",
    re.IGNORECASE,
)


def check(subject: Subject, context: Context) -> Iterator[Finding]:  # noqa: ARG001 - every rule's signature
    """Yield a finding for each broken identifier of a reference."""
    assert isinstance(subject, Reference)  # noqa: S101 - SCOPE says so
    text = subject.raw or _fields(subject)
    for start, end, message, suggestion in (*_dois(text), *_numbers(text), *_addresses(text)):
        yield Finding(
            "broken-identifier",
            Severity.WARNING,
            message,
            _place(subject, start, end),
            reference=subject.id,
            suggestion=suggestion,
        )


def _fields(entry: Reference) -> str:
    """Return a record's identifiers as a typed reference would give them."""
    labels = {"DOI": "doi: ", "ISBN": "ISBN ", "ISSN": "ISSN ", "PMID": "PMID ", "URL": ""}
    return " ".join(
        f"{label}{entry.texts[name]}" for name, label in labels.items() if entry.texts.get(name)
    )


def _place(entry: Reference, start: int, end: int) -> Location | None:
    place = entry.location
    if place is None or place.start is None or place.end is None:
        return place
    if place.end - place.start != len(entry.raw):
        return place
    return Location(place.paragraph, place.start + start, place.start + end)


_Problem = tuple[int, int, str, str]


def _dois(text: str) -> Iterator[_Problem]:
    ends = 0
    for pattern in (_RESOLVED, _LABELLED):
        for match in pattern.finditer(text):
            typed = _trimmed(match[1])
            if match.start() < ends or identifiers.doi(typed) or _SHORT_DOI.fullmatch(typed):
                continue
            ends = match.end()
            why, better = _wrong_doi(typed)
            if not why:
                continue
            yield (
                match.start(1),
                match.start(1) + max(1, len(typed)),
                f"“{typed}” is no DOI: {why}",
                better,
            )


def _wrong_doi(typed: str) -> tuple[str, str]:
    """Return what is wrong with a DOI and, where it is certain, how it should read."""
    if not typed:
        return "nothing follows the resolver", ""
    prefix, slash, suffix = typed.partition("/")
    digits = prefix.replace("O", "0").replace("o", "0").replace("I", "1").replace("l", "1")
    if digits != prefix and identifiers.doi(f"{digits}/{suffix}"):
        return "a letter stands for a digit", f"{digits}/{suffix}"
    if re.match(r"0\.\d{4}", typed) and identifiers.doi(f"1{typed}"):
        return "its first digit is missing", f"1{typed}"
    if re.fullmatch(r"10\.\d{4,9}", prefix):
        return "nothing follows its prefix", ""
    if prefix.startswith("10.") and not slash:
        return "the slash after its prefix is missing", ""
    return "it does not begin with 10. and a registrant's number", ""


def _numbers(text: str) -> Iterator[_Problem]:
    for name, why in _WHY.items():
        valid = getattr(identifiers, name.lower(), None)
        if valid is None:
            continue
        for match in _NUMBERED[name].finditer(text):
            typed = _trimmed(match[1])
            if not valid(typed):
                start = match.start(1)
                yield start, start + len(typed), f"“{typed}” is no {name}: {why}", ""


def _addresses(text: str) -> Iterator[_Problem]:
    for match in _ADDRESS.finditer(text):
        typed = _trimmed(match[1])
        start, end = match.start(1), match.start(1) + len(typed)
        if not re.match(r"https?://", typed, re.IGNORECASE):
            yield start, end, f"“{typed}” is no address: its scheme is mistyped", ""
        elif re.match(r"https?://(?:https?:?//?|$)", typed, re.IGNORECASE):
            yield start, end, f"“{typed}” is no address: its scheme stands twice or alone", ""
        elif not _HOST.fullmatch(typed):
            yield start, end, f"“{typed}” is no address: it names no host", ""


def _trimmed(typed: str) -> str:
    """Return an identifier without the sentence's own marks; a bracket that it opened stays."""
    while typed and typed[-1] in _TAIL:
        if typed[-1] == ")" and typed.count("(") >= typed.count(")"):
            break
        typed = typed[:-1]
    return typed
