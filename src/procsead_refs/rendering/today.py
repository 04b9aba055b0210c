"""A day as a text prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.data import table

if TYPE_CHECKING:
    from datetime import date


class Day:
    """A day; printed, it is "24 November 2026" or "24.11.2026", by language.

    Args:
        day: the date.
        language: a BCP 47 tag; Finnish is written in Finnish, all else in English.
    """

    def __init__(self, day: date, language: str) -> None:
        self._day = day
        self._language = language

    @property
    def year(self) -> int:
        """The year."""
        return self._day.year

    @property
    def iso(self) -> str:
        """The date as 2026-11-24."""
        return self._day.isoformat()

    def __str__(self) -> str:
        """Return the date as it is printed."""
        day = self._day
        if self._language.startswith("fi"):
            return f"{day.day}.{day.month}.{day.year}"
        month = table("months")["months"]["en"][day.month - 1].split()[0].capitalize()
        return f"{day.day} {month} {day.year}"
