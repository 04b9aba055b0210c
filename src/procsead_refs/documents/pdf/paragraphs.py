"""Lines to paragraphs: where one ends, what a note is, and which hyphens only broke a word."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from procsead_refs.documents._blocks.lines import Line, Traced
from procsead_refs.documents.pdf.columns import Column, columns
from procsead_refs.documents.pdf.hyphens import Hyphens
from procsead_refs.model import Location, Row, Span, Unread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.documents._blocks.lines import Facts
    from procsead_refs.documents.pdf.pages import Glyph, SetLine

_ENDS = re.compile(r"[.!?:…][\"'”’»)\]]*\s*$")
_MARKER = re.compile(r"\[\d{1,4}\]|\d{1,4}\.\s")
_NOTE = re.compile(r"(\d{1,3})[.\s]*(?=\S)")
_SMALL = 0.93  # of the body's size: notes are set smaller
_LARGE = 1.12  # of the body's size: headings are set larger
_TITLE = 100  # characters: a bold line of fewer may be a heading


class Paragraphs:
    """A PDF's blocks: `traced` in reading order, notes last, and what is `unread`.

    Args:
        pages: each page's lines, without running heads and page numbers.
    """

    def __init__(self, pages: list[list[SetLine]]) -> None:
        self.unread: list[Unread] = []
        every = [line for lines in pages for line in lines]
        sizes = Counter[float]()
        for line in every:
            sizes[round(line.size, 1)] += len(line.glyphs)
        self._body_size = sizes.most_common(1)[0][0] if sizes else 0.0
        self._hyphens = Hyphens(line.text for line in every)
        self._body: list[Traced] = []
        self._notes: list[Traced] = []
        self._open: list[SetLine] = []
        self._rows: list[Row] = []
        self._column: Column | None = None
        self._above: SetLine | None = None
        self._page_notes: set[str] = set()
        for number, lines in enumerate(pages, 1):
            self._page(number, lines)
        self._close()
        self.traced = [*self._body, *self._notes]

    def _page(self, number: int, lines: list[SetLine]) -> None:
        if not lines:
            self.unread.append(
                Unread(f"page {number}: it has no text, only a picture", Location(len(self._body)))
            )
            return
        body, notes = self._divided(lines)
        groups = list(_notes(notes))
        next_notes = {label for label, _ in groups}
        for column in columns(body):
            for line in column.lines:
                above = self._above
                if self._open and self._breaks(self._open[-1], line, column):
                    self._close()
                self._page_notes |= next_notes
                self._rows.append(column.row(line, above if self._column is column else None, 0))
                self._column = column
                self._above = line
                self._open.append(line)
        for label, group in groups:
            text = self._text(group, drop=len(label))
            self._notes.append(text.traced(kind="footnote", note=label, page=number))

    def _divided(self, lines: list[SetLine]) -> tuple[list[SetLine], list[SetLine]]:
        """Return the page's lines above the notes, and the notes' lines."""
        for index, line in enumerate(lines):
            rest, above = lines[index:], lines[:index]
            small = all(one.size < _SMALL * self._body_size for one in rest)
            if not _NOTE.match(line.text) or not (small or line.raised(line.glyphs[0])):
                continue
            if above and all(one.base > line.base for one in above):
                return above, rest
        return lines, []

    def _breaks(self, last: SetLine, line: SetLine, column: Column) -> bool:
        """Return whether a new paragraph begins with line."""
        if self._looks_other(last, line):
            return True
        if column is not self._column:
            return self._breaks_over(last, line, column)
        if last.base - line.base > max(1.4 * column.step, 1.5 * line.size):
            return True
        goes_on = column.full(last) and not _ENDS.search(last.text) and line.text[:1].islower()
        if column.apart(last, line) and not goes_on:
            return True
        return self._breaks_within(last, line, column)

    def _looks_other(self, last: SetLine, line: SetLine) -> bool:
        larger = abs(last.size - line.size) > 0.08 * self._body_size
        weight = last.bold != line.bold and (self._is_title(last) or self._is_title(line))
        return larger or weight

    def _breaks_over(self, last: SetLine, line: SetLine, column: Column) -> bool:
        """Decide between the last line of a column and the first of the next."""
        old = self._column or column
        if self._hangs(old) or old.hanging:
            return not column.indented(line)
        ends = bool(_ENDS.search(last.text))
        if not old.full(last) and (ends or line.text[:1].isupper()):
            return True
        if line.text[:1].islower() or not ends:
            return bool(_MARKER.match(line.text)) and ends
        return column.indented(line) or bool(_MARKER.match(line.text))

    def _breaks_within(self, last: SetLine, line: SetLine, column: Column) -> bool:
        ends = bool(_ENDS.search(last.text))
        if _MARKER.match(line.text) and ends and not column.indented(line):
            return True
        if column.indented(line) and not column.indented(last):
            return not column.hanging and (not column.full(last) or ends)
        if column.indented(last) and not column.indented(line):
            return self._hangs(column) or (column.hanging and len(self._open) == 1 and ends)
        breaks_off = ends or (column.short(last) and not column.indented(last))
        return breaks_off and not column.full(last) and not line.text[:1].islower()

    def _hangs(self, column: Column) -> bool:
        """Return whether the open paragraph's first line stands out to the left of the others."""
        lines = self._open
        return (
            len(lines) > 1
            and lines[1].left - lines[0].left > 0.5 * lines[0].size
            and column.step > 0
        )

    def _close(self) -> None:
        lines, self._open = self._open, []
        rows, self._rows = self._rows, []
        if not lines:
            return
        starts: list[int] = []
        text = self._text(lines, starts=starts)
        placed = (replace(row, start=start) for row, start in zip(rows, starts, strict=True))
        facts: Facts = {"page": lines[0].page, "rows": tuple(placed)}
        if self._is_heading(lines):
            facts |= {"kind": "heading", "level": 1 if lines[0].size > 1.3 * self._body_size else 2}
        self._page_notes = set()
        self._body.append(text.traced(**facts))

    def _is_title(self, line: SetLine) -> bool:
        return line.bold and len(line.glyphs) < _TITLE

    def _is_heading(self, lines: list[SetLine]) -> bool:
        short = sum(len(line.glyphs) for line in lines) < 2 * _TITLE
        large = lines[0].size > _LARGE * self._body_size
        bold = all(line.bold for line in lines)
        return short and (large or bold) and not lines[-1].text.endswith(".")

    def _text(self, lines: list[SetLine], drop: int = 0, starts: list[int] | None = None) -> Line:
        """Return the lines' text as one, and add to `starts` where each of them begins in it.

        `drop` characters at its beginning are a note's number.
        """
        text = Line()
        for index, line in enumerate(lines):
            if starts is not None:
                starts.append(text.length)
            glyphs = line.glyphs[drop:] if index == 0 else line.glyphs
            while index == 0 and drop and glyphs and not glyphs[0].character.strip(" ."):
                glyphs = glyphs[1:]
            following = lines[index + 1].text if index + 1 < len(lines) else None
            self._add(text, line, self._joined(glyphs, following))
            if following is not None and not self._hyphens.sticks(line.text, following):
                text.add(" ")
        return text

    def _add(self, text: Line, line: SetLine, glyphs: list[Glyph]) -> None:
        """Append glyphs in stretches of one look; the number of a note on this page is its mark."""
        at = 0
        while at < len(glyphs):
            raised, italic = line.raised(glyphs[at]), glyphs[at].italic
            end = at + 1
            while end < len(glyphs) and (
                glyphs[end].character == " "
                or (line.raised(glyphs[end]), glyphs[end].italic) == (raised, italic)
            ):
                end += 1
            shown = "".join(one.character for one in glyphs[at:end])
            if raised and shown.strip() in self._page_notes:
                text.spans.append(
                    Span(text.length, text.length, superscript=True, note=shown.strip())
                )
                shown = (
                    " "
                    if end < len(glyphs)
                    and shown != shown.rstrip()
                    and glyphs[end].character.isalnum()
                    else ""
                )
            text.add(shown, italic=italic, superscript=raised)
            at = end

    def _joined(self, glyphs: list[Glyph], following: str | None) -> list[Glyph]:
        """Drop a hyphen at a line's end that only broke a word; write any other as one."""
        shown = "".join(one.character for one in glyphs)
        if following is None or not self._hyphens.ends(shown):
            return glyphs
        if self._hyphens.goes(shown, following):
            return glyphs[:-1]
        return [*glyphs[:-1], replace(glyphs[-1], character="-")]


def _notes(lines: list[SetLine]) -> Iterator[tuple[str, list[SetLine]]]:
    """Yield the notes at a page's foot with their numbers, which count on."""
    label = ""
    group: list[SetLine] = []
    for line in lines:
        found = _NOTE.match(line.text)
        counts_on = found and (not label or int(found[1]) in {1, int(label) + 1})
        if found and counts_on:
            if group:
                yield label, group
            label, group = found[1], []
        group.append(line)
    if group and label:
        yield label, group
