"""The inside of a Word paragraph: runs, links, fields, controls and tracked changes to text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from procsead_refs.documents._blocks.fields import Field, control_marks, field_data, marks
from procsead_refs.documents._blocks.unread import EQUATION, IMAGE, OBJECT
from procsead_refs.documents.docx.styles import Look, run_look
from procsead_refs.documents.docx.symbols import symbol
from procsead_refs.documents.docx.vocabulary import alternative, attribute, child, kind
from procsead_refs.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from procsead_refs.documents._blocks.lines import Line, Marks, Traced
    from procsead_refs.documents.docx.walk import Walk

_ENTERED = {
    "w:ins",
    "w:moveTo",
    "w:smartTag",
    "w:customXml",
    "w:sdtContent",
    "w:dir",
    "w:bdo",
    "w:rubyBase",
}
_CHARACTERS = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:br": "\n",
    "w:cr": "\n",
    "w:noBreakHyphen": "\u2011",
}
_EQUATIONS = {"m:oMath", "m:oMathPara"}


class Inline:
    """Reads paragraphs one after the other; fields may stay open from one to the next."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self._fields: list[Field] = []
        self._follow = True
        self._line: Line
        self._look = Look()
        self._readers: dict[str, Callable[[_Element], None]] = {
            "w:instrText": self._instruction,
            "w:fldChar": self._field_mark,
            "w:footnoteReference": self._note_call,
            "w:endnoteReference": self._note_call,
            "w:ruby": self._ruby,
            "w:drawing": self._drawing,
            "w:pict": self._drawing,
            "w:object": self._drawing,
        }

    def start_story(self, *, fields: bool) -> None:
        """Begin a body or a note; with fields=False field marks mean nothing."""
        self._fields = []
        self._follow = fields

    @property
    def fields_unclosed(self) -> bool:
        """Whether a field's instruction has no end."""
        return any(not one.seen for one in self._fields)

    def paragraph(self, paragraph: _Element, line: Line, look: Look) -> None:
        """Append a paragraph's visible text to line."""
        self._line, self._look = line, look
        for one in self._fields:
            one.start = line.length
        self._children(paragraph)
        for one in self._fields:
            self._mark(one)

    @staticmethod
    def cover(traced: Traced, mark: Marks) -> None:
        """Put a span with these marks over a whole finished block."""
        block = traced.block
        if block.text:
            span = Span(0, len(block.text), **mark)
            traced.block = replace(block, spans=(span, *block.spans))

    def _mark(self, one: Field) -> None:
        if one.seen and one.marks and self._line.length > one.start:
            self._line.mark(one.start, **one.marks)

    def _children(self, parent: _Element) -> None:
        for element in parent:
            name = kind(element)
            if name == "w:r":
                self._run(element)
            elif name in _ENTERED:
                self._children(element)
            elif name == "w:hyperlink":
                anchor = attribute(element, "w:anchor")
                address = self._walk.link(attribute(element, "r:id") or "")
                self._marked(element, {"link": f"{address}#{anchor}" if anchor else address})
            elif name == "w:fldSimple":
                self._marked(element, marks(attribute(element, "w:instr") or ""))
            elif name == "w:sdt":
                tag = attribute(child(element, "w:sdtPr", "w:tag"), "w:val") or ""
                self._marked(element, control_marks(tag))
            elif name == "mc:AlternateContent":
                self._alternate(element)
            elif name in _EQUATIONS:
                self._walk.missed(EQUATION)

    def _marked(self, element: _Element, mark: Marks) -> None:
        start = self._line.length
        self._children(element)
        if any(mark.values()) and self._line.length > start:
            self._line.mark(start, **mark)

    def _alternate(self, element: _Element) -> None:
        chosen = alternative(element)
        if chosen is not None:
            self._children(chosen)
            self._contents(chosen, self._look)

    def _run(self, run: _Element) -> None:
        look, style = run_look(child(run, "w:rPr"))
        if style:
            look = look.over(self._walk.styles.look(style))
        self._contents(run, look.over(self._look))

    def _contents(self, run: _Element, look: Look) -> None:
        for element in run:
            name = kind(element)
            if name == "w:t":
                self._add(element.text or "", element, look)
            elif name in _CHARACTERS:
                self._add(_CHARACTERS[name], element, look)
            elif name in self._readers:
                self._readers[name](element)
            elif name == "w:sym":
                font = attribute(element, "w:font") or ""
                self._add(symbol(attribute(element, "w:char") or "", font), element, look)
            elif name == "mc:AlternateContent":
                chosen = alternative(element)
                if chosen is not None:
                    self._contents(chosen, look)

    def _instruction(self, element: _Element) -> None:
        if self._fields and not self._fields[-1].seen:
            self._fields[-1].instruction.append(element.text or "")

    def _ruby(self, element: _Element) -> None:
        base = child(element, "w:rubyBase")
        if base is not None:
            self._children(base)

    def _add(self, text: str, element: _Element, look: Look) -> None:
        if look.hidden or any(not one.seen for one in self._fields):
            return
        self._line.add(text, element, italic=bool(look.italic), superscript=bool(look.superscript))

    def _field_mark(self, element: _Element) -> None:
        if not self._follow:
            return
        turn = attribute(element, "w:fldCharType")
        if turn == "begin":
            self._fields.append(Field())
            data = child(element, "w:fldData")
            if data is not None and data.text:
                self._fields[-1].data = field_data(data.text)
        elif turn == "separate" and self._fields:
            self._fields[-1].show(self._line.length)
        elif turn == "end" and self._fields:
            one = self._fields.pop()
            self._mark(one)

    def _note_call(self, element: _Element) -> None:
        notes = kind(element).removeprefix("w:").replace("Reference", "s")
        note_id = attribute(element, "w:id")
        if note_id is not None:
            number = self._walk.note_number(notes, note_id, element)
            here = self._line.length
            self._line.spans.append(Span(here, here, superscript=True, note=number))

    def _drawing(self, element: _Element) -> None:
        boxes = [one for one in element.iter() if kind(one) == "w:txbxContent"]
        outer = [one for one in boxes if not _inside_another(one, element)]
        for box in outer:
            self._walk.box(box, element)
        if not outer:
            self._walk.missed(_what(element))


def _inside_another(box: _Element, top: _Element) -> bool:
    parent = box.getparent()
    while parent is not None and parent is not top:
        if kind(parent) in {"w:txbxContent", "mc:Fallback"}:
            return True
        parent = parent.getparent()
    return False


def _what(element: _Element) -> str:
    if kind(element) == "w:object":
        return OBJECT
    data = next((one for one in element.iter() if kind(one) == "a:graphicData"), None)
    word = (data.get("uri") or "").rpartition("/")[2] if data is not None else "picture"
    return {"chart": "a chart", "diagram": "a diagram"}.get(word, IMAGE)
