"""Where what was opened in a Markdown text is closed: as in pandoc, what never ends is text."""

from __future__ import annotations

import re
from bisect import bisect_left

_CLOSING = re.compile(r"^[ \t]*(`{3,}|~{3,})[ \t]*$", re.MULTILINE)


class Endings:
    """The ends of a text's code fences, comments and raw elements.

    Args:
        text: the whole text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._last: dict[str, int] = {}  # where the last end of a comment or element stands
        self._fences: dict[str, tuple[list[int], list[int]]] = {}
        found: dict[str, list[tuple[int, int]]] = {"`": [], "~": []}
        for closing in _CLOSING.finditer(text):
            found[closing[1][0]].append((closing.start(), len(closing[1])))
        for mark, closings in found.items():
            longest, longer = [], 0
            for _, length in reversed(closings):
                longer = max(longer, length)
                longest.append(longer)
            self._fences[mark] = [at for at, _ in closings], longest[::-1]

    def has_fence(self, offset: int, mark: str) -> bool:
        """Return whether a line from an offset on closes a fence of these marks."""
        places, longest = self._fences[mark[0]]
        at = bisect_left(places, offset)
        return at < len(places) and longest[at] >= len(mark)

    def has(self, offset: int, end: str) -> bool:
        """Return whether the end of a comment or element, in lower case, is at or after a place."""
        if end not in self._last:
            text = self._text if end == "-->" else self._text.lower()
            self._last[end] = text.rfind(end)
        return self._last[end] >= offset
