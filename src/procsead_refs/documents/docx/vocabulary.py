"""The XML names of Word documents, the same in transitional and strict files."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_STRICT = "http://purl.oclc.org/ooxml/"
_TRANSITIONAL = "http://schemas.openxmlformats.org/"
_PREFIXES = {
    _TRANSITIONAL + "wordprocessingml/2006/main": "w:",
    _STRICT + "wordprocessingml/main": "w:",
    _TRANSITIONAL + "officeDocument/2006/relationships": "r:",
    _STRICT + "officeDocument/relationships": "r:",
    _TRANSITIONAL + "officeDocument/2006/math": "m:",
    _STRICT + "officeDocument/math": "m:",
    _TRANSITIONAL + "drawingml/2006/main": "a:",
    _STRICT + "drawingml/main": "a:",
    _TRANSITIONAL + "markup-compatibility/2006": "mc:",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps:",
    "urn:schemas-microsoft-com:vml": "v:",
    "urn:schemas-microsoft-com:office:office": "o:",
    "http://www.w3.org/XML/1998/namespace": "xml:",
}


@lru_cache(maxsize=4096)
def short(tag: str) -> str:
    """Return a qualified name with the usual prefix ("w:p"); unknown namespaces give "?:name"."""
    namespace, _, name = tag.rpartition("}")
    return _PREFIXES.get(namespace[1:], "?:") + name


def kind(element: _Element) -> str:
    """Return an element's short name; a comment's or instruction's is empty."""
    return short(element.tag) if isinstance(element.tag, str) else ""


def attribute(element: _Element | None, name: str) -> str | None:
    """Return the attribute of a short name ("w:val"), or None."""
    if element is None:
        return None
    for key, value in element.attrib.items():
        if short(str(key)) == name:
            return str(value)
    return None


def child(element: _Element | None, *names: str) -> _Element | None:
    """Return the first child of that short name, then of that one the next, or None."""
    for name in names:
        if element is None:
            return None
        for one in element:
            if kind(one) == name:
                element = one
                break
        else:
            return None
    return element


def is_on(toggle: _Element) -> bool:
    """Say whether a toggle property such as w:i is on."""
    return attribute(toggle, "w:val") not in {"0", "false", "off", "none"}


def alternative(element: _Element) -> _Element | None:
    """Return the branch of a mc:AlternateContent that is read: its first choice or fallback."""
    chosen = child(element, "mc:Choice")
    return child(element, "mc:Fallback") if chosen is None else chosen
