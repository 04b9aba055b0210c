"""From HTML's tags to blocks: what a browser would show, paragraph by paragraph."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypedDict

from procsead_refs.documents._blocks.lines import Line
from procsead_refs.documents._text.line_numbers import LineNumbers
from procsead_refs.documents.html.elements import elements
from procsead_refs.documents.html.opened import Element, Opened
from procsead_refs.documents.html.tags import Tag, tags
from procsead_refs.model import Location, Span, Unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from procsead_refs.documents._blocks.lines import Facts, Traced
    from procsead_refs.documents.html.tags import Text

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all")
_SLANTED = re.compile(r"font-style\s*:\s*(?:italic|oblique)")
_RAISED = re.compile(r"vertical-align\s*:\s*super")
_SPACES = re.compile(r"[ \t\n\r\f]{2,}|[\t\n\r\f]|\A | \Z")  # all but one space inside
_NOTE = re.compile(r"#((?:_?(?:ft|ed)n|fn|sd(?:foot|end)note|foot-?note|end-?note|note)[\w:.-]*)")
_BACK = re.compile(r"ref|anc|back", re.IGNORECASE)
_MARK = re.compile(r"\s*[\[(]?([\divxlcIVXLC*†‡§]{1,5})[\])]?\s*")


class _Look(TypedDict):
    """How an element's text is shown."""

    italic: bool
    superscript: bool
    unseen: bool
    pre: bool


class Blocks:
    """A page's blocks: `traced` in reading order, footnotes last, and what is `unread`."""

    def __init__(self, source: str) -> None:
        self.unread: list[Unread] = []
        self._elements = elements()
        self._body: list[Traced] = []
        self._notes: list[Traced] = []
        self._numbers: dict[str, str] = {}  # of notes called so far, by id
        self._opened = Opened()
        self._line = Line()
        self._home = 0
        self._space: tuple[Text, Element] | None = None  # shown once text follows
        self._lines = LineNumbers(source)
        self._last_ends = _last_ends(source, self._elements.unread)
        self._called: list[tuple[Text, Element]] = []
        for one in tags(source):
            if not isinstance(one, Tag):
                self._text(one)
            elif one.turn == "close":
                self._close(one)
            else:
                self._open(one)
        self._end_block()
        self.traced = [*self._body, *self._notes]

    def _open(self, tag: Tag) -> None:
        if tag.name in self._elements.block:
            self._end_block()
            self._home = tag.end
            if self._opened.inner.unseen:
                self._leave_what_never_ends(tag.start)
            self._opened.end_before(tag.name)
        if tag.name in self._elements.heading:
            self._opened.is_layout()
        outer = self._opened.inner
        if tag.name == "br" and not outer.unseen:
            start = tag.start if self._space is None else self._space[0].start
            self._space = None
            self._line.add("\n", (start, tag.end))
        if tag.name in self._elements.unread and not outer.unseen:
            self.unread.append(Unread(self._elements.unread[tag.name], Location(len(self._body))))
        if tag.turn == "open":
            self._opened.open(self._element(tag, outer))

    def _leave_what_never_ends(self, start: int) -> None:
        """End a drawing or a frame whose end tag is missing: browsers show the blocks behind it.

        Source: the HTML standard, 13.2.6.5, on tags of HTML in foreign content.
        """
        for name, last in self._last_ends.items():
            if start > last:
                self._opened.close_all(name)

    def _element(self, tag: Tag, outer: Element) -> Element:
        """Return an element that opens inside another one, whose look and place it inherits."""
        known, call = self._elements, _called_note(tag)
        element = replace(
            outer,
            **self._look(tag, outer),
            name=tag.name,
            link=tag.attributes.get("href", outer.link) if tag.name == "a" else outer.link,
            call=call or outer.call,
            call_start=self._line.length if call else outer.call_start,
        )
        if tag.name in known.kind and outer.kind != "cell":
            level = known.heading.get(tag.name, outer.level + 1 if tag.name == "li" else 0)
            element = replace(element, kind=known.kind[tag.name], level=level)
        return self._in_note(tag, element)

    def _look(self, tag: Tag, outer: Element) -> _Look:
        """Return how an element is shown, by its name and its own style."""
        known, style = self._elements, tag.attributes.get("style", "").lower()
        hidden = "hidden" in tag.attributes or bool(_HIDDEN.search(style)) or _is_back_link(tag)
        unseen = tag.name in known.unseen or tag.name in known.unread
        italic = tag.name in known.italic or bool(_SLANTED.search(style))
        raised = tag.name == "sup" or bool(_RAISED.search(style))
        return {
            "italic": outer.italic or italic,
            "superscript": outer.superscript or raised,
            "unseen": outer.unseen or hidden or unseen,
            "pre": outer.pre or tag.name == "pre",
        }

    def _in_note(self, tag: Tag, element: Element) -> Element:
        """Return an element as a note's if one that was called leads to it."""
        places = (tag.attributes.get("id", ""), tag.attributes.get("name", ""))
        number = next((self._numbers[one] for one in places if one in self._numbers), None)
        if number is None:
            return element
        if tag.name == "a":
            self._opened.is_note(number)
            return replace(element, unseen=True)
        return replace(element, note=number)

    def _close(self, tag: Tag) -> None:
        if tag.name in self._elements.block:
            self._end_block()
            self._home = tag.start
        closed = self._opened.close(tag.name)
        if closed and closed.call and not self._opened.inner.call:
            self._end_call(closed)

    def _text(self, text: Text) -> None:
        element = self._opened.inner
        if element.unseen:
            return
        if element.call:
            self._called.append((text, element))
        elif element.pre or text.reference:
            self._show(text.text, text.start, text.end)
        else:
            self._flow(text)

    def _flow(self, text: Text) -> None:
        at = 0
        for space in _SPACES.finditer(text.text):
            if space.start() > at:
                self._show(
                    text.text[at : space.start()], text.start + at, text.start + space.start()
                )
            at = space.end()
            place = replace(text, start=text.start + space.start(), end=text.start + at)
            self._space = place, self._opened.inner
        if at < len(text.text):
            self._show(text.text[at:], text.start + at, text.end)

    def _show(self, shown: str, start: int, end: int) -> None:
        element = self._opened.inner
        look = {"italic": element.italic, "superscript": element.superscript}
        line = self._line
        if self._space is not None:
            space, around = self._space
            if line.text_ends_with("\n"):  # white space behind a line break goes with it
                line.pieces[-1].source = line.pieces[-1].source[0], space.end
            elif line.length:
                outer = {"italic": around.italic, "superscript": around.superscript}
                line.add(" ", (space.start, space.end), **outer)
            self._space = None
        before = line.length
        line.add(shown, (start, end), **look)
        if element.link:
            line.mark(before, link=element.link)

    def _end_call(self, element: Element) -> None:
        """The link that called a note has ended: a mark becomes a span, anything else is text."""
        called, self._called = self._called, []
        mark = _MARK.fullmatch("".join(text.text for text, _ in called))
        if mark and element.call:
            self._numbers[element.call] = mark[1]
            here = self._line.length
            self._line.spans.append(Span(here, here, superscript=True, note=mark[1]))
            return
        self._opened.open(replace(element, call=None))
        for text, _ in called:
            self._text(text)
        self._opened.close(element.name)

    def _end_block(self) -> None:
        for text, element in self._called:
            self._opened.open(replace(element, call=None))
            self._called = []
            self._text(text)
            self._opened.close(element.name)
        line, self._line, self._space = self._line, Line(), None
        element = self._opened.inner
        if not line.text.strip():
            return
        number = self._lines.at(line.pieces[0].source[0])
        facts: Facts = {"kind": element.kind, "level": element.level, "line": number}
        if element.note is not None:
            facts = {"kind": "footnote", "note": element.note, "line": number}
        (self._notes if element.note is not None else self._body).append(
            line.traced(self._home, **facts)
        )


def _last_ends(source: str, names: Iterable[str]) -> dict[str, int]:
    """Return where the last end tag of each of some elements begins, -1 where there is none."""
    text = source.lower()
    return {name: text.rfind(f"</{name}") for name in names}


def _called_note(tag: Tag) -> str | None:
    if tag.name != "a":
        return None
    address = tag.attributes.get("href", "")
    words: Mapping[str, str] = tag.attributes
    named = "noteref" in words.get("role", "") + words.get("epub:type", "")
    named = named or "footnote-ref" in words.get("class", "")
    if named and address.startswith("#"):
        return address[1:]
    found = _NOTE.fullmatch(address)
    return found[1] if found and not _BACK.search(address) else None


def _is_back_link(tag: Tag) -> bool:
    return tag.name == "a" and (
        "doc-backlink" in tag.attributes.get("role", "")
        or "footnote-back" in tag.attributes.get("class", "")
    )
