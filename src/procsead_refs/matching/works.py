"""Two references: are they the same work?"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from procsead_refs import bodies, ordinals
from procsead_refs.matching.likeness import ratio
from procsead_refs.matching.names import Match, creator_keys, typo
from procsead_refs.text import fold, letters

if TYPE_CHECKING:
    from procsead_refs.model import Name, Reference

_NUMBER = re.compile(r"\d+")
# "Part II"; a lone I is more often a word, and counts only where that makes the numbers the same.
_ROMAN = re.compile(r"\d+|\b(?:i{2,3}|iv|vi{0,3}|ix|xi{0,3}|xiv|xv)\b")
_ROMAN_OR_I = re.compile(rf"{_ROMAN.pattern}|\bi\b")
_PART = re.compile(r"[ivx]{1,4}|\d{1,3}")  # all that one title has more: "Part II" is not "Part I"
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10}
_DOI_NEEDS = 0.6  # how alike titles must be for one DOI: chapters may bear their book's
_NAMELESS = 0.8  # of the score, for works without a name whose titles or addresses differ
_TITLE, _PEOPLE = 0.55, 0.45  # shares of the score
_ONE_DOI = 0.97  # the least score of works with one DOI and like titles
# What is left of the score where a field differs; the year and the first page, compared as numbers.
_OTHER_YEAR = _OTHER_PAGE = 0.8
_TELLING = {"DOI": 0.85, "ISBN": 0.95, "volume": 0.8, "issue": 0.8, "edition": 0.8, "number": 0.8}
# How alike titles are of which one begins the other, by the letters of the shorter one.
_SEVERAL_WORDS, _GOES_ON = 20, 0.95
_ONE_WORD, _HAS_SUBTITLE = 8, 0.9
_OTHER_FIGURES = 0.6  # what is left of the likeness of titles with other numbers
_UNNAMED, _OTHER_GIVEN = 0.5, 0.3  # how alike are creators of whom one work names none, namesakes
_LONGEST = 500  # letters of a title that are compared: what is longer is no title


def same_work(one: Reference, other: Reference, *, least: float = 0.0) -> Match:
    """Return whether two references are the same work, from 0 to 1, and where they differ.

    Two editions, a translation or a reprint in another year are other works; a comma, an initial
    for a name, an abbreviated journal or a lacking subtitle are not.

    Args:
        one: a reference.
        other: another.
        least: a score below it is given as 0 without differences, which takes less time.
    """
    titles = _titles_alike(one, other)
    nobody = not one.creators and not other.creators
    if nobody and (titles < 1.0 or _same_text(one, other, "URL") is False):
        titles *= _NAMELESS  # without a name only the whole title is enough, and one address
    one_doi = titles > _DOI_NEEDS and _same_text(one, other, "DOI")
    if titles < least and not one_doi:
        return Match(0.0)
    people = _creators_alike(one, other)
    score = titles * (_TITLE + _PEOPLE * people)
    if one_doi:
        score = max(score, _ONE_DOI)
    if score < least:  # what follows only lowers it
        return Match(0.0)
    differing = [name for name, alike in (("title", titles), ("author", people)) if alike < 1.0]
    for field, kept in _TELLING.items():
        if _same_text(one, other, field) is False:
            differing.append(field)
            score *= kept
    if one.issued.year and other.issued.year and one.issued.year != other.issued.year:
        differing.append("issued")
        score *= _OTHER_YEAR
    mine, theirs = _first_page(one), _first_page(other)
    if mine and theirs and mine != theirs:
        differing.append("page")
        score *= _OTHER_PAGE
    return Match(score, tuple(differing))


def _same_text(one: Reference, other: Reference, field: str) -> bool | None:
    """Return whether two references agree in a field, None where one of them lacks it."""
    mine, theirs = one.texts.get(field, ""), other.texts.get(field, "")
    if field == "edition":
        mine, theirs = _edition(mine), _edition(theirs)
    return letters(mine) == letters(theirs) if mine and theirs else None


def _edition(typed: str) -> str:
    """Return the number of an edition, of "2nd ed." and "second" too; else what was typed."""
    figures = _NUMBER.search(typed)
    return figures.group() if figures else ordinals.number(typed.partition(" ")[0]) or typed


def _first_page(reference: Reference) -> str:
    found = _NUMBER.search(reference.texts.get("page", ""))
    return found.group().lstrip("0") if found else ""


def _titles_alike(one: Reference, other: Reference) -> float:
    """Return how alike two titles are, from 0 to 1: the whole, its beginning, or its letters."""
    mine, theirs = _title_letters(one.title), _title_letters(other.title)
    if not mine or not theirs:
        return 0.0
    if mine == theirs:
        return 1.0
    short, long = sorted((mine, theirs), key=len)
    if long.startswith(short) and _PART.fullmatch(long, len(short)) is None:
        if len(short) >= _SEVERAL_WORDS:
            return _GOES_ON
        if len(short) >= _ONE_WORD and _has_subtitle(one, other):
            return _HAS_SUBTITLE
    alike = ratio(mine, theirs) / 100
    return alike if _same_figures(one, other) else _OTHER_FIGURES * alike


def _same_figures(one: Reference, other: Reference) -> bool:
    """Return whether titles have the same numbers; others make another work ("Part 2", "of 1990").

    The year of publication that both have is none: "Threat Assessment 2020" of 2020.
    """
    mine, theirs = _figures(one.title), _figures(other.title)
    if mine == theirs or _figures(one.title, _ROMAN_OR_I) == _figures(other.title, _ROMAN_OR_I):
        return True
    year = str(one.issued.year) if one.issued.year == other.issued.year else ""
    return [n for n in mine if n != year] == [n for n in theirs if n != year]


@lru_cache(maxsize=65536)
def _title_letters(title: str) -> str:
    return letters(title.replace("&", "and"))[:_LONGEST]


@lru_cache(maxsize=65536)
def _figures(title: str, pattern: re.Pattern[str] = _ROMAN) -> tuple[str, ...]:
    """Return the numbers in a title, Roman ones in figures."""
    return tuple(
        found if found.isdecimal() else str(_of_roman(found))
        for found in pattern.findall(fold(title))
    )


def _of_roman(numeral: str) -> int:
    digits = [_ROMAN_DIGITS[letter] for letter in numeral]
    return sum(-d if d < after else d for d, after in zip(digits, [*digits[1:], 0], strict=True))


def _has_subtitle(one: Reference, other: Reference) -> bool:
    """Return whether the longer title goes on after the shorter with a mark, as a subtitle does."""
    mine, theirs = (fold(work.title.replace("&", "and")) for work in (one, other))
    short, long = sorted((mine.strip(" .:?!"), theirs), key=len)
    rest = long.removeprefix(short.strip(" .:?!"))
    return len(rest) < len(long) and rest.lstrip()[:1] in {":", ".", "?", "!", "–", "—", "-"}


def _creators_alike(one: Reference, other: Reference) -> float:
    """Return how alike those are by whom two works are cited, from 0 to 1."""
    mine, theirs = creator_keys(one), creator_keys(other)
    if not mine or not theirs:
        return 1.0 if mine == theirs else _UNNAMED
    first, second = one.creators[0].literal, other.creators[0].literal
    if first and second and bodies.same(first, second):
        return 1.0
    if mine[0] != theirs[0] and not typo(mine[0], theirs[0]):
        return 0.0
    if not _given_fit(one.creators[0], other.creators[0]):
        return _OTHER_GIVEN
    shared = sum(a == b or typo(a, b) > 0 for a, b in zip(mine, theirs, strict=False))
    return shared / min(len(mine), len(theirs))


def _given_fit(one: Name, other: Name) -> bool:
    mine, theirs = fold(one.given).strip(), fold(other.given).strip()
    return not mine or not theirs or mine[0] == theirs[0]
