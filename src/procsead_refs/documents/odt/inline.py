"""The inside of an OpenDocument paragraph: white space, spans, links, marks and notes to text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from procsead_refs.documents._blocks.lines import Line
from procsead_refs.documents.odt.vocabulary import attribute, child, kind
from procsead_refs.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from procsead_refs.documents.odt.styles import Look
    from procsead_refs.documents.odt.walk import Walk

SKIPPED = {
    "text:tracked-changes",
    "office:annotation",
    "office:forms",
    "text:sequence-decls",
    "text:variable-decls",
    "text:user-field-decls",
    "text:number",
    "text:ruby-text",
    "text:hidden-text",
    "text:script",
    "svg:title",
    "svg:desc",
    "table:table-columns",
}
_SPACES = re.compile(r"[ \t\n\r]{2,}|[\t\n\r]|\A | \Z")  # all that is not one space inside
_ZOTERO = re.compile(r"(?:ZOTERO_ITEM\s+)?CSL_CITATION\s+(\{.*\})", re.DOTALL)
_MOST_SPACES = 10_000
_MOST_PLACES = 100


@dataclass(frozen=True, slots=True)
class Place:
    """Characters of an element's text, or of its tail: as many as `length` from an offset on.

    `more` are the other places of white space that collapses to one space.
    """

    element: _Element
    tail: bool
    offset: int
    length: int
    more: tuple[Place, ...] = ()


class Inline:
    """Reads paragraphs one after the other; reference marks may stay open from one to the next."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self._line = Line()
        self._space: tuple[Place, Look] | None = None
        self._marks: dict[str, int] = {}  # open reference marks, by name, and where they began
        self._readers: dict[str, Callable[[_Element, Look], None]] = {
            "text:s": self._spaces,
            "text:tab": self._tab,
            "text:line-break": self._break,
            "text:span": self._styled,
            "text:a": self._link,
            "text:note": self._note_call,
            "text:reference-mark-start": self._mark_start,
            "text:reference-mark-end": self._mark_end,
        }

    def paragraph(self, paragraph: _Element, look: Look) -> Line:
        """Return a paragraph's visible text."""
        self._line, self._space = Line(), None
        for mark in self._marks:
            self._marks[mark] = 0
        self._inline(paragraph, look)
        for mark, start in self._marks.items():
            self._mark(mark, start)
        return self._line

    def _inline(self, parent: _Element, look: Look) -> None:
        self._flow(parent.text, parent, look, tail=False)
        for element in parent:
            self._element(element, look)
            self._flow(element.tail, element, look, tail=True)

    def _element(self, element: _Element, look: Look) -> None:
        name = kind(element)
        if name in self._readers:
            self._readers[name](element, look)
        elif name.startswith("draw:"):
            self._walk.frame(element)
        elif name and name not in SKIPPED:
            self._inline(element, look)

    def _spaces(self, element: _Element, look: Look) -> None:
        count = attribute(element, "text:c")
        self._show(" " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES), element, look)

    def _tab(self, element: _Element, look: Look) -> None:
        self._show("\t", element, look)

    def _break(self, element: _Element, look: Look) -> None:
        self._show("\n", element, look)

    def _styled(self, element: _Element, look: Look) -> None:
        style = attribute(element, "text:style-name")
        self._inline(element, self._walk.styles.look("text", style).over(look))

    def _link(self, element: _Element, look: Look) -> None:
        start = self._start()
        self._inline(element, look)
        if self._line.length > start:
            self._line.mark(start, link=attribute(element, "xlink:href"))

    def _mark_start(self, element: _Element, _look: Look) -> None:
        self._marks[attribute(element, "text:name")] = self._start()

    def _mark_end(self, element: _Element, _look: Look) -> None:
        mark = attribute(element, "text:name")
        if mark in self._marks:
            self._mark(mark, self._marks.pop(mark))

    def _mark(self, mark: str, start: int) -> None:
        found = _ZOTERO.search(mark)
        if (found or mark.startswith(("ZOTERO_", "CSL_"))) and self._line.length > start:
            self._line.mark(start, field=found[1] if found else mark)

    def _note_call(self, note: _Element, _look: Look) -> None:
        self._walk.note(note)
        here = self._start()
        self._line.spans.append(Span(here, here, superscript=True, note=note_number(note)))

    def _start(self) -> int:
        """Show a pending space, so that what begins here begins after it."""
        if self._space is not None and self._line.length:
            self._put(" ", *self._space)
        self._space = None
        return self._line.length

    def _flow(self, text: str | None, element: _Element, look: Look, *, tail: bool) -> None:
        at = 0
        text = text or ""
        for space in _SPACES.finditer(text):
            if space.start() > at:
                self._show(
                    text[at : space.start()], Place(element, tail, at, space.start() - at), look
                )
            at = space.end()
            place = Place(element, tail, space.start(), space.end() - space.start())
            if self._space is None:
                self._space = place, look
            else:
                first, outer = self._space
                self._space = replace(first, more=(*first.more[:_MOST_PLACES], place)), outer
        if at < len(text):
            self._show(text[at:], Place(element, tail, at, len(text) - at), look)

    def _show(self, text: str, source: _Element | Place, look: Look) -> None:
        self._start()
        self._put(text, source, look)

    def _put(self, text: str, source: object, look: Look) -> None:
        if not look.hidden:
            self._line.add(
                text, source, italic=bool(look.italic), superscript=bool(look.superscript)
            )


def note_number(note: _Element) -> str:
    """Return the number that a note bears, as the program wrote it."""
    citation = child(note, "text:note-citation")
    return "".join(citation.itertext()).strip() if citation is not None else ""
