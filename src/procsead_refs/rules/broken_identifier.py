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
from procsead_refs.model import Finding, Reference, Severity
from procsead_refs.rules._places import within
from procsead_refs.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.rules import Context

SCOPE = "reference"
SEVERITY = Severity.WARNING
CERTAIN = True  # a suggestion is made only where one reading is possible

_TAIL = ".,;:)]}>'’”\""
# What a DOI's resolver or label announces; the label alone counts only before something like "10.".
_RESOLVED = re.compile(r"(?:dx\.)?doi\.org/(\S*)", re.IGNORECASE)
_LABELLED = re.compile(r"\bdoi\b\s{0,2}[:=]?\s{0,2}([\dOoIl]{1,3}[.,]\S+)", re.IGNORECASE)
_SHORT_DOI = re.compile(r"10/[a-z0-9]{3,}", re.IGNORECASE)
# Each of the others after its label; the label alone says nothing.
_NUMBERED = {
    "ISBN": re.compile(r"\bISBN(?:[-– ]?1[03])?\b[:\s]{0,3}([\dXx][\dXx‐‑–\- ]{8,20}[\dXx])"),
    "ISSN": re.compile(r"\bISSN\b[:\s]{0,3}([\dXx][\dXx‐‑–\-]{5,10}[\dXx])"),
    "ORCID": re.compile(r"\borcid\.org/([\dXx-]{10,24})", re.IGNORECASE),
    "PMID": re.compile(r"\bPMID\b[:\s]{1,3}([\w.]*\d[\w.]*)"),
    "PMCID": re.compile(r"\bPMCID\b[:\s]{1,3}([\w.]*\d[\w.]*)"),
    # Without its full stop a number is a style's doing: some print no full stops in a container.
    "arXiv": re.compile(r"\barXiv:\s?([\w-]*\d*[./][\w.-]*\d[\w.-]*)", re.IGNORECASE),
    "URN": re.compile(r"\b(urn:(?:nbn|isbn|issn):[^\s<>\"”»]{1,200})", re.IGNORECASE),
    "CELEX": re.compile(r"\bCELEX:?\s?(\d\w{4,20})"),
    "ECLI": re.compile(r"\b(ECLI:[\w:.]{1,60})"),
}
# How a typed reference would announce what a record has in a field of its own.
_LABELS = {
    "DOI": "doi: ",
    "ISBN": "ISBN ",
    "ISSN": "ISSN ",
    "PMID": "PMID ",
    "PMCID": "PMCID ",
    "eprint": "arXiv:",
    "orcid": "orcid.org/",
    "urn": "",
    "celex": "CELEX:",
    "ecli": "",
    "URL": "",
}
_ADDRESS = re.compile(
    r"(?<![\w.@/])((?:h{1,2}t{1,3}ps?|htps?|hppts?|https?s)[:;./\\]{1,4}[^\s<>\"“”\[\]]*)",
    re.IGNORECASE,
)


def check(reference: Reference, context: Context) -> Iterator[Finding]:
    """Yield a finding for each broken identifier of a reference."""
    text = reference.raw or _fields(reference)
    for start, end, message, suggestion in (*_dois(text), *_numbers(text), *_addresses(text)):
        yield Finding(
            "broken-identifier",
            SEVERITY,
            message,
            within(reference, start, end),
            reference=reference.id,
            suggestion=suggestion,
        )


def _fields(entry: Reference) -> str:
    """Return a record's identifiers as a typed reference would give them."""
    texts = {**entry.extra, **entry.texts}
    if fold(texts.get("eprinttype", "")) != "arxiv":
        texts.pop("eprint", None)
    return " ".join(f"{label}{texts[name]}" for name, label in _LABELS.items() if texts.get(name))


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
                f"The DOI “{typed}” {why}",
                better,
            )


def _wrong_doi(typed: str) -> tuple[str, str]:
    """Return what is wrong with a DOI and, where it is certain, how it should read."""
    if not typed:
        return "is missing after its resolver", ""
    prefix, slash, suffix = typed.partition("/")
    digits = prefix.replace("O", "0").replace("o", "0").replace("I", "1").replace("l", "1")
    if digits != prefix and identifiers.doi(f"{digits}/{suffix}"):
        return "has a letter for a digit", f"{digits}/{suffix}"
    if re.match(r"0\.\d{4}", typed) and identifiers.doi(f"1{typed}"):
        return "lacks its first digit", f"1{typed}"
    if re.fullmatch(r"10\.\d{4,9}", prefix):
        return "has nothing after its prefix", ""
    if prefix.startswith("10.") and not slash:
        return "lacks the slash after its prefix", ""
    return "does not begin with 10. and a registrant's number", ""


def _numbers(text: str) -> Iterator[_Problem]:
    for name, pattern in _NUMBERED.items():
        for match in pattern.finditer(text):
            typed = _trimmed(match[1])
            if why := identifiers.problem(name, typed):
                start = match.start(1)
                yield start, start + len(typed), f"The {name} “{typed}” {why}", ""


def _addresses(text: str) -> Iterator[_Problem]:
    for match in _ADDRESS.finditer(text):
        typed = _trimmed(match[1])
        if _RESOLVED.search(typed) and identifiers.doi(typed):
            continue  # a DOI may have any character
        scheme = re.match(r"https?://", typed, re.IGNORECASE)
        why = identifiers.problem("URL", typed) if scheme else "has its scheme mistyped"
        if why:
            start = match.start(1)
            yield start, start + len(typed), f"The address “{typed}” {why}", ""


def _trimmed(typed: str) -> str:
    """Return an identifier without the sentence's own marks; a bracket that it opened stays."""
    while typed and typed[-1] in _TAIL:
        if typed[-1] == ")" and typed.count("(") >= typed.count(")"):
            break
        typed = typed[:-1]
    return typed
