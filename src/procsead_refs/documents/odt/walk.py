"""From the XML of an OpenDocument text to blocks: one walk, for reading and for writing back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from procsead_refs.data import table
from procsead_refs.documents._blocks.unread import IMAGE, OBJECT
from procsead_refs.documents._packages.archive import REMEDY
from procsead_refs.documents._packages.parts import parse
from procsead_refs.documents.odt.inline import SKIPPED, Inline, note_number
from procsead_refs.documents.odt.styles import Styles
from procsead_refs.documents.odt.vocabulary import attribute, child, kind
from procsead_refs.errors import Refusal
from procsead_refs.model import Location, Unread

if TYPE_CHECKING:
    from lxml.etree import _Element

    from procsead_refs.documents._blocks.lines import Facts, Traced
    from procsead_refs.documents._packages.archive import Archive
    from procsead_refs.model import BlockKind

_SOURCES = {  # an index's template is not text; its body is
    "text:table-of-content-source",
    "text:bibliography-source",
    "text:illustration-index-source",
    "text:table-index-source",
    "text:alphabetical-index-source",
    "text:user-index-source",
    "text:object-index-source",
}


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
        self._inline = Inline(self)
        self._boxes: list[_Element] = []
        self._notes: dict[str, list[_Element]] = {"footnote": [], "endnote": []}
        self._kind: BlockKind = "paragraph"
        self._level = 0
        self._note: str | None = None
        self._children(child(child(content, "office:body"), "office:text"))
        for note_class in ("footnote", "endnote"):
            self._read_notes(note_class)

    def _read_notes(self, note_class: str) -> None:
        self._kind = "endnote" if note_class == "endnote" else "footnote"
        for note in self._notes[note_class]:
            self._note, self._anchor = note_number(note), note
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
                self.frame(element)
                self._read_boxes()
            elif name and name not in SKIPPED and name not in _SOURCES:
                self._children(element)

    def _within(self, element: _Element, block_kind: BlockKind, level: int) -> None:
        before = self._kind, self._level
        if self._note is None and self._kind != "cell":
            self._kind, self._level = block_kind, level
        self._children(element)
        self._kind, self._level = before

    def _paragraph(self, paragraph: _Element, name: str) -> None:
        style = attribute(paragraph, "text:style-name")
        line = self._inline.paragraph(paragraph, self.styles.look("paragraph", style))
        home = Home(paragraph, self._anchor)
        self.blocks.append(line.traced(home, **self._facts(paragraph, name, style)))
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
        elif shown.lower() in table("paragraph-styles")["headings"]["odt"]:
            facts |= {"kind": "heading", "level": 1}
        elif shown.lower() in table("paragraph-styles")["quotes"]["odt"]:
            facts |= {"kind": "quote", "level": 0}
        return facts

    def note(self, note: _Element) -> None:
        """Keep a note; it is read after the body."""
        note_class = attribute(note, "text:note-class") or "footnote"
        self._notes.setdefault(note_class, []).append(note)

    def frame(self, frame: _Element) -> None:
        """Keep a frame's text, which follows the paragraph it is anchored in, or note a picture."""
        boxes = [one for one in frame.iter() if kind(one) == "draw:text-box"]
        if boxes:
            self._boxes.append(boxes[0])
        elif any(kind(one) in {"draw:object", "draw:object-ole"} for one in frame):
            self.unread.append(Unread(OBJECT, Location(len(self.blocks))))
        elif any(kind(one) == "text:p" for one in frame):
            self._boxes.append(frame)
        else:
            self.unread.append(Unread(IMAGE, Location(len(self.blocks))))
