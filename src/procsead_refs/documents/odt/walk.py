"""From the XML of an OpenDocument text to blocks: one walk, for reading and for writing back."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from procsead_refs.documents.archive import REMEDY
from procsead_refs.documents.lines import Line, Traced
from procsead_refs.documents.odt.styles import Look, Styles
from procsead_refs.documents.odt.vocabulary import attribute, child, kind
from procsead_refs.documents.xml import parse
from procsead_refs.errors import Refusal
from procsead_refs.model import Location, Span, Unread

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from procsead_refs.documents.archive import Archive
    from procsead_refs.documents.lines import Facts
    from procsead_refs.model import BlockKind

_SKIPPED = {
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
_SOURCES = {  # an index's template is not text; its body is
    "text:table-of-content-source",
    "text:bibliography-source",
    "text:illustration-index-source",
    "text:table-index-source",
    "text:alphabetical-index-source",
    "text:user-index-source",
    "text:object-index-source",
}
_SPACES = re.compile(r"[ \t\n\r]{2,}|[\t\n\r]|\A | \Z")  # all that is not one space inside
_ZOTERO = re.compile(r"(?:ZOTERO_ITEM\s+)?CSL_CITATION\s+(\{.*\})", re.DOTALL)
_QUOTES = {"quotations", "quote", "block text", "block quotation"}
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


@dataclass(frozen=True, slots=True)
class Home:
    """A block's paragraph, and for a note's the mark in the body that calls it."""

    paragraph: _Element
    anchor: _Element | None


def contents(archive: Archive) -> tuple[_Element, _Element | None]:
    """Return the roots of content.xml and styles.xml.

    Raises:
        Refusal: there is no OpenDocument text inside, or it is encrypted.
    """
    data = archive.read("content.xml")
    if data is None:
        raise Refusal("has no OpenDocument text inside", where=archive.path, remedy=REMEDY)
    manifest = archive.read("META-INF/manifest.xml") or b""
    if b"encryption-data" in manifest:
        raise Refusal("is encrypted", where=archive.path, remedy="save it without a password")
    styles = archive.read("styles.xml")
    return (
        parse(data, f"{archive.path}: content.xml"),
        None if styles is None else parse(styles, f"{archive.path}: styles.xml"),
    )


class Walk:
    """The whole walk: `blocks` in reading order, and what was there `unread`."""

    def __init__(self, content: _Element, styles: _Element | None) -> None:
        self.unread: list[Unread] = []
        self.styles = Styles(content, styles)
        self.blocks: list[Traced] = []
        self._anchor: _Element | None = None
        self._line = Line()
        self._space: tuple[Place, Look] | None = None
        self._marks: dict[str, int] = {}  # open reference marks, by name, and where they began
        self._boxes: list[_Element] = []
        self._notes: dict[str, list[_Element]] = {"footnote": [], "endnote": []}
        self._kind: BlockKind = "paragraph"
        self._level = 0
        self._note: str | None = None
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
        self._children(child(child(content, "office:body"), "office:text"))
        for note_class in ("footnote", "endnote"):
            self._read_notes(note_class)

    def _read_notes(self, note_class: str) -> None:
        self._kind = "endnote" if note_class == "endnote" else "footnote"
        for note in self._notes[note_class]:
            self._note, self._anchor = _number(note), note
            self._children(child(note, "text:note-body"))
        self._note = self._anchor = None

    def _children(self, container: _Element | None) -> None:
        for element in container if container is not None else ():
            name = kind(element)
            if name in {"text:p", "text:h"}:
                self._paragraph(element, name)
            elif name in {"text:list-item", "text:list-header"}:
                self._within(element, "list-item", self._level + 1)
            elif name == "table:table-cell":
                self._within(element, "cell", 0)
            elif name in {"draw:frame", "draw:g", "draw:custom-shape"}:
                self._frame(element)
                self._read_boxes()
            elif name and name not in _SKIPPED and name not in _SOURCES:
                self._children(element)

    def _within(self, element: _Element, block_kind: BlockKind, level: int) -> None:
        before = self._kind, self._level
        if self._note is None and self._kind != "cell":
            self._kind, self._level = block_kind, level
        self._children(element)
        self._kind, self._level = before

    def _paragraph(self, paragraph: _Element, name: str) -> None:
        self._line, self._space = Line(), None
        for mark in self._marks:
            self._marks[mark] = 0
        style = attribute(paragraph, "text:style-name")
        self._inline(paragraph, self.styles.look("paragraph", style))
        for mark, start in self._marks.items():
            self._mark(mark, start)
        home = Home(paragraph, self._anchor)
        self.blocks.append(self._line.traced(home, **self._facts(paragraph, name, style)))
        self._read_boxes()

    def _read_boxes(self) -> None:
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._children(box)

    def _facts(self, paragraph: _Element, name: str, style: str) -> Facts:
        shown = self.styles.name("paragraph", style)
        facts: Facts = {
            "kind": self._kind,
            "level": self._level,
            "style": shown,
            "note": self._note,
        }
        if self._note is not None or self._kind == "cell":
            return facts
        if name == "text:h":
            level = attribute(paragraph, "text:outline-level")
            facts |= {"kind": "heading", "level": int(level) if level.isdecimal() else 1}
        elif shown.lower() == "title":
            facts |= {"kind": "heading", "level": 1}
        elif shown.lower() in _QUOTES:
            facts |= {"kind": "quote", "level": 0}
        return facts

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
            self._frame(element)
        elif name and name not in _SKIPPED:
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
        self._inline(element, self.styles.look("text", style).over(look))

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
        note_class = attribute(note, "text:note-class") or "footnote"
        self._notes.setdefault(note_class, []).append(note)
        here = self._start()
        self._line.spans.append(Span(here, here, superscript=True, note=_number(note)))

    def _frame(self, frame: _Element) -> None:
        boxes = [one for one in frame.iter() if kind(one) == "draw:text-box"]
        if boxes:
            self._boxes.append(boxes[0])
        elif any(kind(one) in {"draw:object", "draw:object-ole"} for one in frame):
            self.unread.append(Unread("an embedded object", Location(len(self.blocks))))
        elif any(kind(one) == "text:p" for one in frame):
            self._boxes.append(frame)
        else:
            self.unread.append(Unread("text in an image", Location(len(self.blocks))))

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


def _number(note: _Element) -> str:
    citation = child(note, "text:note-citation")
    return "".join(citation.itertext()).strip() if citation is not None else ""
