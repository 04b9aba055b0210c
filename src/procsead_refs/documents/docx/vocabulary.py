"""The XML names of Word documents, the same in transitional and strict files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.documents._packages.names import ShortNames

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
_NAMES = ShortNames(_PREFIXES)
kind, attribute, child = _NAMES.kind, _NAMES.attribute, _NAMES.child


def is_on(toggle: _Element) -> bool:
    """Return whether a toggle property such as w:i is on."""
    return attribute(toggle, "w:val") not in {"0", "false", "off", "none"}


def alternative(element: _Element) -> _Element | None:
    """Return the branch of a mc:AlternateContent that is read: its first choice or fallback."""
    chosen = child(element, "mc:Choice")
    return child(element, "mc:Fallback") if chosen is None else chosen
