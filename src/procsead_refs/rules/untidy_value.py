r"""A value with more in it than its field holds, or in another form than the rest of the world's.

What: a DOI typed as an address or with "doi:"; \url{} in url; a page range with one hyphen or a
dash; spaces at the ends of a value.

Why: styles add the resolver and the dash themselves, and print them twice.

Not flagged: article numbers and pages with letters ("A-12"); values that use a @string.

Bad: doi = {https://doi.org/10.1000/182}, pages = {216-28}
Good: doi = {10.1000/182}, pages = {216--28}

The suggestion is certain: --fix writes it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs import identifiers
from procsead_refs.model import Severity
from procsead_refs.rules import _bib

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.library import Library
    from procsead_refs.model import Finding
    from procsead_refs.rules import Context

SCOPE = "library"
SEVERITY = Severity.INFO
CERTAIN = True

_PAGES = re.compile(r"(\d+)(?:\s*[–—]\s*|\s*-\s*|\s+--\s*|\s*--\s+)(\d+)")
_URL = re.compile(r"\\url\{([^{}]*)\}")
_RESOLVER = re.compile(r"(?:https?://(?:dx\.|www\.)?doi\.org/|doi:\s*|info:doi/)", re.IGNORECASE)


def check(library: Library, context: Context) -> Iterator[Finding]:
    """Yield a finding for each value that has a tidier form of the same meaning."""
    for entry in _bib.entries(library):
        for number, field in enumerate(entry.block.fields):
            if not _bib.delimited(field.value):
                continue
            value = _bib.inside(field.value)
            better, why = _tidied(_bib.name(field), value)
            if better != value:
                yield entry.finding(
                    "untidy-value",
                    SEVERITY,
                    f"{field.name}: {why}",
                    number,
                    (1, len(field.value) - 1),
                    better,
                )


def _tidied(name: str, value: str) -> tuple[str, str]:
    text = value.strip()
    if name == "doi" and _RESOLVER.match(text) and (doi := identifiers.doi(text)):
        return doi, "the DOI alone belongs here"
    if name == "url" and (match := _URL.fullmatch(text)):
        return match[1], r"the address alone belongs here, without \url"
    if name == "pages" and (match := _PAGES.fullmatch(text)):
        return f"{match[1]}--{match[2]}", "a page range has two hyphens"
    return text, "spaces at its ends"
