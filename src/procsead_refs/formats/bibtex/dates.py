"""Dates as entries have them: biblatex's date, and plain BibTeX's year, month and day."""

from __future__ import annotations

from procsead_refs.dates import from_edtf, from_text, months
from procsead_refs.model import Date


def from_field(text: str) -> Date | None:
    """Return the Date of a date field, EDTF or as people type it; None for an empty one."""
    if not text:
        return None
    date = from_edtf(text.replace("\u00a0", "~"))  # "circa" here, and no space as in a title
    return date if date.parts else from_text(text)


def from_parts(year: str, month: str, day: str) -> Date:
    """Return the Date of plain BibTeX's three fields; a month that is none is left out."""
    date = Date((int(year),)) if year.isdecimal() and len(year) <= 6 else from_field(year)  # noqa: PLR2004 - digits that can be a year
    if date is None:
        return Date()
    if not month or len(date.parts) != 1:
        return date
    number = months().get(month.lower().strip(" .")[:20])
    if number is None and month.strip().isdecimal():
        number = int(month)
    if number is None or not 1 <= number <= 12:  # noqa: PLR2004 - months of a year
        typed = from_text(f"{month} {year}")
        if typed.parts[:1] != date.parts[:1] or date.until:
            return date
        return Date(typed.parts, typed.until, typed.season, typed.circa, date.suffix)
    parts: tuple[int, ...] = (date.parts[0], number)
    if day.strip().isdecimal() and 1 <= int(day) <= 31:  # noqa: PLR2004 - days of a month
        parts = (*parts, int(day))
    return Date(parts, date.until, None, date.circa, date.suffix, date.literal)
