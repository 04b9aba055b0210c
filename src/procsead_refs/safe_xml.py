"""XML from a stranger: no entities, no DTD, no network, lxml's limits on depth and text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.errors import Refusal

if TYPE_CHECKING:
    from lxml.etree import _Element

_ENTITY = tuple("<!ENTITY".encode(codec) for codec in ("ascii", "utf-16-le", "utf-16-be"))


def parse(data: bytes, *, where: object = "", remedy: str = "") -> _Element:
    """Return the root element, without comments and processing instructions.

    Args:
        data: the XML, in any encoding that it declares.
        where: what to call it in a refusal.
        remedy: what a refusal advises.

    Raises:
        Refusal: it declares entities, is not well-formed, is nested more than 256 deep or has a
            text of over 10 MB.
    """
    from lxml import etree

    if any(mark in data for mark in _ENTITY):
        raise Refusal("declares XML entities", where=where, remedy=remedy)
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
        place = f"{where}:{error.lineno}" if where and error.lineno else where
        reason = (error.msg or "").partition(", line ")[0].partition(", use ")[0]
        raise Refusal(
            f"cannot be read, not well-formed XML: {reason}", where=place, remedy=remedy
        ) from error
