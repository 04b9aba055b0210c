"""DOI, PubMed, PubMed Central and arXiv: numbers that registries give to works."""

from __future__ import annotations

import re

_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s\"<>]+", re.IGNORECASE)
_DOI_LABEL = re.compile(
    r"(?:https?://)?(?:dx\.|www\.)?doi\.org/|info:doi/|doi\s*[:=]?\s*", re.IGNORECASE
)
_PMID = re.compile(
    r"(?:(?:https?://)?(?:www\.)?(?:ncbi\.nlm\.nih\.gov/pubmed|pubmed\.ncbi\.nlm\.nih\.gov)/|PMID:?\s*)?([1-9]\d{0,8})/?",
    re.IGNORECASE,
)
_PMCID = re.compile(
    r"(?:https?://[^\s/]+/(?:pmc/)?articles/|PMCID:?\s*)?PMC?(\d{1,9})/?", re.IGNORECASE
)
_ARXIV = re.compile(
    r"(?:(?:https?://)?(?:www\.)?arxiv\.org/(?:abs|pdf)/|arxiv:\s*)?"
    r"(\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}|[a-z][a-z-]{1,15}(?:\.[A-Z]{2})?/\d{2}(?:0[1-9]|1[0-2])\d{3})(v\d{1,3})?(?:\.pdf)?",
    re.IGNORECASE,
)
_CLOSING = {")": "(", "]": "[", ">": "<", "}": "{"}


def doi(text: str) -> str | None:
    """Return a DOI without resolver or label ("10.1000/182"), its case kept, or None.

    A DOI is case-insensitive: compare it folded. Source: the DOI Handbook, section 3.
    """
    match = _DOI.search(text)
    if match is None:
        return None
    found = match[0]
    while found and (
        found[-1] in ".,;:'’”"
        or (found[-1] in _CLOSING and found.count(found[-1]) > found.count(_CLOSING[found[-1]]))
    ):
        found = found[:-1]
    return found if not found.endswith("/") else None


def pmid(text: str) -> str | None:
    """Return a PubMed identifier as digits, or None."""
    match = _PMID.fullmatch(text.strip())
    return match[1] if match else None


def pmcid(text: str) -> str | None:
    """Return a PubMed Central identifier as "PMC123", or None."""
    match = _PMCID.fullmatch(text.strip())
    return f"PMC{match[1]}" if match else None


def arxiv(text: str) -> str | None:
    """Return an arXiv identifier, with its version where one was typed, or None.

    Source: https://info.arxiv.org/help/arxiv_identifier.html.
    """
    match = _ARXIV.fullmatch(re.sub(r"\s*\[[\w.-]{1,20}\]$", "", text.strip()))
    return match[1] + (match[2] or "").lower() if match else None


def doi_reason(text: str) -> str:
    """Return why a text is no DOI."""
    found = _DOI_LABEL.sub("", text, count=1)
    if not found.startswith("10."):
        return "does not begin with 10."
    return (
        "has no suffix after its prefix"
        if "/" not in found.rstrip("/")
        else "has a space or a malformed prefix"
    )
