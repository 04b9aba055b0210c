"""Brackets in a text: which stand outermost and what they hold."""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_BRACKET = re.compile(r"[()\[\]（）]")
_CLOSING = {"(": ")", "[": "]", "（": "）"}
_DEEPEST = 8  # brackets of another kind left open in a bracket
_LONGEST = 4000  # no citation is longer; an unclosed bracket must not swallow a chapter


class Bracket(NamedTuple):
    """An outermost pair: `start` at the opening, `end` after the closing one."""

    start: int
    end: int


def outermost(text: str, opening: str = "([（") -> Iterator[Bracket]:
    """Yield the outermost pairs of brackets, in order. What is never closed is no bracket.

    A closing bracket without an opening one ("1)", ":-)") is passed over; an opening one that is
    not closed within 4,000 code points is dropped, so that those inside it count. No more than
    these 4,000 are looked back on, however long the text is.
    """
    opened: deque[int] = deque()
    pairs: deque[Bracket] = deque()  # what a bracket that is still open may hold
    for match in _BRACKET.finditer(text):
        place, char = match.start(), match[0]
        while opened and place - opened[0] > _LONGEST:
            opened.popleft()
        while pairs and (not opened or pairs[0].start < opened[0]):
            yield pairs.popleft()
        if char in _CLOSING:
            if char in opening:
                opened.append(place)
            continue
        last = range(len(opened) - 1, max(-1, len(opened) - 1 - _DEEPEST), -1)
        at = next((i for i in last if _CLOSING[text[opened[i]]] == char), None)
        if at is not None:
            start = opened[at]
            while len(opened) > at:
                opened.pop()
            while pairs and pairs[-1].start > start:
                pairs.pop()
            pairs.append(Bracket(start, place + 1))
    yield from pairs
