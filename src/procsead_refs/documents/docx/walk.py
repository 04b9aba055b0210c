"""From the XML of a Word file to blocks: one walk, for reading and for writing back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from procsead_refs.data import table
from procsead_refs.documents._blocks.fields import control_marks
from procsead_refs.documents._blocks.lines import Line, Traced
from procsead_refs.documents._blocks.unread import EQUATION
from procsead_refs.documents.docx.inline import Inline
from procsead_refs.documents.docx.notes import note_elements, number_format
from procsead_refs.documents.docx.styles import Look, Styles, paragraph_look
from procsead_refs.documents.docx.vocabulary import alternative, attribute, child, kind
from procsead_refs.model import Location, Unread

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from procsead_refs.documents._blocks.lines import Facts, Marks
    from procsead_refs.documents.docx.package import Package
    from procsead_refs.model import BlockKind

_ENTERED = {"w:ins", "w:moveTo", "w:customXml", "w:smartTag", "w:sdtContent", "w:tbl"}
_UNREAD = {
    "w:altChunk": "an imported document",
    "m:oMath": EQUATION,
    "m:oMathPara": EQUATION,
}


@dataclass(frozen=True, slots=True)
class Home:
    """A block's paragraph and its part; the anchor is what stands in the body for it.

    Notes and text boxes have an anchor (the note's mark, the box's drawing), the body has none.
    """

    part: str
    paragraph: _Element
    anchor: _Element | None


class Walk:
    """The whole walk: `blocks` in reading order, and what was there `unread`."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.blocks: list[Traced] = []
        self.unread: list[Unread] = []
        self._calls: dict[str, dict[str, tuple[_Element, str]]] = {"footnotes": {}, "endnotes": {}}
        self._part = package.main
        styles = package.related("styles")
        self.styles = Styles(package.root(styles) if styles else None)
        self._formats = number_format(package)
        self._inline = Inline(self)
        self._held: Line | None = None
        self._kind: BlockKind = "paragraph"
        self._note: str | None = None
        self._anchor: _Element | None = None
        self._boxes: list[tuple[_Element, _Element]] = []
        self._readers: dict[str, Callable[[_Element], None]] = {
            "w:p": self._paragraph,
            "w:tr": self._row,
            "w:tc": self._cell,
            "w:sdt": self._control,
            "mc:AlternateContent": self._alternate,
        }
        root = package.root(package.main)
        self._story(child(root, "w:body"))
        self._notes("footnotes", "footnote")
        self._notes("endnotes", "endnote")

    def note_number(self, notes: str, note_id: str, mark: _Element) -> str:
        """Return the number that a note called by mark bears, counting it if it is new."""
        calls = self._calls[notes]
        number = self._formats[notes](len(calls) + 1)
        return calls.setdefault(note_id, (mark, number))[1]

    def link(self, relation_id: str) -> str:
        """Return the address that a hyperlink's relation names."""
        return self.package.relations_of(self._part).get(relation_id, ("", "", False))[1]

    def missed(self, what: str) -> None:
        """Note something in the paragraph being read that has no text."""
        self.unread.append(Unread(what, Location(len(self.blocks))))

    def box(self, content: _Element, anchor: _Element) -> None:
        """Keep a text box; its paragraphs follow the one that it is anchored in."""
        self._boxes.append((content, anchor))

    def _notes(self, notes: str, block_kind: BlockKind) -> None:
        part = self.package.related(notes)
        elements = note_elements(self.package.root(part)) if part else {}
        if part is None:
            return
        self._part, self._kind = part, block_kind
        for note_id, (mark, number) in list(self._calls[notes].items()):
            self._anchor, self._note = mark, number
            if note_id in elements:
                self._story(elements[note_id])
        self._note = self._anchor = None

    def _story(self, container: _Element | None) -> None:
        if container is None:
            return
        blocks, unread = len(self.blocks), len(self.unread)
        self._inline.start_story(fields=True)
        self._children(container)
        if self._inline.fields_unclosed:  # half a field must not hide the rest of the text
            del self.blocks[blocks:], self.unread[unread:]
            self._inline.start_story(fields=False)
            self._children(container)

    def _children(self, container: _Element) -> None:
        for element in container:
            name = kind(element)
            if name in _ENTERED:
                self._children(element)
            elif name in self._readers:
                self._readers[name](element)
            elif name in _UNREAD:
                self.missed(_UNREAD[name])

    def _row(self, row: _Element) -> None:
        if child(row, "w:trPr", "w:del") is None:
            self._children(row)

    def _cell(self, cell: _Element) -> None:
        before, self._kind = self._kind, "cell" if self._note is None else self._kind
        self._children(cell)
        self._kind = before

    def _alternate(self, element: _Element) -> None:
        chosen = alternative(element)
        if chosen is not None:
            self._children(chosen)

    def _control(self, control: _Element) -> None:
        content = child(control, "w:sdtContent")
        if content is None:
            return
        marks: Marks = control_marks(attribute(child(control, "w:sdtPr", "w:tag"), "w:val") or "")
        if child(control, "w:sdtPr", "w:bibliography") is not None:
            marks = {"field": "BIBLIOGRAPHY"}
        first = len(self.blocks)
        self._children(content)
        if marks:
            for traced in self.blocks[first:]:
                self._inline.cover(traced, marks)

    def _paragraph(self, paragraph: _Element) -> None:
        properties = child(paragraph, "w:pPr")
        look = paragraph_look(properties).over(
            self.styles.look(attribute(child(properties, "w:pStyle"), "w:val"))
        )
        line = self._held or Line()
        self._held = None
        self._inline.paragraph(paragraph, line, look)
        mark = child(properties, "w:rPr")
        gone = child(mark, "w:del") is not None or child(mark, "w:moveFrom") is not None
        if gone and _has_follower(paragraph):  # it runs on into the next one
            self._held = line
            return
        home = Home(self._part, paragraph, self._anchor)
        self.blocks.append(line.traced(home, **self._facts(look)))
        self._read_boxes()

    def _read_boxes(self) -> None:
        boxes, self._boxes = self._boxes, []
        outside = self._anchor
        for box, anchor in boxes:
            self._anchor = outside if outside is not None else anchor
            self._children(box)
        self._anchor = outside

    def _facts(self, look: Look) -> Facts:
        facts: Facts = {"kind": self._kind, "style": look.name, "note": self._note}
        if self._kind != "paragraph":
            return facts
        if look.heading:
            facts |= {"kind": "heading", "level": look.heading}
        elif look.item:
            facts |= {"kind": "list-item", "level": look.item}
        elif look.name.lower() in table("paragraph-styles")["quotes"]["docx"]:
            facts |= {"kind": "quote"}
        return facts


def _has_follower(paragraph: _Element) -> bool:
    return any(kind(one) == "w:p" for one in paragraph.itersiblings())
