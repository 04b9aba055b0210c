"""Blocks as lines with their places: what the splitter of a list looks at."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

from procsead_refs.sequences import Made

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from procsead_refs.model import Block

_TAB = 8  # columns
_COLUMNS = "iiiibbbbi"  # how what a Line has beside its text is held: in four bytes, or one


class Line(NamedTuple):
    """One typed line: its trimmed text and where that stands in its block.

    `indent` is the white space before it in columns, `gap` whether a blank line stands before it,
    `turn` whether a page or column break does, `headed` whether a heading does, `heading` whether
    its block is one; `set_width` how wide it is set on a page, in columns of which a full line has
    a hundred, 0 where it is typed.
    """

    text: str
    paragraph: int
    start: int
    end: int
    indent: int = 0
    gap: bool = False
    turn: bool = False
    headed: bool = False
    heading: bool = False
    set_width: int = 0

    @property
    def width(self) -> int:
        """The line's width in columns."""
        return self.set_width or len(self.text)

    def first_word(self, most: int) -> int:
        """Return the width of the first word in columns; one of more code points is cut."""
        length = len(self.text[: most + 1].split(" ", 1)[0])
        return round(length * self.set_width / len(self.text)) if self.set_width else length


def lines(blocks: Sequence[Block], first: int = 0) -> Sequence[Line]:
    """Return the lines of blocks that are not blank, in order.

    What is held of each is its place, so that of a very long list no more is than its text.

    Args:
        blocks: the list's paragraphs, each a line, several lines, or a wrapped paragraph.
        first: the paragraph number of blocks[0].
    """
    columns = [array(kind) for kind in _COLUMNS]
    for line in _each(blocks, first):
        for column, value in zip(columns, line[1:], strict=True):
            column.append(value)

    def made(one: int, other: int) -> list[Line]:
        places = zip(*(column[one:other] for column in columns), strict=True)
        return [
            Line(
                blocks[paragraph - first].text[start:end],
                paragraph,
                start,
                end,
                indent,
                bool(gap),
                bool(turn),
                bool(headed),
                bool(heading),
                set_width,
            )
            for paragraph, start, end, indent, gap, turn, headed, heading, set_width in places
        ]

    return Made(len(columns[0]), made)


def _each(blocks: Sequence[Block], first: int) -> Iterator[Line]:
    apart = any("\n" in block.text.strip() for block in blocks)
    blank = turn = headed = False
    expected: int | None = None
    page: int | None = None
    for paragraph, block in enumerate(blocks, first):
        blank = blank or (apart and paragraph > first)
        if block.line is not None and expected is not None and block.line > expected:
            blank = True
        turn = turn or (page is not None and block.page is not None and block.page != page)
        if block.rows:
            yield from _rows(block, paragraph, turn=turn, headed=headed)
            page = block.page
            blank = turn = False
            headed = block.kind == "heading"
            continue
        offset = 0
        for text in block.text.split("\n"):
            turn = turn or "\f" in text
            stripped = text.strip()
            if stripped:
                lead = len(text) - len(text.lstrip())
                start = offset + lead
                indent = sum(_TAB if char == "\t" else 1 for char in text[:lead])
                heading = block.kind == "heading"
                end = start + len(stripped)
                yield Line(stripped, paragraph, start, end, indent, blank, turn, headed, heading)
                blank = turn = False
                headed = heading
            else:
                blank = True
            offset += len(text) + 1
        if block.line is not None:
            expected = block.line + block.text.count("\n") + 1
        page = block.page if block.page is not None else page


def _rows(block: Block, paragraph: int, *, turn: bool, headed: bool) -> Iterator[Line]:
    """Yield the lines of a block as they are set on its page."""
    heading = block.kind == "heading"
    ends = [*(row.start for row in block.rows[1:]), len(block.text)]
    for row, end in zip(block.rows, ends, strict=True):
        text = block.text[row.start : end]
        stripped = text.strip()
        if stripped:
            start = row.start + len(text) - len(text.lstrip())
            yield Line(
                stripped,
                paragraph,
                start,
                start + len(stripped),
                row.indent,
                row.gap,
                turn or row.top,
                headed,
                heading,
                row.width,
            )
            turn = headed = False
