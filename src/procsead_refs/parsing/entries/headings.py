"""Headings around and inside a reference list, in eleven languages (data/headings.toml)."""

from __future__ import annotations

import re
from functools import cache

from procsead_refs.data import table
from procsead_refs.names.words import connectors
from procsead_refs.patterns import any_of
from procsead_refs.text import fold, squeeze

_LONGEST = 80  # code points: no heading of a list is longer
_NUMBERING = re.compile(
    r"^(?:#{1,6}\s+)?(?:\*{1,3}|_{1,3})?"
    r"(?:[\divxlc]{1,6}(?:[.)][\divxlc]{1,6}){0,5}[.)]?\s+|[a-z][.)]\s+)?"
)
_TRAIL = re.compile(r"[\s:.*_#]+$")


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word for row in table("headings")[kind].values() for word in row)


def heading_words(text: str) -> str:
    """Return a heading for comparing: folded, without Markdown marks, numbering and end mark."""
    if len(text) > _LONGEST:
        return ""
    plain = fold(squeeze(text)).replace("’", "'")
    return _TRAIL.sub("", _NUMBERING.sub("", plain, count=1))


def is_list_heading(text: str) -> bool:
    """Return whether a heading opens a reference list ("References", "Lähteet", "5. Literatur")."""
    return heading_words(text) in _words("list")


def is_part_heading(text: str) -> bool:
    """Return whether a heading opens a part of a list ("Primary sources", "Books and reports")."""
    words = heading_words(text)
    within = _words("within")
    return words in within or (bool(words) and within.issuperset(_joined().split(words)))


@cache
def _joined() -> re.Pattern[str]:
    return re.compile(rf",\s|\s(?:{any_of(connectors())})\s")


def is_end_heading(text: str) -> bool:
    """Return whether a heading ends a list: an appendix, notes, acknowledgements ("Liite 2")."""
    words = heading_words(text)
    return words in _words("after") or _first(words) in _words("after")


def _first(words: str) -> str:
    """Return what stands before a number or letter: "appendix" of "appendix b: tables"."""
    return re.split(r"\s(?:\d|[a-z ivx]{1,4}(?:[:.]|$))|[:–-]\s", words, maxsplit=1)[0].strip()
