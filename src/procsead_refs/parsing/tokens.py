"""A typed reference as words with their offsets; the marks between two words are a gap.

A field starts and ends at a word, so punctuation needs no label of its own: it is evidence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

# In order: an address, a DOI, a dash for a repeated author, a number, a word (with its inner
# hyphens and apostrophes), a sign that stands for a word.
_WORD = re.compile(
    r"((?:https?|ftp)://[^\s<>]+|www\.[^\s<>]+|10\.\d{4,9}/[^\s<>]+"
    r"|^[\s\"“(\[]*[-_‐-―─\u2e3a\u2e3b]{2,}|^[—―⸺⸻](?=[\s.,:])"
    r"|[_—―⸺⸻]{3,}|\d+|[^\W\d_]+(?:[-‐‑'’ʼ`´][^\W\d_]+)*|[§#])",
    re.IGNORECASE,
)
_TAIL = ".,;:!?)]}>\"'”’»"
_BEFORE_DASH = ' \t"“(['
_ADDRESS = frozenset("hHwWfF1")  # what an address, or a DOI, begins with
_MAX_WORDS = 1200


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of one reference: texts, offsets (end exclusive) and the gaps around them.

    `gaps[i]` is what stands before word i; `gaps[-1]` what stands after the last one.
    """

    raw: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    gaps: list[str]


def split(raw: str) -> Tokens:
    """Return the words of a reference, at most _MAX_WORDS; what follows is the last gap."""
    parts = _WORD.split(raw, _MAX_WORDS)  # a gap, a word, a gap, a word, …, a gap
    if "/" in raw or "www" in raw.lower() or raw[:1] in _BEFORE_DASH:
        _trim(parts)
    places = list(accumulate(map(len, parts)))
    return Tokens(raw, parts[1::2], places[:-1:2], places[1::2], parts[::2])


def _trim(parts: list[str]) -> None:
    """Move to the gaps what is none of a word: marks behind an address, quotes before a dash."""
    for at in range(1, len(parts), 2):
        word = parts[at]
        first = word[0]
        if first in _ADDRESS and ("/" in word or word[3:4] == "."):
            kept = word.rstrip(_TAIL) or word
            parts[at], parts[at + 1] = kept, word[len(kept) :] + parts[at + 1]
        elif first in _BEFORE_DASH:
            kept = word.lstrip(_BEFORE_DASH)
            parts[at - 1], parts[at] = parts[at - 1] + word[: len(word) - len(kept)], kept
