"""EDTF (levels 0 and 1) to and from the model's Date.

EDTF is the Library of Congress's profile of ISO 8601-2:2019, https://www.loc.gov/standards/datetime/;
the draft of 2012 ("open", "unknown", "u", "y-123456") is read too, as biblatex once wrote it.
"""

from __future__ import annotations

import re

from procsead_refs.model import Date

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
