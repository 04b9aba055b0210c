"""Lines that stand under one another, and where their edges are."""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.documents.pdf.pages import Line


class Column:
    """Lines under one another, and where its edges are."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        lefts, rights = sorted(line.left for line in lines), sorted(line.right for line in lines)
        self.left = lefts[len(lefts) // 20]
        self.right = rights[-1 - len(rights) // 20]
        steps = [one.base - other.base for one, other in pairwise(lines)]
        self.step = median([step for step in steps if step > 0] or [0])
        indented = [
            self.full(one)
            for one, other in pairwise(lines)
            if self.indented(other) and not self.indented(one)
        ]
        self.hanging = len(indented) > 1 and sum(indented) > 0.7 * len(indented)

    def indented(self, line: Line) -> bool:
        """Say whether a line begins right of the edge."""
        return line.left - self.left > 0.5 * line.size

    def full(self, line: Line) -> bool:
        """Say whether a line reaches the right edge, or nearly."""
        return self.right - line.right < 0.12 * (self.right - self.left)


def columns(lines: list[Line]) -> Iterator[Column]:
    """Yield the lines in groups that stand under one another."""
    group: list[Line] = []
    for line in lines:
        if group:
            last = group[-1]
            beside = line.left > last.right or line.right < last.left
            upwards = line.base > last.base + last.size
            if upwards or beside:
                yield Column(group)
                group = []
        group.append(line)
    if group:
        yield Column(group)
