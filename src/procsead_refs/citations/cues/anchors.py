"""Where a citation's year stands in a text: figures, letters and the forms for no date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from procsead_refs.citations.cues import lexicon
from procsead_refs.dates import stand_ins
from procsead_refs.matching import Beginnings, alternatives

_RANGE = re.compile(r"[ \u00a0\u202f]?[-–—/‐‑][ \u00a0\u202f]?(?P<until>(?:1[4-9]|20)?\d\d)(?!\w)")
_MORE = re.compile(r"[a-z]")
_DECIMAL = re.compile(r"(?<!\d{4})(?<=\d)[.,/:]$|[=<>≤≥≈±][ \u00a0]?$")
_TAIL = 12  # how far back a mark before a figure is looked for


@dataclass(frozen=True, slots=True)
class Anchor:
    """A year of a citation: its place, the year as typed without letters, and the letters.

    `until` is a range's last year; `no_date` is set where words stand for the year.
    """

    start: int
    end: int
    year: str
    letters: tuple[str, ...] = ()
    until: str = ""
    no_date: bool = False

    @property
    def years(self) -> frozenset[str]:
        """The years that a work may have: the one typed, and a range's last one."""
        if not self.until:
            return frozenset((self.year,))
        return frozenset((self.year, self.year[: 4 - len(self.until)] + self.until))


def find(text: str) -> list[Anchor]:
    """Return a text's possible years, in order. A page or section number may be among them."""
    found = [_figures(text, match) for match in _year().finditer(text) if not _decimal(text, match)]
    for match in _no_date().finditer(text) if _beginnings().may_be_in(text) else ():
        letter = match["letter"] or ""
        word = match.group().removesuffix(letter).rstrip("-‐‑– ")
        found.append(
            Anchor(match.start(), match.end(), word, (letter,) if letter else (), no_date=True)
        )
    return _apart(sorted(found, key=lambda anchor: (anchor.start, -anchor.end)))


def _figures(text: str, match: re.Match[str]) -> Anchor:
    letters = match["letters"] or match.group()[4:]
    end = match.end()
    typed = tuple(_MORE.findall(_conjunction().sub(",", letters)))
    if len(letters) > 1 and re.search(r"[–-]", letters) and typed[0] < typed[-1]:
        typed = tuple(chr(code) for code in range(ord(typed[0]), ord(typed[-1]) + 1))
    if typed and text[match.end("year")].isspace() and (len(typed) == 1 or typed[0] != "a"):
        typed, end = (), match.end("year")  # "2010 a study", not "2010 a, b"
    until = ""
    if not typed and (ranged := _RANGE.match(text, end)):
        until, end = ranged["until"], ranged.end()
    return Anchor(match.start(), end, match["year"], typed, until)


def _decimal(text: str, match: re.Match[str]) -> bool:
    """Return whether the figures are part of a number or a value: 1.1995, 39/1889, N = 1998."""
    return bool(_DECIMAL.search(text[max(0, match.start() - _TAIL) : match.start()]))


def _apart(found: list[Anchor]) -> list[Anchor]:
    kept: list[Anchor] = []
    for anchor in found:
        if not kept or anchor.start >= kept[-1].end:
            kept.append(anchor)
    return kept


@cache
def _year() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w\-–—‐‑])(?P<year>1[4-9]\d\d|20\d\d)"
        r"(?:[ \u00a0\u202f]?(?P<letters>[a-z](?![\w.])"
        rf"(?:(?:\s?[,/&–-]\s?|{_conjunction().pattern})[a-z](?![\w.]))*)|[a-z](?=\W|$))?"
        r"(?!\w)(?!\.\d)"
    )


@cache
def _conjunction() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{lexicon.conjunctions()})\s")


@cache
def _phrases() -> tuple[str, ...]:
    return stand_ins("citation", "no_date", "not_yet")


@cache
def _beginnings() -> Beginnings:
    return Beginnings(_phrases())


@cache
def _no_date() -> re.Pattern[str]:
    letter = r"(?:(?<=\.)|[-‐‑–]|\s(?=[a-z]\s*[),;:\]]|[a-z]$))(?P<letter>[a-z])(?!\w)"
    return re.compile(
        rf"(?<!\w)(?:{alternatives(_phrases(), folded=False)})(?:{letter}|(?!\w))", re.IGNORECASE
    )
