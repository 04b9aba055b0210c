"""Brackets in a text: which stand outermost and what they hold."""

from __future__ import annotations

from typing import NamedTuple

_CLOSING = {"(": ")", "[": "]", "（": "）"}
_DEEPEST = 8  # brackets of another kind left open in a bracket
_LONGEST = 4000  # no citation is longer; an unclosed bracket must not swallow a chapter


class Bracket(NamedTuple):
    """An outermost pair: `start` at the opening, `end` after the closing one."""

    start: int
    end: int


def outermost(text: str, opening: str = "([（") -> list[Bracket]:
    """Return the outermost pairs of brackets, in order. What is never closed is no bracket.

    A closing bracket without an opening one ("1)", ":-)") is passed over; an opening one that is
    never closed is dropped, so that those inside it count.
    """
    pairs: list[Bracket] = []
    stack: list[tuple[str, int]] = []
    for place, char in enumerate(text):
        if char in opening:
            stack.append((_CLOSING[char], place))
        elif char in ")]）":
            last = range(len(stack) - 1, max(-1, len(stack) - 1 - _DEEPEST), -1)
            at = next((i for i in last if stack[i][0] == char), None)
            if at is not None:
                start = stack[at][1]
                del stack[at:]
                if place - start <= _LONGEST:
                    pairs.append(Bracket(start, place + 1))
    kept: list[Bracket] = []
    for pair in sorted(pairs):
        if not kept or pair.start >= kept[-1].end:
            kept.append(pair)
    return kept
