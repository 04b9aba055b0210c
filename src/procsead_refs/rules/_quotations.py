"""Where a text quotes: the quotation marks of English, Finnish, Swedish, German and French."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

# Opening mark -> closing mark. Finnish and Swedish open and close with the same one.
_PAIRS = {"“": "”", "‘": "’", "«": "»", "„": "“”", "‚": "‘’", "»": "«»", "”": "”", '"': '"'}
_OPENING = re.compile(r"(?<![\w.,;:!?])[“‘«„‚»”\"](?=[^\s])|«(?=\s)")
_LONGEST = 3000  # a mark that finds no partner within so many code points opens nothing
_APOSTROPHES = 40  # nor one that has so many apostrophes before it


@dataclass(frozen=True, slots=True)
class Quotation:
    """The code points between two quotation marks, the marks left out."""

    start: int
    end: int


def quotations(text: str) -> list[Quotation]:
    """Return the outermost quotations of a text, in order; an apostrophe closes none."""
    found: list[Quotation] = []
    closing: dict[str, list[int]] = {}
    position = 0
    while opening := _OPENING.search(text, position):
        marks = _PAIRS[opening[0]]
        if marks not in closing:
            closing[marks] = [one.start() for one in re.finditer(f"[{marks}]", text)]
        end = _closing(text, opening.end(), closing[marks])
        if end is None:
            position = opening.end()
            continue
        found.append(Quotation(opening.end(), end))
        position = end + 1
    return found


def _closing(text: str, start: int, places: list[int]) -> int | None:
    first = bisect_left(places, start)
    for index in places[first : first + _APOSTROPHES]:
        if index > start + _LONGEST:
            return None
        after = text[index + 1 : index + 2]
        if text[index] == "’" and (after.isalnum() or _possessive(text, index)):
            continue
        return index
    return None


def _possessive(text: str, index: int) -> bool:
    """Return whether a ’ after an s is a plural's apostrophe: a later ’ closes the quotation."""
    if text[index - 1 : index] != "s" or text[index + 1 : index + 2] != " ":
        return False
    rest = text[index + 2 : index + 200]
    opens, closes = rest.find("‘"), rest.find("’")
    return closes >= 0 and (opens < 0 or closes < opens)
