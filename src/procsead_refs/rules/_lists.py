"""A draft's lists of references: one, or one a chapter, or one in parts with headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.model import Manuscript, Reference


def lists(manuscript: Manuscript) -> Iterator[tuple[Reference, ...]]:
    """Yield the entries of each list, in order; a heading or running text parts two lists."""
    part: list[Reference] = []
    at: int | None = None
    for reference in manuscript.references:
        place = reference.location.paragraph if reference.location else None
        if part and at is not None and place is not None and _parted(manuscript, at, place):
            yield tuple(part)
            part = []
        part.append(reference)
        at = place
    if part:
        yield tuple(part)


def _parted(manuscript: Manuscript, before: int, after: int) -> bool:
    """Return whether a heading or a running text stands between two entries."""
    between = manuscript.document.blocks[before + 1 : after]
    return any(block.text.strip() and block.kind in {"heading", "paragraph"} for block in between)
