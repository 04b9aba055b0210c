"""What LaTeX prints, as blocks: lines are filled, notes interrupt them, white space collapses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.documents._blocks.lines import Line
from procsead_refs.documents._text.line_numbers import LineNumbers
from procsead_refs.model import Location, Span, Unread

if TYPE_CHECKING:
    from procsead_refs.documents._blocks.lines import Facts, Traced
    from procsead_refs.documents.latex.groups import Group


class Page:
    """The blocks so far.

    Args:
        text: the source, for the numbers of its lines.
    """

    def __init__(self, text: str) -> None:
        self.unread: list[Unread] = []
        self._lines = LineNumbers(text)
        self._body: list[Traced] = []
        self._notes: list[tuple[int, Traced]] = []
        self._line = Line()
        self._interrupted: list[tuple[Line, int]] = []
        self._note = 0
        self._note_count = 0
        self._space: tuple[int, int] | None = None

    @property
    def blocks(self) -> list[Traced]:
        """The body's blocks, then the notes' in the order of their marks."""
        return [*self._body, *(one for _, one in sorted(self._notes, key=lambda one: one[0]))]

    @property
    def length(self) -> int:
        """The length of the line being filled."""
        return self._line.length

    def show(self, text: str, place: tuple[int, ...], group: Group) -> None:
        """Print text from a place in the source (start, end, where a comment may stand)."""
        self.settle(group)
        before = self._line.length
        self._line.add(text, place, italic=group.italic, superscript=group.superscript)
        if group.link:
            self._line.mark(before, link=group.link)

    def space(self, start: int, end: int) -> None:
        """Keep white space; it is printed if text follows."""
        self._space = self._space or (start, end)

    def settle(self, group: Group) -> None:
        """Print the white space that is kept."""
        if self._space is not None and self._line.length and not self._line.text_ends_with("\n"):
            look = {"italic": group.italic, "superscript": group.superscript}
            self._line.add(" ", self._space, **look)
        self._space = None

    def key(self, start: int, end: int, key: str) -> None:
        """Mark a citation key in the line."""
        self._line.mark(start, end, key=key)

    def missed(self, what: str) -> None:
        """Note something here that has no text."""
        self.unread.append(Unread(what, Location(len(self._body))))

    def begin_note(self) -> None:
        """Interrupt the line for a note and put its mark there."""
        self._note_count += 1
        here = self._line.length
        self._line.spans.append(Span(here, here, superscript=True, note=str(self._note_count)))
        self._interrupted.append((self._line, self._note))
        self._line, self._note, self._space = Line(), self._note_count, None

    def end_note(self, at: int, group: Group) -> None:
        """Go back to the line that the note interrupted."""
        self.end_block(at, group)
        if self._interrupted:
            self._line, self._note = self._interrupted.pop()

    def end_block(self, at: int, group: Group) -> None:
        """Finish the line as a block of the group's kind; an empty one is none."""
        line, self._line, self._space = self._line, Line(), None
        if not line.text.strip():
            self._line.spans = [span for span in line.spans if span.key or span.note]
            return
        first = line.pieces[0].source[0]
        facts: Facts = {"line": self._lines.at(first)}
        if self._note:
            facts |= {"kind": "footnote", "note": str(self._note)}
            self._notes.append((self._note, line.traced(at, **facts)))
        else:
            facts |= {"kind": group.kind, "level": group.level}
            self._body.append(line.traced(at, **facts))

    def heading(self, text: str, at: int) -> None:
        """Print a heading that LaTeX itself words; it stands nowhere in the source."""
        line = Line()
        line.add(text, (at, at))
        self._body.append(line.traced(at, kind="heading", level=1, line=self._lines.at(at)))
