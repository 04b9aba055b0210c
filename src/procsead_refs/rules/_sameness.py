"""Whether two values are one value in two forms: titles, names, pages, editions, journals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.parsing.values import edition
from procsead_refs.text import fold, letters

if TYPE_CHECKING:
    from procsead_refs.model import Name

SHORTEST_TITLE = 12  # letters from which on a title that begins another may be its short form
_SUBTITLE = re.compile(r"[\s\W]*[:.?!–—-]")


def same_title(one: str, other: str) -> bool:
    """Return whether titles are alike but for capitals, accents, marks or a lacking subtitle."""
    short, long = sorted((one, other), key=lambda title: len(letters(title)))
    begun, whole = letters(short), letters(long)
    if begun == whole:
        return True
    if len(begun) < SHORTEST_TITLE or not whole.startswith(begun):
        return False
    return bool(_SUBTITLE.match(_rest(short, long)))


def _rest(short: str, long: str) -> str:
    """Return what the longer title has after the letters of the shorter one."""
    wanted = len(letters(short))
    counted = 0
    for index, char in enumerate(long):
        if counted >= wanted:
            return long[index:]
        counted += len(letters(char))
    return ""


def same_name(one: Name, other: Name) -> bool:
    """Return whether two names may be one person's or body's: initials and short forms fit."""
    if letters(one.sort_name) != letters(other.sort_name):
        # A body under its abbreviation is the same body; a particle may stand with either part.
        return bool(one.literal or other.literal) or letters(one.family) == letters(other.family)
    mine, theirs = fold(one.given).split(), fold(other.given).split()
    if not mine or not theirs:
        return True
    first, second = mine[0].rstrip("."), theirs[0].rstrip(".")
    if "." in first or "." in second or min(len(first), len(second)) == 1:
        return first[:1] == second[:1]
    return first.startswith(second) or second.startswith(first)


def same_text(field: str, one: str, other: str) -> bool:
    """Return whether two values of a CSL variable say the same."""
    mine, theirs = letters(one), letters(other)
    if mine == theirs:
        return True
    if field == "page":
        return pages(one) == pages(other)
    if field == "edition":
        first, second = edition.number(one), edition.number(other)
        return first == second or not (first.isdigit() and second.isdigit())
    if field == "container-title":
        from procsead_refs.library.duplicates.containers import abbreviates

        return (
            mine in theirs or theirs in mine or abbreviates(one, other) or abbreviates(other, one)
        )
    return False


def pages(text: str) -> tuple[str, ...]:
    """Return first and last page, the last one written out (130–43 is 130 and 143)."""
    first, *more = re.findall(r"[A-Za-z]{0,2}\d+", text)[:2] or [""]
    if not more:
        return (first,)
    last = more[0]
    return (first, first[: -len(last)] + last if len(last) < len(first) else last)
