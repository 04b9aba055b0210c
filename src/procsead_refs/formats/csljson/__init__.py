"""CSL-JSON, the form that the model is shaped on: both ways, nothing lost.

What CSL has no variable for stands in `custom`: `raw`, `confidence`, `spans` and `rest` of a parsed
reference, and `extra`. Source: csl-data.json of the CSL 1.0.2 schema.
"""

from __future__ import annotations

from procsead_refs.formats.csljson.reading import read, reference, references
from procsead_refs.formats.csljson.writing import item, stream, write

__all__ = ["item", "read", "reference", "references", "sniff", "stream", "write"]

SUFFIXES = (".json", ".csljson")
HOLDS_ALL = True
HOLDS_RAW = True


def sniff(text: str) -> bool:
    """Return whether a text looks like JSON."""
    return text[:1] in {"[", "{"}
