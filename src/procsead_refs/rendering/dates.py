"""Days as a text prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.data import table
from procsead_refs.model import Date

if TYPE_CHECKING:
    from datetime import date


class Day:
    """A day; printed, it is "24 November 2026" or "24.11.2026", by language.

    Args:
        day: the date.
        language: a BCP 47 tag: Finnish, one of data/days.toml, or else English, British or
            American.
    """

    def __init__(self, day: date, language: str) -> None:
        self._day = day
        self._language = language

    @property
    def year(self) -> int:
        """The year."""
        return self._day.year

    def __str__(self) -> str:
        """Return the date as it is printed."""
        day = self._day
        return written(Date((day.year, day.month, day.day)), self._language)


def written(date: Date, language: str) -> str:
    """Return a date's parts as a text prints them: "2 May 2020", "May 2, 2020", "2.5.2020"."""
    year, month, day = (*date.parts, 0, 0, 0)[:3]
    if language.startswith("fi"):
        return ".".join(str(part) for part in (day, month, year) if part)
    days = table("days")
    row = days.get(language[:2], days["en"])
    name = row["months"][month - 1] if month else ""
    if day and language == "en-US":
        return f"{name} {day}, {year}"
    if day:
        return str(row["day"]).format(day=day, month=name, year=year)
    return f"{name} {year}".lstrip()
