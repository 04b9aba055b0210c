"""A citation and a reference: does it name the work, and where do they differ?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.matching.names import MIN_TYPO, Match, creator_keys, typo
from procsead_refs.matching.words import POSSESSIVE, WORD, key, unelided
from procsead_refs.names.inflection import languages, stems
from procsead_refs.text import letters

if TYPE_CHECKING:
    from procsead_refs.model import CitationItem, Reference

_YEAR = re.compile(r"(?<![\w/–-])(?:1[4-9]|20)\d\d(?=[a-z]?(?!\w))")
_OTHER_YEAR, _OTHER_LETTER = 0.7, 0.8  # what is left of the score where they differ
_ONLY_MARKS = 1.5  # a word that differs in accents alone is nearer than any other
_BEGINNING = 300  # code points of an entry that hold its names


def years(reference: Reference) -> frozenset[str]:
    """Return the years that a work can be cited with: its date's, a range's, the original's.

    Where the parser found no date, it is the first year of the entry as typed.
    """
    issued, first = reference.issued, reference.dates.get("original-date")
    found = {str(date[0]) for date in (issued.parts, issued.until) if date}
    if first is not None and first.year:
        found.add(str(first.year))
    if not found and (typed := _YEAR.search(reference.raw)):
        found.add(typed.group())
    return frozenset(found)


def spelled_otherwise(item: CitationItem, reference: Reference) -> tuple[tuple[str, str], ...]:
    """Return the words of a citation's names that an entry spells otherwise: (typed, listed).

    Other accents count, other capitals, dashes and apostrophes do not. The entry's beginning as
    typed is asked, for the parser may have divided its names wrongly.
    """
    begun = reference.raw[:_BEGINNING] or " ".join(
        name.literal or name.family for name in reference.creators
    )
    listed = [_plain(unelided(match.group())) for match in WORD.finditer(begun)]
    exact = {word.casefold() for word in listed}
    found = []
    for name in item.names:
        for match in WORD.finditer(name.literal or name.family):
            word = unelided(match.group())
            typed = _plain(POSSESSIVE.sub("", word))
            if typed.casefold() in exact or len(typed) < MIN_TYPO:
                continue
            right = _nearest(typed, listed)
            if right:
                found.append((word, right))
    return tuple(found)


def _nearest(typed: str, listed: list[str]) -> str:
    """Return the listed word of which a typed one is a misspelling, or ""."""
    best, score = "", 0.0
    for word in listed:
        if word[:1].islower() and typed[:1].isupper():
            continue
        same = letters(word) == letters(typed)
        alike = _ONLY_MARKS if same else typo(letters(typed), letters(word))
        if alike > score:
            best, score = word, alike
    return "" if best and _inflected(letters(typed), letters(best)) else best


def _inflected(typed: str, listed: str) -> bool:
    """Return whether a typed word is a listed one with a case ending of some language."""
    return typed != listed and any(listed in stems(typed, language) for language in languages())


def _plain(name: str) -> str:
    return re.sub(r"[‐‑–]", "-", re.sub(r"[’ʼ‘`]", "'", name))


def names_it(item: CitationItem, reference: Reference) -> Match:
    """Return how well a citation's item names a reference.

    The differences are "author" (a name is spelled otherwise), "year", and "suffix" (the letter).
    """
    differences = []
    typed = tuple(key(name.literal or name.family) for name in item.names)
    listed = creator_keys(reference) or (key(reference.title),)
    score = 1.0
    for one, other in zip(typed, listed, strict=False):
        alike = typo(one, other)
        if alike < 1.0:
            differences.append("author")
        score = min(score, alike)
    if item.year.isdigit() and item.year not in years(reference):
        differences.append("year")
        score *= _OTHER_YEAR
    elif item.suffix and reference.issued.suffix and item.suffix != reference.issued.suffix:
        differences.append("suffix")
        score *= _OTHER_LETTER
    return Match(score, tuple(dict.fromkeys(differences)))
