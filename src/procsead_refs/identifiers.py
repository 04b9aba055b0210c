"""Identifiers of works and people: normalised, checked, and said why one is not valid."""

from __future__ import annotations

import re

_DOI = re.compile(
    r"(?:https?://(?:dx\.|www\.)?doi\.org/|doi:?\s*|info:doi/)?(10\.\d{4,9}(?:\.\d+)*/\S+)",
    re.IGNORECASE,
)


def doi(text: str) -> str | None:
    """Return a DOI without resolver or prefix ("10.1000/182"), or None."""
    match = _DOI.search(text.strip())
    return match[1].rstrip(".,;") if match else None
