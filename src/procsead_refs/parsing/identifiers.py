"""DOI, ISBN, ISSN, URL and other numbers that name a work: nearly certain, so read first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from procsead_refs.parsing.draft import Draft

_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]+")
_URL = re.compile(r"(?:https?://|ftp://|www\.)[^\s<>\"“”]+", re.IGNORECASE)
_ISBN = re.compile(r"ISBN(?:-1[03])?[:\s]*([\d\-– xX]{10,20})", re.IGNORECASE)
_ISSN = re.compile(r"ISSN[:\s]*(\d{4}-?\d{3}[\dxX])", re.IGNORECASE)
_TAIL = ".,;:)]}>'’"


def step(draft: Draft) -> None:
    """Read `DOI`, `URL`, `ISBN` and `ISSN` by their forms."""
    raw = draft.raw
    if "10." in raw and (match := _DOI.search(raw)):
        text = _trimmed(match.group())
        draft.put("DOI", text, match.start(), match.start() + len(text))
    for match in _URL.finditer(raw):
        text = _trimmed(match.group())
        if "doi.org/" in text and "DOI" in draft.texts:
            continue
        draft.put("URL", text, match.start(), match.start() + len(text))
    if "ISBN" in raw and (match := _ISBN.search(raw)):
        draft.put("ISBN", match[1].strip(), *match.span(1))
    if "ISSN" in raw and (match := _ISSN.search(raw)):
        draft.put("ISSN", match[1], *match.span(1))


def _trimmed(text: str) -> str:
    """Return an address without the sentence's own marks; a bracket it opened stays."""
    while text and text[-1] in _TAIL:
        if text[-1] == ")" and text.count("(") >= text.count(")"):
            break
        text = text[:-1]
    return text
