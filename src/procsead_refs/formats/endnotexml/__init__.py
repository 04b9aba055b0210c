"""EndNote XML: what EndNote's "XML" export and most reference managers' EndNote export write.

Source: EndNote's RSXML.dtd, and its table of generic field names by reference type.
"""

from __future__ import annotations

from procsead_refs.formats.endnotexml.reading import read
from procsead_refs.formats.endnotexml.writing import write

__all__ = ["read", "sniff", "write"]

SUFFIXES = (".xml", ".enx")


def sniff(text: str) -> bool:
    """Return whether a text is XML with EndNote's records."""
    return text.startswith("<") and ("<ref-type" in text or "<records>" in text)
