"""How a list was typed: numbered, bulleted, hanging, spaced, wrapped; judged from all its lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING

from procsead_refs.parsing.entries import wrapped
from procsead_refs.parsing.entries.look import BULLET, MARKER, starts_like_reference, without_marker

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from procsead_refs.parsing.entries.lines import Line

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
    every = same = 0
    for line in typed:
        if mark := BULLET.match(line.text):
            every += 1
            same += mark.group()[0] == first.group()[0]
    return same > 1 and same == every and same >= _BULLET_SHARE * len(typed)


def _numbered(typed: Sequence[Line]) -> frozenset[int]:
    """Return the lines that bear the list's numbers, none if the list has no numbers.

    The numbers of one list have one form and rise by one; a figure that only begins a further line
    has another form, breaks the row, or has its double where an entry does begin.
    """
    first = _mark(typed[0]) if typed else None
    if first is None:
        return frozenset()
    form, wanted = _form(first), _figure(first)
    every = 0
    marked: list[tuple[int, int, bool]] = []
    for at, line in enumerate(typed):
        if mark := _mark(line):
            every += 1
            if _form(mark) == form:
                marked.append((at, _figure(mark), _opens(line)))
    if every <= 1:  # one number makes no row
        return frozenset()
    opened = {n for _, n, opens in marked if opens}
    row = set()
    for at, n, opens in marked:
        if not at or (wanted <= n <= wanted + _GAP and (opens or n not in opened)):
            row.add(at)
            wanted = n + 1
    return frozenset(row) if len(row) >= len(marked) * _NUMBER_SHARE else frozenset()


def _mark(line: Line) -> re.Match[str] | None:
    """Match what may be the number of an entry, which no year is."""
    mark = MARKER.match(line.text[:20])
    return mark if mark and _figure(mark) < _FIRST_YEAR else None


def _form(mark: re.Match[str]) -> str:
    return re.sub(r"\d+", "9", mark.group())


def _figure(mark: re.Match[str]) -> int:
    return int(next(filter(None, mark.groups())))


def _opens(line: Line) -> bool:
    return line.gap or starts_like_reference(without_marker(line.text))


def _base(typed: Sequence[Line]) -> int | None:
    """Return the indent of an entry's first line where first and further lines differ in it."""
    base = typed[0].indent if typed else 0
    if all(line.indent == base for line in typed):  # one indent tells nothing
        return None
    if typed[0].set_width:  # a stray sign set apart is no indent
        further = [b.indent for a, b in pairwise(typed) if wrapped.full(a, b, wrapped.SET)]
        if 2 * sum(indent != base for indent in further) < len(further):
            return None
    divided = _divided(
        typed, first=lambda line: line.indent == base, inside=lambda line: line.indent != base
    )
    return base if divided else None


def _paragraphs(typed: Sequence[Line]) -> bool:
    """Return whether blank lines part the entries."""
    later = islice(typed, 1, None)
    return any(line.gap for line in later) and _divided(
        typed,
        first=lambda line: line.gap,
        inside=lambda line: not line.gap and not (line.turn and line.set_width > 0),
    )


def _divided(
    typed: Sequence[Line], first: Callable[[Line], bool], inside: Callable[[Line], bool]
) -> bool:
    """Return whether a layout divides a list: its entries' lines are full but for the last.

    Args:
        typed: all lines, of which the first begins an entry.
        first: whether the layout lets an entry begin at another line.
        inside: whether it holds a line and the one before together.
    """
    width = max(line.indent + line.width for line in typed)
    width = wrapped.SET if typed[0].set_width else width
    held = full = 0
    for before, line in pairwise(typed):
        if inside(line):
            held += 1
            full += wrapped.full(before, line, width)
    if not held or (held >= _PLENTY and full == held):
        return held > 0
    opening = chain(typed[:1], (line for line in islice(typed, 1, None) if first(line)))
    contrast = wrapped.start_share(opening) - wrapped.start_share(
        line for line in islice(typed, 1, None) if inside(line)
    )
    if held >= _PLENTY and full >= _FULL_INSIDE * held:
        return contrast >= 0
    return contrast >= _CONTRAST
