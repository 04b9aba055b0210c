"""XML from a stranger: no entities, no DTD, no network, limited depth."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.errors import Refusal

if TYPE_CHECKING:
    from lxml.etree import _Element

_ENTITY = (b"<!ENTITY", "<!ENTITY".encode("utf-16-le"), "<!ENTITY".encode("utf-16-be"))

_MARKED = re.compile(rb"<!--|<!\[CDATA\[|<\?(?!xml\b)")


def parse(data: bytes, where: object) -> _Element:
    """Return the root element.

    Args:
        data: the XML.
        where: what to call it in a refusal.

    Raises:
        Refusal: it declares entities, is not well-formed, is nested more than 256 deep or has a
            text of over 10 MB.
    """
    from lxml import etree

    if any(mark in data for mark in _ENTITY):
        raise Refusal(
            "declares entities, which no writing program does",
            where=where,
            remedy="save it anew from the program it came from",
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        reason = (error.msg or "not well-formed").split("\n", maxsplit=1)[0]
        raise Refusal(
            f"cannot be read: {reason[:120]}",
            where=where,
            remedy="save it anew from the program it came from",
        ) from error


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
