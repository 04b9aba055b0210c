"""How alike two texts are, by rapidfuzz, which is imported when the first two are compared."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType


def ratio(one: str, other: str, least: float = 0.0) -> float:
    """Return how alike two texts are, from 0 to 100, by the letters to take out or put in.

    Args:
        one: a text.
        other: another.
        least: a ratio below this is 0, which is known sooner.
    """
    found: float = _rapidfuzz().fuzz.ratio(one, other, score_cutoff=least)
    return found


def edits(one: str, other: str, most: int) -> int:
    """Return how many letters are put in, left out, replaced or swapped, `most` + 1 for more.

    Optimal string alignment: no letter is edited twice.
    """
    found: int = _rapidfuzz().distance.OSA.distance(one, other, score_cutoff=most)
    return found


@cache
def _rapidfuzz() -> ModuleType:
    """Return the module: an import inside the functions would be looked up at every pair."""
    import rapidfuzz

    return rapidfuzz
