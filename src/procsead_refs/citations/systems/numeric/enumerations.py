"""Bracketed numbers that cite nothing: the points of a sentence, the ends of a scale."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from procsead_refs.citations.cues import lexicon
from procsead_refs.matching import alternatives

if TYPE_CHECKING:
    from procsead_refs.citations.systems.numeric.groups import Group

_NEAR = 12  # code points before a number that show what it is


def without_enumerations(text: str, groups: list[Group]) -> list[Group]:
    """Return the groups without those that count points or name the ends of a scale.

    "(1) …, (2) … and (3) …" and "from never (1) to always (7)" cite nothing.
    """
    dropped: set[int] = set()
    row: list[int] = []

    def close() -> None:
        marks = sum(bool(_list_mark().search(_before(text, groups[at].start))) for at in row)
        opens = sum(text[groups[at].end : groups[at].end + 2].strip().isalpha() for at in row)
        if len(row) > 1 and marks >= len(row) - 1 and opens >= len(row) - 1:
            dropped.update(row)

    for at, group in enumerate(groups):
        if len(group.numbers) != 1:
            continue
        if row and group.numbers[0] == groups[row[-1]].numbers[0] + 1:
            row.append(at)
            continue
        close()
        row = [at] if group.numbers[0] == 1 else []
    close()
    for at in range(len(groups) - 1):
        between = text[groups[at].end : groups[at + 1].start]
        if groups[at].numbers in {(0,), (1,)} and _scale().match(between):
            dropped.update((at, at + 1))
    return [group for at, group in enumerate(groups) if at not in dropped]


@cache
def _list_mark() -> re.Pattern[str]:
    between = alternatives(lexicon.phrases("alternatives"))
    return re.compile(rf"(?:^|[,;:.–—]|\b(?:{lexicon.conjunctions()}|{between}))\s*$")


@cache
def _scale() -> re.Pattern[str]:
    until = alternatives(lexicon.phrases("until"), folded=False)
    return re.compile(
        rf"[,;]?\s(?:{until}|{lexicon.conjunctions()})\s[^.()]{{1,60}}$|\s?[=–-]\s?[^.()]{{1,60}}$"
    )


def _before(text: str, place: int) -> str:
    return text[max(0, place - _NEAR) : place]
