"""What is cited in the text alone (data/legal.toml): laws, bills, treaties, cases, talks.

A list may hold them all the same; then a law is named by its number.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from procsead_refs.data import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from procsead_refs.model import Reference

_LONGEST = 400  # no legal citation is longer
_LAW = {"legislation", "regulation", "bill", "legal_case", "treaty"}
_WORD = re.compile(r"[^\W\d_]+|\d+")
_MOST_WORDS = 8  # of a number: "Case C-131/12" has four
_LEAST_WORDS = 2  # "269" alone may be anything

Number = tuple[str, ...]


def exempt(text: str) -> str:
    """Return what kind of source a citation's text names that no list need hold, or ""."""
    text = text[:_LONGEST]
    return next((what for what, pattern in _patterns() if pattern.search(text)), "")


def number(reference: Reference) -> Number:
    """Return the words of the number that a law is cited by, () for what has none.

    "HE 13/2022 vp" is he, 13, 2022, and 2011/93/EU is 2011, 93: what may be left off is.
    """
    if reference.type not in _LAW:
        return ()
    optional = table("legal")["optional"]
    words = [one for one in _words(reference.texts.get("number", "")) if one not in optional]
    return tuple(words) if len(words) >= _LEAST_WORDS else ()


def by_number(references: Iterable[Reference]) -> dict[Number, str]:
    """Return the id of each law of a list under its number; the first of two has it."""
    found: dict[Number, str] = {}
    for reference in references:
        if words := number(reference):
            found.setdefault(words, reference.id)
    return found


def named(text: str, laws: Mapping[Number, str]) -> str:
    """Return the id of the law whose number stands in a text, the longest if several do, or ""."""
    words = _words(text[:_LONGEST])
    for count in range(min(_MOST_WORDS, len(words)), _LEAST_WORDS - 1, -1):
        for start in range(len(words) - count + 1):
            if law := laws.get(tuple(words[start : start + count])):
                return law
    return ""


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["what"], re.compile(row["pattern"])) for row in table("legal")["row"])
