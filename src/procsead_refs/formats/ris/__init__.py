"""RIS: the tagged format of Reference Manager, EndNote, Zotero, Mendeley and most publishers.

Sources: "RIS Format Specifications" (Thomson Reuters, 2012) with its table of tags by type; the
older "Reference Manager (RIS) Format Specification" for T1, A1, Y1, N2, JO and JA.
"""

from __future__ import annotations

import re

from procsead_refs.formats.ris.reading import read
from procsead_refs.formats.ris.writing import write

__all__ = ["read", "sniff", "write"]

SUFFIXES = (".ris",)
_TYPE = re.compile(r"^\s*TY(?: {1,2}- |  -)", re.MULTILINE)


def sniff(text: str) -> bool:
    """Return whether a text has a line that begins a RIS record."""
    return _TYPE.search(text) is not None
