"""The numbers of a text's lines."""

from __future__ import annotations

import re
from bisect import bisect_right


class LineNumbers:
    """The lines of a text, by where they begin.

    Args:
        text: the whole text, "\\n" its line end.
    """

    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def at(self, offset: int) -> int:
        """Return the number, from 1, of the line that an offset stands in."""
        return bisect_right(self._starts, offset)
