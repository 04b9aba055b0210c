"""Whether a typed entry was read surely and to its last word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.data import table
from procsead_refs.text import fold

if TYPE_CHECKING:
    from procsead_refs.model import Reference

_LEAST = 0.2  # an entry read with less confidence than this is not judged
_WORD = re.compile(r"[^\W\d_]{3,}")


def is_whole(entry: Reference) -> bool:
    """Return whether what an entry lacks can be known: no words were left over by the reading."""
    reading = entry.reading
    if reading is None:
        return True
    if reading.confidence < _LEAST or not entry.title:
        return False
    labels = table("required")["labels"]
    left = list(entry.raw)
    for start, end in reading.spans.values():
        left[start:end] = " " * (end - start)
    words = (word for word in _WORD.findall("".join(left)) if fold(word) not in labels)
    return not _WORD.search(reading.rest) and not any(words)
