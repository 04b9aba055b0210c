"""Where each element of an XML part stands in its bytes: a part is patched, not rewritten."""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from procsead_refs.documents._edits.splicing import Splice

_TAG = re.compile(rb"<(/?)([^\s/<>]+)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_CHARACTER = re.compile(rb"&[^;]*;|\r\n|[\x00-\x7f]|[\xc0-\xff][\x80-\xbf]*")


class Positions:
    """The byte positions of some elements of a part.

    Args:
        data: the part, in UTF-8.
        root: its root element, as parsed from data.
        wanted: the elements whose positions will be asked for.
    """

    def __init__(self, data: bytes, root: _Element, wanted: Iterable[_Element]) -> None:
        self.data = data
        starts, closes = _events(data)
        chosen = set(wanted)
        self._places = {
            element: (starts[number], closes[number])
            for number, element in enumerate(one for one in root.iter() if isinstance(one.tag, str))
            if element in chosen
        }

    def tag(self, element: _Element) -> tuple[int, int]:
        """Return start and end of an element's start tag."""
        start = self._places[element][0]
        found = _TAG.match(self.data, start)
        return start, found.end() if found else start

    def alone(self, element: _Element) -> bool:
        """Return whether an element is one tag without content ("<w:p/>")."""
        return self.data[: self.tag(element)[1]].endswith(b"/>")

    def content(self, element: _Element) -> tuple[int, int]:
        """Return start and end of what stands between an element's tags."""
        end = self.tag(element)[1]
        return end, end if self.alone(element) else self._places[element][1]

    def whole(self, element: _Element) -> tuple[int, int]:
        """Return start and end of an element with its tags."""
        start, close = self._places[element]
        if self.alone(element):
            return start, self.tag(element)[1]
        return start, self.data.index(b">", close) + 1

    def name(self, element: _Element) -> bytes:
        """Return an element's name as it is written, with its prefix."""
        found = _TAG.match(self.data, self._places[element][0])
        return found[2] if found else b""

    def cut(self, start: int, end: int) -> bytes:
        """Return the bytes from start to end."""
        return self.data[start:end]


def _events(data: bytes) -> tuple[array[int], array[int]]:
    """Return for each element, in document order, where its start tag and its end tag begin."""
    starts, closes = array("Q"), array("Q")
    open_elements: list[int] = []
    parser = expat.ParserCreate()

    def start(_name: str, _attributes: object) -> None:
        open_elements.append(len(starts))
        starts.append(parser.CurrentByteIndex)
        closes.append(0)

    def end(_name: str) -> None:
        closes[open_elements.pop()] = parser.CurrentByteIndex

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.Parse(data, True)  # noqa: FBT003 - expat's own signature
    return starts, closes


def character_offset(raw: bytes, count: int) -> int:
    """Return the byte offset in XML text after a number of code points."""
    at = 0
    for _ in range(count):
        found = _CHARACTER.match(raw, at)
        if found is None:
            return at
        at = found.end()
    return at


def into(element: _Element, positions: Positions, content: bytes) -> Splice[bytes]:
    """Return the splice that puts content at an element's end, opening it if it is one tag."""
    start, end = positions.tag(element)
    if positions.alone(element):
        name = positions.name(element)
        whole = positions.cut(start, end)[:-2] + b">" + content + b"</" + name + b">"
        return start, end, whole
    close = positions.content(element)[1]
    return close, close, content
