"""Paragraph and character styles, as far as they say what a paragraph or a run is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from procsead_refs.data import table
from procsead_refs.documents.docx.vocabulary import attribute, child, is_on, kind

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEEPEST = 9  # Word's heading levels
_CHAIN = 20  # basedOn steps followed; Word allows ten


@dataclass(frozen=True, slots=True)
class Look:
    """What a style or direct formatting sets; None where it sets nothing.

    `heading` is a heading's level from 1 (0: body text), `item` a list item's depth from 1 (0: no
    list).
    """

    name: str = ""
    heading: int | None = None
    item: int | None = None
    italic: bool | None = None
    superscript: bool | None = None
    hidden: bool | None = None

    def over(self, base: Look) -> Look:
        """Return this look with what it does not set taken from base."""
        return Look(
            self.name or base.name,
            base.heading if self.heading is None else self.heading,
            base.item if self.item is None else self.item,
            base.italic if self.italic is None else self.italic,
            base.superscript if self.superscript is None else self.superscript,
            base.hidden if self.hidden is None else self.hidden,
        )


_PLAIN = Look()


class Styles:
    """The styles of styles.xml by id, with what they are based on resolved."""

    def __init__(self, root: _Element | None) -> None:
        self._elements: dict[str, _Element] = {}
        self._looks: dict[str, Look] = {}
        self.default = Look()
        default = ""
        for style in root if root is not None else ():
            if kind(style) == "w:style" and (style_id := attribute(style, "w:styleId")):
                self._elements[style_id] = style
                if attribute(style, "w:type") == "paragraph" and attribute(style, "w:default") in {
                    "1",
                    "true",
                    "on",
                }:
                    default = style_id
        if default:
            self.default = self.look(default)

    def look(self, style_id: str | None) -> Look:
        """Return a style's look; an unknown id's has the id as its name."""
        if not style_id:
            return self.default
        if style_id not in self._looks:
            chain: list[_Element] = []
            step: str | None = style_id
            while step in self._elements and len(chain) < _CHAIN:
                chain.append(self._elements[step])
                step = attribute(child(chain[-1], "w:basedOn"), "w:val")
            look = Look()
            for style in reversed(chain):
                look = _own(style).over(look)
            self._looks[style_id] = look if chain else Look(name=style_id)
        return self._looks[style_id]


def _own(style: _Element) -> Look:
    name = attribute(child(style, "w:name"), "w:val") or ""
    paragraph = paragraph_look(child(style, "w:pPr"))
    run, _ = run_look(child(style, "w:rPr"))
    return Look(
        name,
        _heading_level(name) or paragraph.heading,
        paragraph.item,
        run.italic,
        run.superscript,
        run.hidden,
    )


def _heading_level(name: str) -> int | None:
    """Return the level of a built-in heading style; styles.xml has the English name always."""
    word, _, number = name.lower().partition(" ")
    if word == "heading" and number.isdigit() and 1 <= int(number) <= _DEEPEST:
        return int(number)
    return 1 if name.lower() in table("paragraph-styles")["headings"]["docx"] else None


def paragraph_look(properties: _Element | None) -> Look:
    """Return what a w:pPr sets directly."""
    outline = attribute(child(properties, "w:outlineLvl"), "w:val")
    heading = item = None
    if outline is not None and outline.isdecimal():
        heading = int(outline) + 1 if int(outline) < _DEEPEST else 0
    numbering = child(properties, "w:numPr")
    if numbering is not None:
        level = attribute(child(numbering, "w:ilvl"), "w:val") or "0"
        number = attribute(child(numbering, "w:numId"), "w:val")
        item = 0 if number == "0" else int(level) + 1 if level.isdecimal() else 1
    return Look(heading=heading, item=item)


def run_look(properties: _Element | None) -> tuple[Look, str | None]:
    """Return what a w:rPr sets directly, and the id of its character style."""
    if properties is None or not len(properties):
        return _PLAIN, None
    italic = raised = hidden = style = None
    for one in properties:
        name = kind(one)
        if name == "w:i":
            italic = is_on(one)
        elif name == "w:vanish":
            hidden = is_on(one)
        elif name == "w:vertAlign":
            raised = attribute(one, "w:val") == "superscript"
        elif name == "w:rStyle":
            style = attribute(one, "w:val")
    if italic is None and raised is None and hidden is None:
        return _PLAIN, style
    return Look(italic=italic, superscript=raised, hidden=hidden), style
