"""A typed reference as words with their offsets; the marks between two words are a gap.

A field starts and ends at a word, so punctuation needs no label of its own: it is evidence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# In order: an address, a DOI, a dash for a repeated author, a number, a word (with its inner
# hyphens and apostrophes), a sign that stands for a word.
_WORD = re.compile(
    r"(?:https?|ftp)://[^\s<>]+|www\.[^\s<>]+|10\.\d{4,9}/[^\s<>]+"
    r"|^[\s\"“(\[]*[-_‐-―─\u2e3a\u2e3b]{2,}|^[—―⸺⸻](?=[\s.,:])"
    r"|[_—―⸺⸻]{3,}|\d+|[^\W\d_]+(?:[-‐‑'’ʼ`´][^\W\d_]+)*|[§#]",
    re.IGNORECASE,
)
_TAIL = ".,;:!?)]}>\"'”’»"
_ADDRESS = frozenset("hHwWfF1")  # what an address, or a DOI, begins with
MAX_WORDS = 1200


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
    """Return the words of a reference, at most MAX_WORDS; what follows is the last gap."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    gaps: list[str] = []
    last = 0
    for match in _WORD.finditer(raw):
        start, end = match.span()
        word = match.group()
        first = word[0]
        if first in _ADDRESS and ("/" in word or word[3:4] == "."):
            word = word.rstrip(_TAIL) or word
            end = start + len(word)
        elif first in ' \t"“([':
            bare = word.lstrip(' \t"“([')
            start, word = end - len(bare), bare
        words.append(word)
        starts.append(start)
        ends.append(end)
        gaps.append(raw[last:start])
        last = end
        if len(words) == MAX_WORDS:
            break
    gaps.append(raw[last:])
    return Tokens(raw, words, starts, ends, gaps)
