"""Two entries under one key, or an entry without one.

What: a key that stands twice in the file; capitals do not count, because Biber and BibTeX differ
in whether they do. An entry without a key (warning).

Why: a citation of it means the one or the other, and programs choose differently.

Bad: @book{tide2001, …} and @article{Tide2001, …}
Good: @book{tide2001, …} and @article{tide2001coast, …}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.model import Finding, Severity
from procsead_refs.rules import _bib

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.library import Library
    from procsead_refs.rules import Context

SCOPE = "library"
SEVERITY = Severity.ERROR


def check(library: Library, context: Context) -> Iterator[Finding]:
    """Yield a finding for each entry whose key an earlier one has."""
    lines: dict[str, int] = {}
    for entry in _bib.entries(library):
        key = entry.block.key.lower()
        if not key:
            message = f"@{entry.block.type} has no key and cannot be cited"
            yield entry.finding("duplicate-key", Severity.WARNING, message)
        elif key in lines:
            message = f"an entry in line {lines[key]} has this key too"
            yield entry.finding("duplicate-key", Severity.ERROR, message)
        lines.setdefault(key, entry.block.line)
