"""A typed list to its entries: n references in, n raw strings out, in order.

A list is typed in one way, so the whole list is judged first (numbered? hanging? hard-wrapped?
blank lines between entries?) and each line then. In doubt two lines are two entries: an entry cut
in two is seen at once, two entries run into one are not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from procsead_refs.model import Location
from procsead_refs.parsing import wrapped
from procsead_refs.parsing.headings import is_list_heading, is_part_heading
from procsead_refs.parsing.lines import Line, lines
from procsead_refs.parsing.look import BULLET, MARKER, looks_like_reference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procsead_refs.model import Block

_CONTRAST = 0.35  # how much rarer a start is after a full line than after a short one
_FULL_INSIDE = 0.7  # of the lines inside a paragraph those that are full, at the least
_PLENTY = 3  # pairs of lines: enough to judge whether lines are full
_APART_SHARE = 0.4  # of the lines of a list with numbers in a column of their own, those numbers
_ENTRY = 0.15  # the least look of a line that is an entry though others bear a mark and it none
_BULLET_SHARE = 0.1  # of the lines of a bulleted list, those with the bullet at the least
_GAP = 2  # numbers that may lack in a row: an entry was deleted by hand
_NUMBER_SHARE = 0.5  # of the numbers of a numbered list, those that follow the one before
_URL_TAIL = re.compile(r"(?:https?://|www\.|\b10\.\d{4,9}/)\S*$", re.IGNORECASE)
_URL_HEAD = re.compile(r"[^\s]*[/._=?&%#~\d-][^\s]*[.,;)>]?(?=\s|$)|[a-z\d]+(?:\.|$)")
_HYPHEN = re.compile(r"[^\W\d_]{2,}[-‐\u00ad]$")


class Entry(NamedTuple):
    """One reference as typed; its place is where its first line stands."""

    raw: str
    location: Location


def entries(blocks: Sequence[Block], first: int = 0) -> tuple[Entry, ...]:
    """Return the references of a typed list, one entry each, in order.

    Headings, section letters and bullets are dropped; lines of a wrapped entry are joined by a
    space, a word or an address broken over lines without one. Linear in the text's length.

    Args:
        blocks: the blocks of the list, headings inside it included.
        first: the paragraph number of blocks[0] in its document.
    """
    typed = _with_numbers(_without_headings(lines(blocks, first)))
    bulleted = _bulleted(typed)
    groups: list[list[Line]] = []
    for line, begins in zip(typed, _begins(typed, bulleted=bulleted), strict=True):
        if begins or not groups:
            groups.append([line])
        else:
            groups[-1].append(line)
    return tuple(_entry(group, bulleted=bulleted) for group in groups)


def _entry(group: list[Line], *, bulleted: bool) -> Entry:
    opening = group[0]
    mark = BULLET.match(opening.text) if bulleted else None
    cut = mark.end() if mark else 0
    raw = opening.text[cut:]
    parts = [raw]
    for line in group[1:]:
        parts[-1], glue = _glue(parts[-1], line.text)
        parts.append(glue + line.text)
    end = max(line.end for line in group if line.paragraph == opening.paragraph)
    return Entry("".join(parts), Location(opening.paragraph, opening.start + cut, end))


def _glue(before: str, after: str) -> tuple[str, str]:
    """Return the text before a line break, its hyphen resolved, and what joins it to the next."""
    if _URL_TAIL.search(before[-300:]) and _URL_HEAD.match(after[:300]):
        return before, ""
    if _HYPHEN.search(before[-40:]):
        if after[:1].islower():
            return before[:-1], ""
        return before.removesuffix("\u00ad"), ""
    if before[-1:] in "–-" and before[-2:-1].isdigit() and after[:1].isdigit():
        return before, ""
    return before, " "


def _without_headings(typed: list[Line]) -> list[Line]:
    letters = sum(_is_letter(line) for line in typed)
    kept = []
    for number, line in enumerate(typed):
        last = number == len(typed) - 1
        alone = line.turn or (not last and typed[number + 1].turn)
        if (
            line.heading
            or is_list_heading(line.text)
            or is_part_heading(line.text)
            or (letters > 1 and _is_letter(line))
            or (alone and line.text.isdigit())  # a page number
        ):
            continue
        kept.append(line)
    return kept


def _with_numbers(typed: list[Line]) -> list[Line]:
    """Return lines with each number that stands in a column of its own put to its entry."""
    alone = [bool(MARKER.fullmatch(line.text)) for line in typed]
    if sum(alone) < _APART_SHARE * len(typed) or not any(alone):
        return typed
    found: list[Line] = []
    for line, number in zip(typed, [False, *alone], strict=False):
        if number:
            mark = found.pop()
            found.append(replace(mark, text=f"{mark.text} {line.text}"))
        else:
            found.append(line)
    return found


def _is_letter(line: Line) -> bool:
    return len(line.text) == 1 and line.text.isalpha() and line.text.isupper()


def _bulleted(typed: list[Line]) -> bool:
    """Say whether entries begin with a bullet: the first does, and others with the same one."""
    first = BULLET.match(typed[0].text) if typed else None
    if first is None:
        return False
    marks = [mark for line in typed if (mark := BULLET.match(line.text))]
    same = sum(mark.group()[0] == first.group()[0] for mark in marks)
    return same > 1 and same == len(marks) and same >= _BULLET_SHARE * len(typed)


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a list was typed: what tells where an entry begins."""

    numbered: frozenset[int]  # the lines that bear the next number
    base: int | None  # the indent at which entries begin, None where indents tell nothing
    paragraphs: bool  # blank lines stand between entries and nowhere else
    width: int | None  # the column at which lines were wrapped
    narrow: bool  # whether no line is so long that nobody would have wrapped it there

    @property
    def unmarked(self) -> bool:
        """Whether only the wrapping tells where an entry begins."""
        return not self.numbered and self.base is None and not self.paragraphs


def _begins(typed: list[Line], *, bulleted: bool) -> list[bool]:
    layout = _layout(typed)
    found = [True] * len(typed)
    if layout.unmarked and not bulleted and layout.width is not None:
        return wrapped.begins(typed, layout.width)
    opening = 0
    for number in range(1, len(typed)):
        before, line = typed[number - 1], typed[number]
        if bulleted or layout.numbered:
            marked = bool(BULLET.match(line.text)) if bulleted else number in layout.numbered
            hangs = line.indent > typed[opening].indent
            found[number] = marked or not (hangs or _goes_on(before, line, layout))
        elif layout.base is not None:
            found[number] = line.indent == layout.base
        elif layout.paragraphs:
            found[number] = line.gap
        opening = number if found[number] else opening
    return found


def _layout(typed: list[Line]) -> _Layout:
    numbered = _numbered(typed)
    base = _base(typed)
    paragraphs = _paragraphs(typed)
    narrow = all(len(line.text) <= wrapped.WIDEST for line in typed)
    return _Layout(numbered, base, paragraphs, wrapped.column(typed), narrow)


def _number(text: str) -> int | None:
    mark = MARKER.match(text[:20])
    return int(next(filter(None, mark.groups()))) if mark else None


def _numbered(typed: list[Line]) -> frozenset[int]:
    """Return the lines that bear the list's numbers, none if the list has no numbers."""
    marked = [(at, n) for at, line in enumerate(typed) if (n := _number(line.text)) is not None]
    if len(marked) < 2 or marked[0][0] != 0:  # noqa: PLR2004 - one number makes no row
        return frozenset()
    row = {marked[0][0]}
    wanted = marked[0][1] + 1
    for at, n in marked[1:]:
        if wanted <= n <= wanted + _GAP:
            row.add(at)
            wanted = n + 1
    return frozenset(row) if len(row) >= len(marked) * _NUMBER_SHARE else frozenset()


def _base(typed: list[Line]) -> int | None:
    """Return the indent of an entry's first line where first and further lines differ in it."""
    if len({line.indent for line in typed}) < 2:  # noqa: PLR2004 - one indent tells nothing
        return None
    base = typed[0].indent
    inside = [(a, b) for a, b in pairwise(typed) if b.indent != base]
    first = [line for line in typed if line.indent == base]
    return base if _divided(typed, first, inside) else None


def _paragraphs(typed: list[Line]) -> bool:
    """Say whether blank lines part the entries."""
    inside = [(a, b) for a, b in pairwise(typed) if not b.gap]
    first = [typed[0], *(line for line in typed[1:] if line.gap)] if typed else []
    return bool(inside) and len(first) > 1 and _divided(typed, first, inside)


def _divided(typed: list[Line], first: list[Line], inside: list[tuple[Line, Line]]) -> bool:
    """Say whether a layout divides a list: its entries' lines are full but for the last.

    Args:
        typed: all lines.
        first: those at which the layout lets entries begin.
        inside: the pairs of lines that it holds together.
    """
    width = max(line.indent + len(line.text) for line in typed)
    full = sum(wrapped.full(a, b, width) for a, b in inside)
    contrast = wrapped.start_share(first) - wrapped.start_share([b for _, b in inside])
    if len(inside) >= _PLENTY and full >= _FULL_INSIDE * len(inside):
        return contrast >= 0
    return contrast >= _CONTRAST


def _goes_on(before: Line, line: Line, layout: _Layout) -> bool:
    """Say whether a line without number or bullet belongs to the entry before it."""
    return (
        (layout.width is not None and wrapped.full(before, line, layout.width))
        or not wrapped.ends(before.text)
        or line.text[:1].islower()
        or (layout.narrow and looks_like_reference(line.text) < _ENTRY)
    )
