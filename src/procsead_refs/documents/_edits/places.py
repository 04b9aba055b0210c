"""The places of edits, checked against the document that they are for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from procsead_refs.documents._blocks.lines import Traced
    from procsead_refs.model import Edit, Location


def extent(location: Location, blocks: Sequence[Traced], path: Path) -> tuple[int, int]:
    """Return start and end in its block; a location without them is the whole block.

    Raises:
        Refusal: the document has no such place.
    """
    known = 0 <= location.paragraph < len(blocks)
    length = len(blocks[location.paragraph].block.text) if known else -1
    start = location.start or 0
    end = length if location.end is None else location.end
    if not known or not 0 <= start <= end <= length:
        raise Refusal(
            f"paragraph {location.paragraph} has no place {start} to {end}",
            where=path,
            remedy="read the file again: it has changed since it was checked",
        )
    return start, end


def replacements(
    edits: Iterable[Edit], blocks: Sequence[Traced], path: Path
) -> list[tuple[Edit, int, int]]:
    """Return the edits that replace, with their extent; of two that overlap the first given."""
    chosen: list[tuple[Edit, int, int]] = []
    taken: dict[int, list[tuple[int, int]]] = {}
    for edit in edits:
        start, end = extent(edit.location, blocks, path)
        others = taken.setdefault(edit.location.paragraph, [])
        free = (
            all(end <= one[0] or one[1] <= start for one in others) and (start, end) not in others
        )
        if edit.replacement is None or not free:
            continue
        others.append((start, end))
        chosen.append((edit, start, end))
    return chosen
