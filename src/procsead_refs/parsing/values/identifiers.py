"""DOI, ISBN, ISSN, URL and other names of a work: nearly certain by their form, so read first."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from procsead_refs import identifiers
from procsead_refs.data import table

if TYPE_CHECKING:
    from procsead_refs.parsing.draft import Draft

# With its resolver or label, which belong to it as typed.
_DOI = re.compile(
    r"(?:(?:https?://)?(?:dx\.)?doi\.org/|doi\s?:?\s?)?(10\.\d{4,9}\s?/\s?[^\s\"<>]+)",
    re.IGNORECASE,
)
_URL = re.compile(r"(?:https?\s?:\s?//\s?|ftp://|www\.)[^\s<>\"“”]+", re.IGNORECASE)
_PATH = re.compile(r"[\w%~+,;=&?#:@/.\-]+")
# From the start of a word on, so that one of many letters is looked through once.
_BARE = re.compile(r"(?<![\w-])[\w-]+(?:\.[\w-]+)+(?:/\S*)?")
_ISBN = re.compile(r"ISBN(?:-1[03])?[:\s]*([\d][\d\-–‐ ]{8,18}[\dxX])", re.IGNORECASE)
_ISSN = re.compile(r"ISSN[:=\s]*(\d{4}[-–‐]?\d{3}[\dxX])", re.IGNORECASE)
_PMID = re.compile(r"PMID:?\s*(\d{4,9})\b", re.IGNORECASE)
_PMCID = re.compile(r"\b(PMC\d{5,9})\b")
_URN = re.compile(r"\burn:(?:nbn|isbn|issn):[\w:.-]+", re.IGNORECASE)
_BIORXIV = re.compile(r"\b(?:bio|med)Rxiv,?\s(\d{4}\.\d\d\.\d\d\.\d{6,8})", re.IGNORECASE)
_ARXIV = re.compile(r"(?:\barXiv\s?:\s?|\babs/)(\d{4}\.\d{4,5}|[a-z-]+/\d{7})", re.IGNORECASE)
_BREAKS = set("/-_.=&?%~")  # where an address is broken over lines
_TAIL = ".,;:)]}>'’”»"


def step(draft: Draft) -> None:
    """Read `DOI`, `URL`, `ISBN`, `ISSN`, `PMID` and `PMCID`; a URN or arXiv number as `number`."""
    raw = draft.raw
    folded = raw.casefold()
    if "10." in raw:
        _doi(draft)
    if "//" in raw or "www." in folded:
        _url(draft)
    _bare_url(draft)
    for word, variable, pattern in (
        ("isbn", "ISBN", _ISBN),
        ("issn", "ISSN", _ISSN),
        ("pmid", "PMID", _PMID),
        ("pmc", "PMCID", _PMCID),
    ):
        if word in folded and (match := pattern.search(raw)):
            draft.put(variable, match[1].strip(), *match.span(1))
    if "urn:" in folded and (match := _URN.search(raw)):
        draft.put("number", match[0].rstrip(_TAIL), *match.span())
    elif "rxiv" in folded or "abs/" in folded:
        _preprint(draft)


@cache
def _after_doi() -> re.Pattern[str]:
    """Match what is run into a DOI and is none of it: "[doi]", ".URL", "(2019)", "(accessed"."""
    return re.compile(
        rf"\[.*|\.?(?:URL|PMID|PMCID|https?:).*|\((?:1[89]|20)\d\d\)?\.?$|\((?:{_accessed()}).*",
        re.IGNORECASE,
    )


@cache
def _after_url() -> re.Pattern[str]:
    """Match what is run into an address and is none of it: "(accessed"."""
    return re.compile(rf"[(\[](?:{_accessed()}).*", re.IGNORECASE)


def _accessed() -> str:
    """Return the alternatives for words before a day of access, without their spaces."""
    return "|".join(re.escape(one.replace(" ", "")) for one in table("markers")["accessed"])


def _preprint(draft: Draft) -> None:
    if match := _ARXIV.search(draft.raw):
        draft.put("number", f"arXiv:{match[1]}", *match.span())
    elif match := _BIORXIV.search(draft.raw):
        draft.put("number", match[1], *match.span(1))
        draft.take(*match.span(1))


def _doi(draft: Draft) -> None:
    for match in _DOI.finditer(draft.raw):
        text = _after_doi().sub("", "".join(match[1].split()))
        if found := identifiers.doi(text):
            draft.put("DOI", found, match.start(), match.end())
            return


def _url(draft: Draft) -> None:
    raw = draft.raw
    for match in _URL.finditer(raw):
        start, end = match.span()
        text = match[0]
        while more := _continued(draft, end):
            end += 1 + len(more)
            text += more
        text = _trimmed(_after_url().sub("", "".join(text.split())))
        if "doi." in text and "DOI" in draft.texts:
            continue
        draft.put("URL", text, start, end)


def _bare_url(draft: Draft) -> None:
    """Read a labelled address without a scheme: "example.org/reports/2010"."""
    for piece in draft.of("url"):
        bare = _BARE.search(piece.text)
        if bare and "doi." not in bare[0]:
            draft.put("URL", _trimmed(bare[0]), piece.start, piece.end)


def _continued(draft: Draft, end: int) -> str:
    """Return what a space tore off an address that ends at `end`, told by the tagger's label."""
    raw = draft.raw
    if raw[end : end + 1] != " " or raw[end - 1 : end] not in _BREAKS:
        return ""
    if not any(piece.start <= end + 1 < piece.end for piece in draft.of("url")):
        return ""
    match = _PATH.match(raw, end + 1)
    return match[0] if match else ""


def _trimmed(text: str) -> str:
    """Return an address without the sentence's own marks; a bracket it opened stays."""
    end = len(text)
    unopened = text.count(")") - text.count("(")
    while end and text[end - 1] in _TAIL:
        if text[end - 1] == ")":
            if unopened <= 0:
                break
            unopened -= 1
        end -= 1
    return text[:end]
