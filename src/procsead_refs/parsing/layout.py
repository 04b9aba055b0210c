"""How a list was typed: numbered, bulleted, hanging, spaced, wrapped; judged from all its lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from procsead_refs.parsing import wrapped
from procsead_refs.parsing.look import BULLET, MARKER, starts_like_reference, without_marker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procsead_refs.parsing.lines import Line

_CONTRAST = 0.35  # how much rarer a start is among further lines than among first ones
_FULL_INSIDE = 0.7  # of the lines inside a paragraph those that are full, at the least
_PLENTY = 3  # pairs of lines: enough to judge whether lines are full
_BULLET_SHARE = 0.1  # of the lines of a bulleted list, those with the bullet at the least
_GAP = 2  # numbers that may lack in a row: an entry was deleted by hand
_FIRST_YEAR = 1400  # a figure from here on is no number of an entry: "(1972): …"
_NUMBER_SHARE = 0.5  # of the numbers of a numbered list, those that follow the one before


@dataclass(frozen=True, slots=True)
class Layout:
    """How a list was typed: what tells where an entry begins."""

    bulleted: bool
    numbered: frozenset[int]  # the lines that bear the next number
    base: int | None  # the indent at which entries begin, None where indents tell nothing
    paragraphs: bool  # blank lines stand between entries and nowhere else
    width: int | None  # the column at which lines were wrapped
    narrow: bool  # whether no line is so long that nobody would have wrapped it there

    @property
    def unmarked(self) -> bool:
        """Whether only the wrapping tells where an entry begins."""
        return not self.bulleted and not self.numbered and self.base is None and not self.paragraphs


def layout(typed: Sequence[Line]) -> Layout:
    """Return how a list was typed, from its lines without headings."""
    return Layout(
        bulleted=_bulleted(typed),
        numbered=_numbered(typed),
        base=_base(typed),
        paragraphs=_paragraphs(typed),
        width=wrapped.column(typed),
        narrow=all(line.width <= wrapped.WIDEST for line in typed),
    )


def _bulleted(typed: Sequence[Line]) -> bool:
    """Return whether entries begin with a bullet: the first does, and others with the same one."""
    first = BULLET.match(typed[0].text) if typed else None
    if first is None:
        return False
    marks = [mark for line in typed if (mark := BULLET.match(line.text))]
    same = sum(mark.group()[0] == first.group()[0] for mark in marks)
    return same > 1 and same == len(marks) and same >= _BULLET_SHARE * len(typed)


def _numbered(typed: Sequence[Line]) -> frozenset[int]:
    """Return the lines that bear the list's numbers, none if the list has no numbers.

    The numbers of one list have one form and rise by one; a figure that only begins a further line
    has another form, breaks the row, or has its double where an entry does begin.
    """
    marks = [
        (at, mark)
        for at, line in enumerate(typed)
        if (mark := MARKER.match(line.text[:20])) and _figure(mark) < _FIRST_YEAR
    ]
    if not marks[1:] or marks[0][0] != 0:
        return frozenset()
    form = _form(marks[0][1])
    marked = [(at, _figure(mark)) for at, mark in marks if _form(mark) == form]
    opens = {n for at, n in marked if _opens(typed[at])}
    row = {0}
    wanted = marked[0][1] + 1
    for at, n in marked[1:]:
        if wanted <= n <= wanted + _GAP and (_opens(typed[at]) or n not in opens):
            row.add(at)
            wanted = n + 1
    return frozenset(row) if len(row) >= len(marked) * _NUMBER_SHARE else frozenset()


def _form(mark: re.Match[str]) -> str:
    return re.sub(r"\d+", "9", mark.group())


def _figure(mark: re.Match[str]) -> int:
    return int(next(filter(None, mark.groups())))


def _opens(line: Line) -> bool:
    return line.gap or starts_like_reference(without_marker(line.text))


def _base(typed: Sequence[Line]) -> int | None:
    """Return the indent of an entry's first line where first and further lines differ in it."""
    if len({line.indent for line in typed}) <= 1:
        return None
    base = typed[0].indent
    inside = [(a, b) for a, b in pairwise(typed) if b.indent != base]
    first = [line for line in typed if line.indent == base]
    if typed[0].set_width:  # a stray sign set apart is no indent
        further = [b for a, b in pairwise(typed) if wrapped.full(a, b, wrapped.SET)]
        if 2 * sum(line.indent != base for line in further) < len(further):
            return None
    return base if _divided(typed, first, inside) else None


def _paragraphs(typed: Sequence[Line]) -> bool:
    """Return whether blank lines part the entries."""
    inside = [(a, b) for a, b in pairwise(typed) if not b.gap and not (b.turn and b.set_width)]
    first = [typed[0], *(line for line in typed[1:] if line.gap)] if typed else []
    return bool(inside) and len(first) > 1 and _divided(typed, first, inside)


def _divided(
    typed: Sequence[Line], first: Sequence[Line], inside: Sequence[tuple[Line, Line]]
) -> bool:
    """Return whether a layout divides a list: its entries' lines are full but for the last.

    Args:
        typed: all lines.
        first: those at which the layout lets entries begin.
        inside: the pairs of lines that it holds together.
    """
    width = max(line.indent + line.width for line in typed)
    width = wrapped.SET if typed[0].set_width else width
    full = sum(wrapped.full(a, b, width) for a, b in inside)
    if len(inside) >= _PLENTY and full == len(inside):
        return True
    contrast = wrapped.start_share(first) - wrapped.start_share([b for _, b in inside])
    if len(inside) >= _PLENTY and full >= _FULL_INSIDE * len(inside):
        return contrast >= 0
    return contrast >= _CONTRAST
