"""The same work twice in the library.

What: two entries that are one work typed differently: abbreviated journal, initials, accents, a
lacking subtitle. What `dedupe` shows, with its score and reason.

Why: the work is cited under two keys and listed twice, and a correction reaches one of the two.

Not flagged: entries that name one another (related, entryset, crossref, xdata); another edition,
a translation, a preprint beside its version of record.

Bad: @article{a, title = {The Tide}, …} and @article{b, title = {The tide: a review}, …}
Good: one entry; `procsead-refs dedupe --merge` keeps the union of their fields
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.library import duplicates
from procsead_refs.library.store.editing import KEY_FIELDS, field
from procsead_refs.model import Finding, Location, Severity
from procsead_refs.rules import _bib

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.library import Library
    from procsead_refs.rules import Context

SCOPE = "library"
SEVERITY = Severity.WARNING

_MOST = 50  # keys in one entry: more is no set of works


def check(library: Library, context: Context) -> Iterator[Finding]:
    """Yield a finding for each pair of entries that are one work."""
    linked = _linked(library)
    for pair in duplicates.pairs(library.references):
        if pair.kind != "same":
            continue
        one, other = library.references[pair.one], library.references[pair.other]
        if (one.id.lower(), other.id.lower()) in linked:
            continue
        where = (
            library.segments.entry(library.places[pair.other])
            if library.blocks
            else Location(pair.other)
        )
        yield Finding(
            "duplicate-entry",
            SEVERITY,
            f"{other.id}: the same work as {one.id} ({pair.reason})",
            where,
            reference=other.id,
            references=(one.id, other.id),
        )


def _linked(library: Library) -> set[tuple[str, str]]:
    """Return the pairs of keys that name one another, or that one set holds, in either order."""
    pairs: set[tuple[str, str]] = set()
    for block in library.blocks:
        if block.kind != "entry":
            continue
        named = {block.key.lower()}
        for link in KEY_FIELDS:
            if (held := field(block, link)) is not None:
                named |= {key.strip().lower() for key in _bib.inside(held.value).split(",")}
        if len(named) > 1 and len(named) <= _MOST:
            pairs |= {(one, other) for one in named for other in named if one != other}
    return pairs
