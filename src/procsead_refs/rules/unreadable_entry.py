"""An entry of the .bib file that cannot be read.

What: a brace or quotation mark that is not closed, something that is no field.

Why: every program leaves such an entry out or reads it in its own way. Here it is kept as it
stands, and nothing is written over it; but it cannot be cited.

Bad: @book{tide2001, title = {The Tide, year = 2001}
Good: @book{tide2001, title = {The Tide}, year = 2001}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.model import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.library import Library
    from procsead_refs.rules import Context

SCOPE = "library"
SEVERITY = Severity.ERROR


def check(library: Library, context: Context) -> Iterator[Finding]:
    """Yield a finding for each block that could not be read."""
    for number, block in enumerate(library.blocks):
        if block.kind == "failed":
            where = library.segments.entry(number)
            name = block.key or f"@{block.type}"
            yield Finding(
                "unreadable-entry",
                SEVERITY,
                f"{name} {block.reason}",
                where,
                reference=block.key,
            )
