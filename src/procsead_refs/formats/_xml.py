"""The XML of an export: its root, and its elements and texts by local name."""

from __future__ import annotations

import re
from html.entities import name2codepoint
from typing import TYPE_CHECKING

from procsead_refs import safe_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,300}\?>")
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,10});")
_PREDEFINED = {"amp", "lt", "gt", "quot", "apos"}
_SPACE = re.compile(r"\s+")
_INLINE = {"i": "i", "b": "b", "sup": "sup", "sub": "sub", "italic": "i", "bold": "b", "em": "i"}


def root(text: str) -> _Element:
    """Return the root element of an XML text.

    Raises:
        Refusal: as `safe_xml.parse`.
    """
    text = _DECLARATION.sub("", text.removeprefix("\ufeff"), count=1)
    text = _NAMED.sub(_character, _NOT_XML.sub("", text))
    return safe_xml.parse(text.encode("utf-8"), remedy="export it again")


def _character(match: re.Match[str]) -> str:
    if match[1] in _PREDEFINED or match[1] not in name2codepoint:
        return match[0]
    return chr(name2codepoint[match[1]])


def name(element: _Element) -> str:
    """Return an element's name without its namespace."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def children(element: _Element | None, *path: str) -> Iterator[_Element]:
    """Yield the elements at the end of a path of local names, in document order."""
    if element is None:
        return
    for child in element:
        if name(child) == path[0]:
            if len(path) == 1:
                yield child
            else:
                yield from children(child, *path[1:])


def child(element: _Element | None, *path: str) -> _Element | None:
    """Return the first element at the end of a path, or None."""
    return next(children(element, *path), None)


def text(element: _Element | None) -> str:
    """Return an element's text with white space as one space each, without marks."""
    return "" if element is None else _SPACE.sub(" ", "".join(element.itertext())).strip()


def texts(element: _Element | None, *path: str) -> list[str]:
    """Return the texts, none empty, of all elements at the end of a path."""
    return [found for one in children(element, *path) if (found := text(one))]


def first(element: _Element | None, *path: str) -> str:
    """Return the first text that is not empty at the end of a path, or ""."""
    return next((found for one in children(element, *path) if (found := text(one))), "")


def marked(element: _Element | None) -> str:
    """Return an element's text with <i>, <b>, <sub> and <sup> kept as CSL-JSON's marks."""
    if element is None:
        return ""
    return _SPACE.sub(" ", "".join(_pieces(element))).strip()


def _pieces(element: _Element) -> Iterator[str]:
    yield element.text or ""
    for one in element:
        mark = _INLINE.get(name(one).lower()) or _faces(one)
        yield from (f"<{mark}>", *_pieces(one), f"</{mark}>") if mark else _pieces(one)
        yield one.tail or ""


def _faces(element: _Element) -> str:
    """Return the mark that an EndNote `style` element's face stands for."""
    face = element.get("face", "") if name(element) == "style" else ""
    return next(
        (
            mark
            for word, mark in (("italic", "i"), ("superscript", "sup"), ("subscript", "sub"))
            if word in face
        ),
        "",
    )


def written(root_element: _Element) -> str:
    """Return an element as an XML document in UTF-8."""
    from lxml import etree

    data: bytes = etree.tostring(
        root_element, xml_declaration=True, encoding="UTF-8", pretty_print=True
    )
    return data.decode("utf-8")


def add(parent: _Element, tag: str, content: str = "", **attributes: str) -> _Element:
    """Add a child with a text that XML can hold, and return it."""
    from lxml import etree

    element: _Element = etree.SubElement(parent, tag, attrib=attributes)
    element.text = _NOT_XML.sub("", content) or None
    return element
