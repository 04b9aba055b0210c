"""Lines that stand under one another, and where their edges are."""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from procsead_refs.model import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.documents.pdf.pages import SetLine

_GAP = 1.2  # times the step between two lines: more is room between paragraphs
_ROOM = 0.5  # of a column's width


class Column:
    """Lines under one another, and where its edges are."""

    def __init__(self, lines: list[SetLine]) -> None:
        self.lines = lines
        lefts, rights = sorted(line.left for line in lines), sorted(line.right for line in lines)
        self.left = lefts[len(lefts) // 20]
        self.right = rights[-1 - len(rights) // 20]
        steps = [one.base - other.base for one, other in pairwise(lines)]
        down = sorted(step for step in steps if step > 0) or [0.0]
        self.step = median(down)
        self._closest = down[len(down) // 5]
        indented = [
            self.full(one)
            for one, other in pairwise(lines)
            if self.indented(other) and not self.indented(one)
        ]
        self.hanging = len(indented) > 1 and sum(indented) > 0.7 * len(indented)

    def indented(self, line: SetLine) -> bool:
        """Return whether a line begins right of the edge."""
        return line.left - self.left > 0.5 * line.size

    def row(self, line: SetLine, last: SetLine | None, start: int) -> Row:
        """Return how a line lies in the column, below the one before (None for the first)."""
        width = max(self.right - self.left, line.size)
        gap = last is not None and self.apart(last, line)
        indent = max(0, round(100 * (line.left - self.left) / width))
        across = round(100 * (line.right - line.left) / width)
        return Row(start, indent, across, gap, top=last is None)

    def apart(self, last: SetLine, line: SetLine) -> bool:
        """Return whether there is more room between two lines than within a paragraph."""
        return last.base - line.base > _GAP * self._closest > 0

    def full(self, line: SetLine) -> bool:
        """Return whether a line reaches the right edge, or nearly."""
        return self.right - line.right < 0.12 * (self.right - self.left)

    def short(self, line: SetLine) -> bool:
        """Return whether a line ends where the next word would have had room, such as a heading."""
        return self.right - line.right > _ROOM * (self.right - self.left)


def columns(lines: list[SetLine]) -> Iterator[Column]:
    """Yield the lines in groups that stand under one another."""
    group: list[SetLine] = []
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
