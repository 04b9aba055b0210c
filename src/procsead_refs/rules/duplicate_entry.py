"""The same work twice in the library.

What: two entries that are one work typed differently: abbreviated journal, initials, accents, a
lacking subtitle. What `dedupe` shows, with its score and reason.

Why: the work is cited under two keys and listed twice, and a correction reaches one of the two.

Not flagged: another edition, a translation, a preprint beside its version of record.

Bad: @article{a, title = {The Tide}, …} and @article{b, title = {The tide: a review}, …}
Good: one entry; `procsead-refs dedupe --merge` keeps the union of their fields
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.library import duplicates
from procsead_refs.model import Finding, Location, Severity
from procsead_refs.rules import _bib

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.rules import Context, Subject

SCOPE = "library"
SEVERITY = Severity.WARNING


def check(subject: Subject, context: Context) -> Iterator[Finding]:  # noqa: ARG001 - every rule's signature
    """Yield a finding for each pair of entries that are one work."""
    library = _bib.library_of(subject)
    for pair in duplicates.pairs(library.references):
        if pair.kind != "same":
            continue
        one, other = library.references[pair.one], library.references[pair.other]
        where = (
            library.segments.entry(library.places[pair.other])
            if library.blocks
            else Location(pair.other)
        )
        yield Finding(
            "duplicate-entry",
            Severity.WARNING,
            f"{other.id}: the same work as {one.id} ({pair.reason})",
            where,
            reference=other.id,
            references=(one.id, other.id),
        )
