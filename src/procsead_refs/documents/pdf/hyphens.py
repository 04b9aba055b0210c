"""Hyphens at line ends: which only broke a word, which belong to it, which wait for another."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from procsead_refs.names.words import connectors

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WORD = re.compile(r"\w+(?:-\w+)*")
_BROKEN = re.compile(r"(\w+)[-\u00ad\u2010]$")
_ADDRESS = re.compile(r"(?:https?://|www\.|doi)\S*$", re.IGNORECASE)
_PARTED = ("/", "_", "=", "&", ".", "?")  # an address is broken behind these
_INSIDE = "%/?&=#_~"  # or before these


def _whole_words(lines: Iterable[str]) -> Iterator[str]:
    """Yield the words of lines but those that a line's end broke: their halves are no words."""
    broken = False
    for line in lines:
        words = _WORD.findall(line)
        first = 1 if broken else 0
        broken = Hyphens.ends(line)
        yield from words[first : len(words) - 1 if broken else len(words)]


class Hyphens:
    """Judges by how the document itself writes its words.

    Args:
        lines: the texts of all its lines.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._words = Counter(word.lower() for word in _whole_words(lines))
        self._connectors = connectors()

    def goes(self, text: str, following: str) -> bool:
        """Return whether the hyphen at the end of text only broke a word."""
        broken, rest = _BROKEN.search(text), _WORD.match(following)
        if broken is None or rest is None or _ADDRESS.search(text) or broken[1].isdigit():
            return False
        first, second = broken[1].lower(), rest[0].lower()
        if not following[:1].islower() or second in self._connectors:
            return False
        whole, hyphenated = self._words[first + second], self._words[f"{first}-{second}"]
        if whole or hyphenated:
            return whole >= hyphenated
        return not (self._words[first] and self._words[second])  # two words of the document's own

    def sticks(self, text: str, following: str) -> bool:
        """Return whether no space is between a line and the next: a hyphen, a broken address."""
        address = _ADDRESS.search(text) is not None
        if _BROKEN.search(text):
            rest = _WORD.match(following)
            return address or rest is None or rest[0].lower() not in self._connectors
        begins = following[:1]
        parted = text.endswith(_PARTED) and begins.isalnum() and not begins.isupper()
        return address and (parted or (begins != "" and begins in _INSIDE))

    @staticmethod
    def ends(text: str) -> bool:
        """Return whether a line ends in a hyphen."""
        return _BROKEN.search(text) is not None
