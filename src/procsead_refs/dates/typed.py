"""A typed date in many languages to a Date: "12 March 2019", "2004–05", "ca. 1890"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from procsead_refs.data import table
from procsead_refs.dates.edtf import is_day, is_month
from procsead_refs.model import Date
from procsead_refs.text import fold, squeeze

_LONGEST = 200  # no typed date is longer; what is, is kept as it stands


@cache
def months() -> dict[str, int]:
    """Return the number (1 to 12) of each folded month word, in every language known."""
    return _numbered("months")


@cache
def seasons() -> dict[str, int]:
    """Return the number (1 spring to 4 winter) of each folded season word."""
    words = _numbered("seasons")
    return {word: number for word, number in words.items() if word not in months()}


def _numbered(family: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for rows in table("months")[family].values():
        for number, words in enumerate(rows, 1):
            for word in words.split():
                found.setdefault(word, number)
    return found


_YEAR = r"(?P<year>\d{4})(?P<suffix>[a-z])?"
_YEARS = re.compile(rf"{_YEAR}(?:\s*[-–—/]\s*(?P<until>\d{{4}}|\d\d)\b)?")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?\b")
_DAY_FIRST = re.compile(r"\b(\d{1,2})[./-]\s?(\d{1,2})[./-]\s?(\d{4})\b")
_DASH = re.compile(r"[-–—]")
_WORD = re.compile(r"[^\W\d_]+")
_DAYS = re.compile(r"\b(\d{1,2})\.?\s*[-–—]\s*(\d{1,2})\b")


@lru_cache(maxsize=4096)
def from_text(text: str) -> Date:
    """Return the Date of a typed date: "12 March 2019", "2020a", "2004–05", "ca. 1890", "n.d.".

    Months and seasons are known in the languages of data/months.toml; between day and month in
    figures alone, day first is taken unless it cannot be. What names no year is kept in `literal`.
    """
    plain = squeeze(text).strip("()[]{},;: ")
    if not plain or len(plain) > _LONGEST:
        return Date(literal=plain)
    folded = fold(plain)
    circa = any(
        folded.startswith(word) and not folded[len(word) :][:1].isalpha()
        for word in table("months")["words"]["circa"]
    )
    if match := _ISO.search(folded):
        date = _checked([int(part) for part in match.groups() if part])
        if date is not None:
            return Date(date, circa=circa)
    if match := _DAY_FIRST.search(folded):
        day, month, year = map(int, match.groups())
        date = _checked([year, month, day]) or _checked([year, day, month])
        if date is not None:
            return Date(date, circa=circa)
    return _in_words(plain, folded, circa=circa)


def _in_words(plain: str, folded: str, *, circa: bool) -> Date:
    """Return the Date of a text with a year and perhaps words for months and seasons."""
    match = _YEARS.search(folded)
    if match is None:
        return Date(literal=plain)
    if halves := _halves(folded):
        begin, end = (_in_words(half, half, circa=circa) for half in halves)
        if end.parts > begin.parts and not begin.until and not end.until:
            return Date(begin.parts, end.parts, begin.season, circa, end.suffix)
    year = int(match["year"])
    rest = folded[: match.start()] + " " + folded[match.end() :]
    words = _WORD.findall(rest)
    season = None
    if found := [months()[word] for word in words if word in months()]:
        parts, until = _days(year, found, rest)
    else:
        last = _completed(year, match["until"]) if match["until"] else 0
        parts, until = (year,), (last,) if last > year else ()
        season = next((seasons()[word] for word in words if word in seasons()), None)
    return Date(parts, until, season, circa, match["suffix"] or "")


def _days(year: int, found: list[int], rest: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the first and last day or month of a date: "12–14 May", "May–June", "3 May"."""
    first, last = found[0], found[-1]
    days = [int(day) for day in _day().findall(rest) if is_day(int(day))]
    if len(found) == 1 and (both := _DAYS.search(rest)):
        return (year, first, int(both[1])), (year, first, int(both[2]))
    if len(found) > 1 and last > first:
        begin, end = ((days[0],), (days[1],)) if len(days) > 1 else ((), ())
        return (year, first, *begin), (year, last, *end)
    return (year, first, *days[:1]), ()


@cache
def _day() -> re.Pattern[str]:
    endings = "|".join(table("months")["words"]["ordinals"])
    return re.compile(rf"\b(\d{{1,2}})(?:{endings}|\.)?(?![\d:])")


def _halves(folded: str) -> tuple[str, str] | None:
    """Return both sides of the dash between two dates in words ("Dec 1998 – Jan 1999")."""
    for dash in _DASH.finditer(folded):
        before, after = folded[: dash.start()], folded[dash.end() :]
        if _YEARS.search(before) and _YEARS.search(after) and _WORD.search(folded):
            return before, after
    return None


def _completed(year: int, typed: str) -> int:
    """Return the second year of "2004–05" in full."""
    return int(str(year)[: 4 - len(typed)] + typed)


def _checked(parts: list[int]) -> tuple[int, ...] | None:
    """Return the parts of a date (year, month, day) if month and day can be, else None."""
    month, day = (*parts[1:], 1, 1)[:2]
    return tuple(parts) if is_month(month) and is_day(day) else None
