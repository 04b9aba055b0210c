"""Lists of names that a reference is full of: towns and countries, given names, family names."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 3  # words of a place ("Ann Arbor", "Frankfurt am Main")


@cache
def _names(name: str) -> frozenset[str]:
    text = Path(__file__).with_name("lexicon").joinpath(f"{name}.txt").read_text("utf-8")
    lines = text.rstrip("\n").split("\n")
    first = next(number for number, line in enumerate(lines) if not line.startswith("#"))
    return frozenset(lines[first:])


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.split(" ", 1)[0] for name in _names("places") if " " in name)


def kinds(word: str) -> str:
    """Return which lists have a folded word: P(lace), G(iven name), F(amily name)."""
    places, given, family = _lists()
    found = "P" if word in places else ""
    if word in given:
        found += "G"
    return found + "F" if word in family else found


@cache
def _lists() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    return _names("places"), _names("given-names"), _names("family-names")


def opens_place(word: str) -> bool:
    """Return whether a folded word begins the name of a place of several words."""
    return word in _first_words()


def places(words: Sequence[str]) -> frozenset[int]:
    """Return the numbers of the folded words that are part of a place of several words."""
    firsts, names = _first_words(), _names("places")
    found: set[int] = set()
    for start, word in enumerate(words):
        if word in firsts:
            for end in range(start + 2, min(start + _LONGEST, len(words)) + 1):
                if " ".join(words[start:end]) in names:
                    found.update(range(start, end))
    return frozenset(found)
