"""An entry that the team has not annotated.

What: an entry without `annotation`, or without the annotation in a language (annotation-fi) that
other entries of the library have.

Why: the reading list prints the annotation; without one an entry says only that it exists.

It runs when asked for: --rules +missing-annotation, or in the project's rules.

Not flagged: parents of other entries (crossref, xdata), which are not listed themselves.

Bad: @book{tide2001, title = {The Tide}}
Good: @book{tide2001, title = {The Tide}, annotation = {The standard work on tides.}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.library.store.editing import field
from procsead_refs.model import Severity
from procsead_refs.rules import _bib

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.library import Library
    from procsead_refs.model import Finding
    from procsead_refs.rules import Context

SCOPE = "library"
SEVERITY = Severity.INFO
ASKED = True


def check(library: Library, context: Context) -> Iterator[Finding]:
    """Yield a finding for each annotation that lacks."""
    entries = tuple(_bib.entries(library))
    wanted = {"annotation"}
    parents: set[str] = set()
    for entry in entries:
        wanted |= {name for name in entry.names if name.startswith("annotation-")}
        for link in ("crossref", "xdata"):
            if (held := field(entry.block, link)) is not None:
                parents |= {key.strip().lower() for key in _bib.inside(held.value).split(",")}
    for entry in entries:
        if entry.block.key.lower() in parents or entry.block.type.lower() in {"xdata", "set"}:
            continue
        for name in sorted(wanted - entry.names):
            yield entry.finding("missing-annotation", SEVERITY, f"has no {name}")
