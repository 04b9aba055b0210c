"""A typed list to its entries: n references in, n raw strings out, in order.

A list is typed in one way, so the whole list is judged first (numbered? hanging? hard-wrapped?
blank lines between entries?) and each line then. In doubt two lines are two entries: an entry cut
in two is seen at once, two entries run into one are not.
"""

from __future__ import annotations

import re
from array import array
from itertools import islice, pairwise, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from procsead_refs.model import Location
from procsead_refs.parsing.entries import wrapped
from procsead_refs.parsing.entries.headings import is_list_heading, is_part_heading
from procsead_refs.parsing.entries.layout import Layout, layout
from procsead_refs.parsing.entries.lines import Line, lines
from procsead_refs.parsing.entries.look import (
    BULLET,
    MARKER,
    looks_like_reference,
    starts_like_reference,
)
from procsead_refs.sequences import Made

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from procsead_refs.model import Block

_NUMBER_SHARE = 0.4  # of the lines of a list with numbers in a column of their own, those numbers
_LEAST_LOOK = 0.15  # of a line that is an entry though others bear a mark and it none
# An address that a line ends with, and what goes on one in the next line: with a sign of addresses
# in it, or alone.
_URL_TAIL = re.compile(r"(?:https?://|www\.|\b10\.\d{4,9}/)\S*$", re.IGNORECASE)
_URL_HEAD = re.compile(r"[^\s]*[/._=?&%#~\d-][^\s]*[.,;)>]?(?=\s|$)|[a-z\d]+(?:\.|$)")
_BRACKETED = re.compile(r"\[(\d{1,4})\]\s")
_HYPHEN = re.compile(r"[^\W\d_]{2,}[-‐\u00ad]$")

_PAGE_NUMBER = re.compile(r"(?:[-–—]\s?)?\d{1,4}(?:\s?[-–—])?")


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
    return tuple(each(blocks, first))


def each(blocks: Sequence[Block], first: int = 0) -> Iterator[Entry]:
    """Yield what `entries` returns; of a list all of whose lines are judged, one is held."""
    typed = _parted(_with_numbers(_without_headings(lines(blocks, first))))
    form = layout(typed)
    group: list[Line] = []
    for line, begins in zip(typed, _begins(typed, form), strict=True):
        if begins and group:
            yield _entry(group, bulleted=form.bulleted)
            group = []
        group.append(line)
    if group:
        yield _entry(group, bulleted=form.bulleted)


def _entry(group: list[Line], *, bulleted: bool) -> Entry:
    opening = group[0]
    mark = BULLET.match(opening.text) if bulleted else None
    cut = mark.end() if mark else 0
    raw = opening.text[cut:]
    parts = [raw]
    for before, line in pairwise(group):
        glue = ""
        if before.paragraph != line.paragraph or before.end != line.start:
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


def _without_headings(typed: Sequence[Line]) -> Sequence[Line]:
    kept, letters = array("q"), set()
    for number, (line, after) in enumerate(zip_longest(typed, islice(typed, 1, None))):
        ended = after is None or after.gap
        alone = line.turn or (after is not None and after.turn) or (line.gap and ended)
        if _is_letter(line):
            letters.add(number)
        if not (
            line.heading
            or is_list_heading(line.text)
            or (is_part_heading(line.text) and (line.gap or line.text[-1] != "."))
            or (alone and _PAGE_NUMBER.fullmatch(line.text))
        ):
            kept.append(number)
    if len(letters) > 1:
        kept = array("q", (number for number in kept if number not in letters))
    if len(kept) == len(typed):
        return typed
    return Made(len(kept), lambda first, last: [typed[number] for number in kept[first:last]])


def _with_numbers(typed: Sequence[Line]) -> Sequence[Line]:
    """Return lines with each number that stands in a column of its own put to its entry."""
    numbers = sum(map(_is_number, typed))
    if not numbers or numbers < _NUMBER_SHARE * len(typed):
        return typed
    found: list[Line] = []
    number = False
    for line in typed:
        if number:
            mark = found.pop()
            found.append(mark._replace(text=f"{mark.text} {line.text}"))
        else:
            found.append(line)
        number = _is_number(line)
    return found


def _is_number(line: Line) -> bool:
    return bool(MARKER.fullmatch(line.text))


def _parted(typed: Sequence[Line]) -> Sequence[Line]:
    """Return lines divided where the next number in brackets stands in one: "… 2009. [8] Berg …".

    So a PDF gives lists whose lines it could not tell apart.
    """
    if all(len(_cuts(line)) == 1 for line in typed):
        return typed
    found: list[Line] = []
    for line in typed:
        cuts = _cuts(line)
        if len(cuts) == 1:
            found.append(line)
            continue
        for start, end in pairwise([*cuts, len(line.text) + 1]):
            text = line.text[start : end - 1]
            place = line.start + start
            found.append(line._replace(text=text, start=place, end=place + len(text)))
    return found


def _cuts(line: Line) -> list[int]:
    """Return where the entries of a line begin: the first at 0."""
    cuts = [0]
    mark = _BRACKETED.match(line.text)
    wanted = int(mark[1]) + 1 if mark else 0
    while mark and (at := line.text.find(f" [{wanted}] ", cuts[-1])) >= 0:
        cuts.append(at + 1)
        wanted += 1
    return cuts


def _is_letter(line: Line) -> bool:
    """Return whether a line is the letter that heads a section of the alphabet."""
    return len(line.text) == 1 and line.text.isalpha() and line.text.isupper()


def _begins(typed: Sequence[Line], form: Layout) -> list[bool]:
    """Return for each line whether an entry begins there."""
    if form.unmarked and form.width is not None:
        return wrapped.begins(typed, form.width)
    found = [True] * len(typed)
    if form.unmarked:
        return found
    indent = typed[0].indent  # of the line with which the entry began
    hidden = form.paragraphs and any(_at_top(line) for line in typed)
    judged = wrapped.begins(typed, wrapped.SET) if hidden else found
    for number, (before, line) in enumerate(pairwise(typed), 1):
        if form.bulleted or form.numbered:
            marked = bool(BULLET.match(line.text)) if form.bulleted else number in form.numbered
            found[number] = marked or not (line.indent > indent or _goes_on(before, line, form))
        elif form.base is not None:
            found[number] = line.indent == form.base
        elif form.paragraphs:
            found[number] = line.gap or (_at_top(line) and judged[number])
        found[number] |= line.headed
        indent = line.indent if found[number] else indent
    return found


def _at_top(line: Line) -> bool:
    """Return whether a line is the first of a page or column, so that no room above it is seen."""
    return line.turn and line.set_width > 0


def _looks_like_entry(text: str) -> bool:
    return starts_like_reference(text) and looks_like_reference(text) >= _LEAST_LOOK


def _goes_on(before: Line, line: Line, form: Layout) -> bool:
    """Return whether a line without number or bullet belongs to the entry before it."""
    return (
        (form.width is not None and wrapped.full(before, line, form.width))
        or not wrapped.ends(before.text)
        or line.text[:1].islower()
        or (form.narrow and not _looks_like_entry(line.text))
    )
