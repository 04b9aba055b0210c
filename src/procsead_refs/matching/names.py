"""Names compared: the same, or one a misspelling of the other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from procsead_refs.matching.likeness import edits, ratio
from procsead_refs.matching.words import key, phrase_table

if TYPE_CHECKING:
    from procsead_refs.model import Reference

_TYPO = 0.8  # two spellings of one name: at least this alike
MIN_TYPO = 4  # names of fewer letters differ too easily


@dataclass(frozen=True, slots=True)
class Match:
    """How well two things fit, from 0 to 1, and the fields in which they differ."""

    score: float
    differences: tuple[str, ...] = ()


def creator_keys(reference: Reference) -> tuple[str, ...]:
    """Return the keys of those a work is cited by, in order; "et al." is nobody."""
    keys = (key(name.literal or name.family) for name in reference.creators)
    return tuple(one for one in keys if one and one not in _nobody())


@cache
def _nobody() -> frozenset[str]:
    return frozenset(key(word) for row in phrase_table("nobody").values() for word in row)


def typo(one: str, other: str) -> float:
    """Return how probably one key is a misspelling of the other, 0 where it is not."""
    if one == other:
        return 1.0
    if min(len(one), len(other)) < MIN_TYPO:
        return 0.0
    longest = max(len(one), len(other))
    most = max(1, min(3, longest // 4))
    if abs(len(one) - len(other)) > most:
        return 0.0
    distance = edits(one, other, most)
    if distance > most:
        return 0.0
    score = max(ratio(one, other) / 100, 1 - distance / longest)
    return score if score >= _TYPO or distance == 1 else 0.0
