"""How a note's number is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_ROMAN = {1000: "m", 900: "cm", 500: "d", 400: "cd", 100: "c", 90: "xc", 50: "l"}
_ROMAN |= {40: "xl", 10: "x", 9: "ix", 5: "v", 4: "iv", 1: "i"}


def roman(number: int) -> str:
    """Return a number in small Roman digits."""
    written = ""
    for value, digits in _ROMAN.items():
        count, number = divmod(number, value)
        written += digits * count
    return written


def _letter(number: int) -> str:
    repeats, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (repeats + 1)


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
}
