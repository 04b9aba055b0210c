"""The XML names of OpenDocument texts."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_PREFIXES = {
    _OASIS + "office:1.0": "office:",
    _OASIS + "text:1.0": "text:",
    _OASIS + "table:1.0": "table:",
    _OASIS + "style:1.0": "style:",
    _OASIS + "drawing:1.0": "draw:",
    _OASIS + "xsl-fo-compatible:1.0": "fo:",
    _OASIS + "svg-compatible:1.0": "svg:",
    "http://www.w3.org/1999/xlink": "xlink:",
    "http://purl.org/dc/elements/1.1/": "dc:",
}


@lru_cache(maxsize=4096)
def short(tag: str) -> str:
    """Return a qualified name with the usual prefix ("text:p"), "?:" for other namespaces."""
    namespace, _, name = tag.rpartition("}")
    return _PREFIXES.get(namespace[1:], "?:") + name


def kind(element: _Element) -> str:
    """Return an element's short name; a comment's or instruction's is empty."""
    return short(element.tag) if isinstance(element.tag, str) else ""


def attribute(element: _Element, name: str) -> str:
    """Return the attribute of a short name ("text:style-name"), empty where there is none."""
    return next((str(v) for k, v in element.attrib.items() if short(str(k)) == name), "")


def child(element: _Element | None, name: str) -> _Element | None:
    """Return the first child of that short name, or None."""
    if element is None:
        return None
    return next((one for one in element if kind(one) == name), None)
