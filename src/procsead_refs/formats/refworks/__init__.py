"""RefWorks tagged format, both ways.

Source: "RefWorks Tagged Format" in the RefWorks help: two-letter tags, "RT" first, a blank line
between records.
"""

from __future__ import annotations

import re

from procsead_refs.formats.refworks.reading import read
from procsead_refs.formats.refworks.writing import write

__all__ = ["read", "sniff", "write"]

SUFFIXES = (".refworks",)
_START = re.compile(r"^RT [A-Z]", re.MULTILINE)


def sniff(text: str) -> bool:
    """Return whether a text has a line that begins a RefWorks record."""
    return _START.search(text) is not None and "TY  -" not in text
