"""Where a text quotes: the quotation marks of English, Finnish, Swedish, German and French."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from procsead_refs.text import letters

FEWEST_WORDS = 5  # shorter quotations are terms, titles of chapters or scare quotes
# The place in a work that a bracket or a comma brings in: (14) or , p. 14 or [s. 3].
PLACE = re.compile(r"[(\[,;:]\s*(?:[^\W\d_]{1,9}\.?\s*|§+\s*|¶+\s*)?\d{1,4}(?!\d)")
SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]]*\s+(?=[\"“‘«(]?[^\W\d_a-z])")

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


def is_title(inside: str, titles: set[str]) -> bool:
    """Return whether quoted words are one of these titles (by `letters`) or in title case."""
    if letters(inside) in titles:
        return True
    long_words = [word for word in inside.split() if len(word) > len("with")]
    return sum(word[:1].isupper() for word in long_words) > len(long_words) / 2


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
