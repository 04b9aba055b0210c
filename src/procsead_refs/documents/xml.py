"""XML from a stranger: no entities, no DTD, no network, limited depth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.errors import Refusal

if TYPE_CHECKING:
    from lxml.etree import _Element

_ENTITY = (b"<!ENTITY", "<!ENTITY".encode("utf-16-le"), "<!ENTITY".encode("utf-16-be"))


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
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
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
