"""The XML names of OpenDocument texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.documents._packages.names import ShortNames

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
_NAMES = ShortNames(_PREFIXES)
kind, child = _NAMES.kind, _NAMES.child


def attribute(element: _Element, name: str) -> str:
    """Return the attribute of a short name ("text:style-name"), empty where there is none."""
    return _NAMES.attribute(element, name) or ""
