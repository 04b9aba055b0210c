"""Dates as entries have them: biblatex's date, and plain BibTeX's year, month and day."""

from __future__ import annotations

from dataclasses import replace

from procsead_refs.dates import from_edtf, from_text, is_day, is_month, months
from procsead_refs.model import Date

_YEAR_DIGITS = 6  # no year has more


def from_field(text: str) -> Date | None:
    """Return the Date of a date field, EDTF or as people type it; None for an empty one."""
    if not text:
        return None
    date = from_edtf(text.replace("\u00a0", "~"))  # "circa" here, and no space as in a title
    return date if date.parts else from_text(text)


def from_parts(year: str, month: str, day: str) -> Date:
    """Return the Date of plain BibTeX's three fields; a month that is none is left out."""
    is_year = year.isdecimal() and len(year) <= _YEAR_DIGITS
    date = Date((int(year),)) if is_year else from_field(year)
    if date is None:
        return Date()
    if not month or len(date.parts) != 1:
        return date
    number = months().get(month.lower().strip(" .")[:20])
    if number is None and month.strip().isdecimal():
        number = int(month)
    if number is None or not is_month(number):
        typed = from_text(f"{month} {year}")
        if typed.parts[:1] != date.parts[:1] or date.until:
            return date
        return replace(typed, suffix=date.suffix, literal="")
    parts: tuple[int, ...] = (date.parts[0], number)
    if day.strip().isdecimal() and is_day(int(day)):
        parts = (*parts, int(day))
    return replace(date, parts=parts, season=None)
