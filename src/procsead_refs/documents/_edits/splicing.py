"""Pieces of a text or of bytes replaced at once, all else as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, AnyStr

if TYPE_CHECKING:
    from collections.abc import Iterable

Splice = tuple[int, int, AnyStr]  # from start to end this stands instead; an insertion: start = end


def spliced(old: AnyStr, splices: Iterable[Splice[AnyStr]]) -> AnyStr:
    """Return old with what stands from start to end replaced, for each splice; none overlap.

    Of two insertions at one place the first given stands first.
    """
    parts = []
    at = 0
    for start, end, new in sorted(splices, key=lambda one: one[:2]):
        parts += [old[at:start], new]
        at = max(at, end)
    parts.append(old[at:])
    return old[:0].join(parts)
