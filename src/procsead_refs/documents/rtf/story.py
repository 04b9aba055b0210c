"""The blocks of an RTF file while they are read: paragraphs, and the notes that interrupt them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from procsead_refs.documents._blocks.lines import Line
from procsead_refs.documents._blocks.numerals import roman
from procsead_refs.model import Location, Span, Unread

if TYPE_CHECKING:
    from procsead_refs.documents._blocks.lines import Facts, Marks, Traced

_HIGH = range(0xD800, 0xDC00)
_LOW = range(0xDC00, 0xE000)
_DEEPEST = 9  # \outlinelevel9 is body text


@dataclass(slots=True)
class _Paragraph:
    """What the paragraph being read is."""

    style: str = ""
    heading: int = 0
    item: int = 0
    cell: bool = False


@dataclass(slots=True)
class _Outside:
    """What a note interrupts."""

    line: Line
    paragraph: _Paragraph
    note: int | None
    endnote: bool


class Story:
    """What is read so far."""

    def __init__(self) -> None:
        self.unread: list[Unread] = []
        self._body: list[Traced] = []
        self._footnotes: list[Traced] = []
        self._endnotes: list[Traced] = []
        self._line = Line()
        self._paragraph = _Paragraph()
        self._note: int | None = None
        self._endnote = False
        self._interrupted: list[_Outside] = []
        self._footnote_count = self._endnote_count = 0
        self._half = 0  # the first half of a character beyond 16 bits

    @property
    def blocks(self) -> list[Traced]:
        """The body's blocks, then the footnotes', then the endnotes'."""
        return [*self._body, *self._footnotes, *self._endnotes]

    @property
    def length(self) -> int:
        """The length of the line being filled."""
        return self._line.length

    def show(self, text: str, place: tuple[int, int], *, italic: bool, superscript: bool) -> None:
        """Append text from a place in the source."""
        self._line.add(text, place, italic=italic, superscript=superscript)

    def reach(self, end: int) -> None:
        """Let the last text's place in the source reach to an end: its stand-in characters."""
        if self._line.pieces:
            last = self._line.pieces[-1]
            last.source = (last.source[0], end)

    def joined(self, number: int) -> str:
        """Return the character of a 16-bit number; the first half of a pair gives nothing yet."""
        half, self._half = self._half, 0
        if number in _HIGH:
            self._half = number
            return ""
        if number in _LOW:
            pair = 0x10000 + ((half - _HIGH.start) << 10) + number - _LOW.start
            return chr(pair) if half else "\ufffd"
        return chr(number) if number else ""

    def mark(self, start: int, marks: Marks) -> None:
        """Put a span over the line from start to here."""
        if start < self._line.length:
            self._line.mark(start, **marks)

    def missed(self, what: str) -> None:
        """Note something here that has no text."""
        self.unread.append(Unread(what, Location(len(self._body))))

    def plain(self) -> None:
        """Begin a paragraph without properties."""
        self._paragraph = _Paragraph()

    def style(self, name: str, heading: int) -> None:
        """Give the paragraph its style and the level that this has as a heading."""
        self._paragraph.style, self._paragraph.heading = name, heading

    def heading(self, level: int) -> None:
        """Make the paragraph a heading; a level over 9 is body text."""
        self._paragraph.heading = level if level <= _DEEPEST else 0

    def item(self, level: int) -> None:
        """Make the paragraph a list item."""
        self._paragraph.item = max(self._paragraph.item, level)

    def cell(self) -> None:
        """Make the paragraph one of a table's cell."""
        self._paragraph.cell = True

    def begin_note(self) -> None:
        """Interrupt the paragraph for a footnote."""
        here = self._line.length
        outside = _Outside(self._line, self._paragraph, self._note, self._endnote)
        self._interrupted.append(outside)
        self._footnote_count += 1
        number = str(self._footnote_count)
        self._line.spans.append(Span(here, here, superscript=True, note=number))
        self._line, self._paragraph = Line(), _Paragraph()
        self._note, self._endnote = self._footnote_count, False

    def is_endnote(self) -> None:
        """Make the note just begun an endnote."""
        if not self._interrupted or self._endnote:
            return
        self._footnote_count -= 1
        self._endnote_count += 1
        self._note, self._endnote = self._endnote_count, True
        spans = self._interrupted[-1].line.spans
        spans[-1] = Span(
            spans[-1].start, spans[-1].end, superscript=True, note=roman(self._endnote_count)
        )

    def end_note(self, at: int) -> None:
        """Go back to the paragraph that the note interrupted."""
        self.end_block(at)
        if self._interrupted:
            outside = self._interrupted.pop()
            self._line, self._paragraph = outside.line, outside.paragraph
            self._note, self._endnote = outside.note, outside.endnote

    def end_block(self, at: int) -> None:
        """Finish the paragraph; its properties hold for the next one too."""
        line, self._line = self._line, Line()
        if not line.text.strip():
            return
        facts: Facts = {"style": self._paragraph.style}
        if self._note is None:
            facts |= self._kind()
            self._body.append(line.traced(at, **facts))
        elif self._endnote:
            facts |= {"kind": "endnote", "note": roman(self._note)}
            self._endnotes.append(line.traced(at, **facts))
        else:
            facts |= {"kind": "footnote", "note": str(self._note)}
            self._footnotes.append(line.traced(at, **facts))

    def _kind(self) -> Facts:
        paragraph = self._paragraph
        if paragraph.cell:
            return {"kind": "cell"}
        if paragraph.heading:
            return {"kind": "heading", "level": paragraph.heading}
        if paragraph.item:
            return {"kind": "list-item", "level": paragraph.item}
        return {"kind": "paragraph"}
