"""What leads in place of an author or editor: "———", "______", "Ders.", "Sama", "Ibid."."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from procsead_refs.data import table
from procsead_refs.names.marks import et_al
from procsead_refs.names.words import connecting_words, connectors

if TYPE_CHECKING:
    from procsead_refs.parsing.fields import Piece

_SIGNS = frozenset("-_‐‑‒–—―─⸺⸻")
_SIGN = "[-_‐-―─⸺⸻]"  # the same as a pattern
_LONG = "[—―⸺⸻]"  # those that stand for names alone
_DASHES = rf"(?:(?:{_SIGN}\s?){{2,}}|{_LONG}(?=[\s.,:;”“\"]))"
_MARKS = re.compile(r"[\W_]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_HEAD = 24  # code points: a mark stands among the first
_BEFORE = ' \t"“„«([0123456789.)]'


class Lead(NamedTuple):
    """Where a mark for the names before stands, with its "et al.", and for how many it stands.

    `number` is 0 where one mark stands for all of them.
    """

    start: int
    end: int
    number: int

    def joins(self, raw: str, piece: Piece) -> bool:
        """Return whether names stand right behind the mark: "———, and B. Berg"."""
        return piece.start >= self.end and bool(_joined().fullmatch(raw, self.end, piece.start))


def lead(raw: str) -> Lead | None:
    """Return the mark that a typed reference begins with, None where it begins with none."""
    head = raw[:_HEAD]
    if _SIGNS.isdisjoint(head) and not _begins_with_word(head):
        return None
    match = _lead().match(raw)
    if match is None:
        return None
    dashes = len(_one().findall(match[1]))
    behind = raw[match.end(1) : match.end(1) + _HEAD].lstrip(" ,.")
    others = et_al().match(raw, raw.index(behind, match.end(1)))
    end = others.end() if others else match.end(1)
    return Lead(match.start(1), end, dashes if dashes > 1 else 0)


def is_repeated(text: str) -> bool:
    """Return whether a text stands for the author of the entry before: "———", "Dies."."""
    return is_dash(text) or text.strip(" .,:;()[]").casefold() in _words()


def is_dash(text: str) -> bool:
    """Return whether a text is a dash and nothing else, marks and spaces apart."""
    return bool(_MARKS.fullmatch(text)) and not _SIGNS.isdisjoint(text)


def divided(text: str) -> tuple[str, str]:
    """Return a dash (or its word) that leads, and the names behind: "———, and B. Berg"."""
    if is_repeated(text):
        return text, ""
    match = _leading().match(text)
    if match and is_repeated(match[1]):
        return match[1], text[match.end() :]
    return "", text


def _begins_with_word(head: str) -> bool:
    """Return whether a word like "Ders." may begin a reference: a cheap test first."""
    first = _LETTERS.match(head.lstrip(_BEFORE))
    return first is not None and first[0].casefold() in _first_words()


@cache
def _first_words() -> frozenset[str]:
    return frozenset(one.split()[0] for one in table("names")["repeated"])


@cache
def _words() -> frozenset[str]:
    return frozenset(table("names")["repeated"])


@cache
def _lead() -> re.Pattern[str]:
    """Match it behind an entry's number; a word must have a stop, a bracket or a year behind it.

    "Sama, K." is a person; "Sama. 2010." and "Sama (2010)" are not.
    """
    words = "|".join(map(re.escape, sorted(_words(), key=len, reverse=True)))
    connector = rf"(?:{_connectors()}|&)\s"
    return re.compile(
        rf"\s*(?:[\[(]?\d{{1,4}}[\]).]{{1,2}}\s*)?[\"“„«(\[]{{0,2}}"
        rf"({_DASHES}(?:(?:[,;]\s(?:{connector})?|\s?{connector}){_DASHES}){{0,9}}"
        rf"|(?:{words})(?=[\])]?\s?(?:[.:/\])]|,?\s\(?(?:1[4-9]|20)\d\d|\()))[\])”“\"»]{{0,2}}",
        re.IGNORECASE,
    )


@cache
def _leading() -> re.Pattern[str]:
    """Match what may be a mark at the beginning of names, and what joins others to it."""
    words = "|".join(connecting_words())
    mark = rf"{_SIGN}{{2,}}|{_LONG}|[^\W\d_]{{2,9}}\."
    return re.compile(rf"({mark})[\s,;/&.]+(?:(?:{words})\s+)?")


@cache
def _joined() -> re.Pattern[str]:
    """Match what stands between a mark and names right behind it."""
    return re.compile(rf"[\s,;/&.]*(?:(?:{_connectors()}|&)\s)?\s*", re.IGNORECASE)


def _connectors() -> str:
    return "|".join(connectors())


@cache
def _one() -> re.Pattern[str]:
    """Match one dash of several that a comma parts: "———, ———"."""
    return re.compile(rf"{_SIGN}(?:{_SIGN}|\s)*")
