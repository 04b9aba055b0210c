"""The XML parts of a document, and their bytes as places in them are counted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs import safe_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

_MARKED = re.compile(rb"<!--|<!\[CDATA\[|<\?(?!xml\b)")


def parse(data: bytes, where: object) -> _Element:
    """Return the root element.

    Args:
        data: the XML.
        where: what to call it in a refusal.

    Raises:
        Refusal: as `safe_xml.parse`.
    """
    return safe_xml.parse(data, where=where, remedy="save it anew from the program it came from")


def clean(root: _Element, data: bytes) -> bytes:
    """Return the bytes of a parsed part as `positions` needs them.

    They are the part's own where these are UTF-8 without comments, instructions and CDATA inside;
    else the part is written anew.
    """
    from lxml import etree

    encoding = (root.getroottree().docinfo.encoding or "UTF-8").upper()
    if encoding in {"UTF-8", "US-ASCII"} and not _MARKED.search(data):
        return data
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
