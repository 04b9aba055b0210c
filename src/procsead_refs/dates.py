"""Dates: a typed date in many languages, and EDTF (levels 0 and 1), to and from the model.

EDTF is the Library of Congress's profile of ISO 8601-2:2019, https://www.loc.gov/standards/datetime/;
the draft of 2012 ("open", "unknown", "u", "y-123456") is read too, as biblatex once wrote it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from procsead_refs.data import table
from procsead_refs.model import Date
from procsead_refs.text import fold, squeeze

_EDTF = re.compile(
    r"(?P<year>-?\d{4}|Y-?\d{5,9})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?"
    r"(?:T[\d:.]{1,20}(?:Z|[+-]\d\d(?::?\d\d)?)?)?(?P<mark>[~?%]{0,2})"
)
_UNSPECIFIED = re.compile(
    r"(-?)(\d\d)(\d[Xu]|[Xu]{2})(?:-[Xu]{2}){0,2}|(-?\d{4})-(?:[Xu]{2}|\d\d-[Xu]{2})(?:-[Xu]{2})?"
)
_OPEN = {"", "..", "open", "unknown", "*"}
_SEASONS = range(21, 25)
_MONTHS_IN_YEAR = 12
_DAYS_IN_MONTH = 31
_FOUR_DIGITS = 9999  # a year further from 0 has a Y before it
_NOT_A_DATE = Date()
_LONGEST = 200  # no typed date is longer; what is, is kept as it stands


def from_edtf(text: str) -> Date:
    """Return the Date of an EDTF expression or biblatex date; what is not one becomes `literal`.

    What the model's numbers cannot hold (an open end, "?", an unspecified digit) stays in `literal`
    beside them, so that `to_edtf` gives the expression back.
    """
    text = text.strip()
    if not text:
        return _NOT_A_DATE
    first, slash, last = text.partition("/")
    begin = _point(first)
    if not slash:
        return begin or Date(literal=text)
    end = _point(last)
    if begin and end and not begin.literal and not end.literal:
        return Date(
            begin.parts, until=end.parts, season=begin.season, circa=begin.circa or end.circa
        )
    if begin and (end or last.strip() in _OPEN):
        return Date(begin.parts, until=end.parts if end else (), literal=text, circa=begin.circa)
    if end and first.strip() in _OPEN:
        return Date(end.parts, literal=text)
    return Date(literal=text)


def _point(text: str) -> Date | None:
    text = text.strip()
    upper = text.replace("y", "Y", 1) if text.startswith("y") else text
    if match := _EDTF.fullmatch(upper):
        return _numbers(match, text)
    if match := _UNSPECIFIED.fullmatch(text):
        sign, century, rest, year = match.groups()
        if year:
            return Date((_since_christ(int(year)),), literal=text)
        low, high = (
            _since_christ(int(sign + century + re.sub("[Xu]", digit, rest))) for digit in "09"
        )
        return Date((min(low, high),), until=(max(low, high),), literal=text)
    return None


def _since_christ(year: int) -> int:
    """Return EDTF's year as CSL counts it, without a year 0: -348 is 349 BC, -349 in CSL."""
    return year if year > 0 else year - 1


def _numbers(match: re.Match[str], text: str) -> Date | None:
    year, month, day, mark = match.group("year", "month", "day", "mark")
    circa = "~" in mark or "%" in mark
    literal = text if "?" in mark or "%" in mark else ""
    parts: tuple[int, ...] = (_since_christ(int(year.lstrip("Y"))),)
    if month is None:
        return Date(parts, circa=circa, literal=literal)
    if int(month) in _SEASONS and day is None:
        return Date(parts, season=int(month) - _SEASONS[0] + 1, circa=circa, literal=literal)
    if not is_month(int(month)) or (day and not is_day(int(day))):
        return None
    parts += (int(month),)
    if day:
        parts += (int(day),)
    return Date(parts, circa=circa, literal=literal)


def to_edtf(date: Date) -> str:
    """Return a date as EDTF; a date without numbers as its literal, an empty one as ""."""
    if not date.parts:
        return date.literal
    if date.literal:
        same = from_edtf(date.literal)
        if (same.parts, same.until) == (date.parts, date.until):
            return date.literal
    text = _written(date.parts, date.season) + ("~" if date.circa else "")
    return f"{text}/{_written(date.until)}" if date.until else text


def _written(parts: tuple[int, ...], season: int | None = None) -> str:
    year = parts[0] if parts[0] >= 0 else parts[0] + 1
    sign = "-" if year < 0 else ""
    text = f"Y{year}" if abs(year) > _FOUR_DIGITS else f"{sign}{abs(year):04d}"
    if season and len(parts) == 1:
        return f"{text}-{season + _SEASONS[0] - 1}"
    return "-".join([text, *(f"{part:02d}" for part in parts[1:])])


def is_month(number: int) -> bool:
    """Return whether a number can be a month's."""
    return 1 <= number <= _MONTHS_IN_YEAR


def is_day(number: int) -> bool:
    """Return whether a number can be a day's, whatever the month."""
    return 1 <= number <= _DAYS_IN_MONTH


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


# Two capitals with stops, which are no "s. a." (where capitals count).
INITIALS = r"[^\W\d_a-zß-ÿ]\.\s?[^\W\d_a-zß-ÿ](?![^\W_])"


def stand_ins(*rows: str) -> list[str]:
    """Return patterns for what stands in place of a date: "undated", "pending" of months.toml.

    An abbreviation is typed with and without spaces: "s. a.".
    """
    words = table("months")["words"]
    every = (one for row in rows for one in words[row])
    return [r"\s?".join(map(re.escape, one if "." in one else [one])) for one in every]


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
    words = table("months")["words"]
    if folded in words["undated"] or folded in words["pending"]:
        return Date(literal=plain)
    circa = any(
        folded.startswith(word) and not folded[len(word) :][:1].isalpha() for word in words["circa"]
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
    days = [int(day) for day in _day().findall(rest) if 1 <= int(day) <= _DAYS_IN_MONTH]
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
