"""The day on which a page was read: behind a word that says so, or last, behind its address."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from procsead_refs.data import table
from procsead_refs.dates import from_text
from procsead_refs.model import Date

if TYPE_CHECKING:
    from procsead_refs.parsing.draft import Draft

_YEAR = re.compile(r"(?<![\d.])(?:1[4-9]\d\d|20\d\d)(?!\d)")
_DAY = re.compile(r"[:\s(]*((?:[^\W_]+[.,/-]?\s?){1,6})")
_FOUR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_DAY_WORD = re.compile(r"[^\W_]+")
# Up to three words, and a day: "(last checked on 3 May 2019)", ", 3.5.2019."
_LAST_DAY = re.compile(
    r"[\s,;.>]{0,3}(?P<told>[(\[]?\s?(?:[^\W\d_][^\W\d_-]*(?:-[^\W\d_]+)?:?\s){0,3}?)"
    r"(?P<day>(?:\d{1,2}\.\s?\d{1,2}\.\s?|\d{1,2}\.?\s[^\W\d_]{3,12}\.?\s"
    r"|[^\W\d_]{3,12}\.?\s\d{1,2},\s)\d{4}|\d{4}-\d\d-\d\d)[)\]\s.]*$"
)
_LONGEST_TAIL = 60  # code points behind an address
_LONGEST_DAY = 40  # "Wednesday, 30 September 2020, 14.30"
_WHOLE = 3  # year, month, day


def step(draft: Draft) -> None:
    """Read `accessed`, and fix its words: they are of no other date."""
    _behind_word(draft)
    if "accessed" not in draft.dates and "URL" in draft.spans:
        _behind_address(draft)


def _behind_address(draft: Draft) -> None:
    """Read the day that ends a reference behind its address: "https://… (Stand: 3.5.2019)"."""
    start, end = draft.spans["URL"]
    match = _LAST_DAY.match(draft.raw, end) if len(draft.raw) - end <= _LONGEST_TAIL else None
    if match is None or any(one in match[0].lower() for one in table("markers")["of_issue"]):
        return
    told = match["told"] or draft.raw[-1] in ")]"
    if not told and not _YEAR.search(draft.raw, 0, start):
        return  # the one date there is
    date = from_text(match["day"])
    if len(date.parts) == _WHOLE and not date.until:
        draft.dates["accessed"], draft.spans["accessed"] = date, match.span("day")
        draft.take(end, len(draft.raw))


def _behind_word(draft: Draft) -> None:
    """Read the day behind "Viitattu", "Accessed on", "Abgerufen am:"."""
    raw = draft.raw
    if _first_words().isdisjoint(map(str.lower, draft.tokens.words)):
        return
    for match in _words().finditer(raw):
        found = _DAY.match(raw[match.end() : match.end() + _LONGEST_DAY])
        if found is None:
            continue
        typed, date = _day(found[1].strip())
        if len(date.parts) > 1 or (date.parts and typed[0].isdigit()):  # not "Stand der Kunst 2001"
            start = match.end() + found.start(1)
            draft.dates["accessed"] = date
            draft.spans["accessed"] = (start, start + len(typed))
            draft.take(match.start(), start + len(typed))
            return


def _day(typed: str) -> tuple[str, Date]:
    """Return the beginning of a text that is a date, the fullest there is, and that date."""
    best = typed, Date()
    for word in _DAY_WORD.finditer(typed):
        begun = typed[: word.end()]
        date = from_text(begun)
        if _FOUR.search(begun) and len(date.parts) > len(best[1].parts):
            best = begun, date
    return best


@cache
def _words() -> re.Pattern[str]:
    words = sorted(table("markers")["accessed"], key=len, reverse=True)
    forms = "|".join(map(re.escape, words))
    return re.compile(rf"\b(?:{forms})(?![^\W_])\s*:?\s*", re.IGNORECASE)


@cache
def _first_words() -> frozenset[str]:
    return frozenset(one.split()[0].strip(".") for one in table("markers")["accessed"])
