"""Identifiers of works and people: normalised, checked, and said why one is not valid.

Each function takes what was typed, with or without its label or resolver, and returns the normal
form, or None where it is not valid; `problem(kind, text)` says why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.identifiers.addresses import url, url_reason, urn, urn_reason
from procsead_refs.identifiers.law import celex, ecli, eli
from procsead_refs.identifiers.serial import (
    isbn,
    isbn_10,
    isbn_13,
    isbn_reason,
    issn,
    issn_reason,
    orcid,
    orcid_reason,
)
from procsead_refs.identifiers.works import arxiv, doi, doi_reason, pmcid, pmid

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "KINDS", "arxiv", "celex", "doi", "ecli", "eli", "isbn", "isbn_10", "isbn_13", "issn", "orcid",
    "pmcid", "pmid", "problem", "url", "urn",
]  # fmt: skip

KINDS: dict[str, Callable[[str], str | None]] = {
    "doi": doi,
    "isbn": isbn,
    "issn": issn,
    "orcid": orcid,
    "pmid": pmid,
    "pmcid": pmcid,
    "arxiv": arxiv,
    "urn": urn,
    "eli": eli,
    "celex": celex,
    "ecli": ecli,
    "url": url,
}
_REASONS: dict[str, Callable[[str], str]] = {
    "doi": doi_reason,
    "isbn": isbn_reason,
    "issn": issn_reason,
    "orcid": orcid_reason,
    "urn": urn_reason,
    "url": url_reason,
}


def problem(kind: str, text: str) -> str:
    """Return why an identifier is not valid, as a clause ("its check digit is wrong"), or "".

    Args:
        kind: DOI, ISBN, ISSN, ORCID, PMID, PMCID, arXiv, URN, ELI, CELEX, ECLI or URL, in any case.
        text: what was typed.

    Raises:
        KeyError: there is no such kind.
    """
    check = KINDS[kind.lower()]
    if check(text) is not None:
        return ""
    typed = text.strip()
    if not typed:
        return "is empty"
    return _REASONS.get(kind.lower(), _no_form)(typed)


def _no_form(_: str) -> str:
    return "has not the form that it must have"
