"""The only place that matches: is it the same work, and does a citation name it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from procsead_refs import bodies
from procsead_refs.data import table
from procsead_refs.inflection import languages, stems
from procsead_refs.text import fold, letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from procsead_refs.model import CitationItem, Name, Reference

_WORD = re.compile(r"[^\W_]+(?:['’ʼ‘\-‐‑][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’ʼ‘]s?$", re.IGNORECASE)
# "World Harbour Board [WHB]": the name tells it.
_ABBREVIATION = re.compile(
    r"(?<=\w)\s?[\[(](?=[\w&.-]{0,12}[A-ZÅÄÖÉ][\w&.-]{0,12}[A-ZÅÄÖÉ])[\w&.-]{2,12}[\])]"
)
_YEAR = re.compile(r"(?<![\w/–-])(?:1[4-9]|20)\d\d(?=[a-z]?(?!\w))")
_NOBODY = {"al", "others", "andere", "muut", "autres", "otros", "altri"}
_TYPO = 0.8  # two spellings of one name: at least this alike
_DOI_NEEDS = 0.6  # how alike titles must be for one DOI: chapters may bear their book's
# What is left of the score where a field differs.
_TELLING = {"DOI": 0.85, "ISBN": 0.95, "volume": 0.8, "issue": 0.8, "edition": 0.8, "number": 0.8}
_BEGINNING = 300  # code points of an entry that hold its names
_LONGEST = 500  # letters of a title that are compared: what is longer is no title
_MIN_TYPO = 4  # names of fewer letters differ too easily


class Word(NamedTuple):
    """A word that tells works apart: folded, with its place in the text."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Match:
    """How well two things fit, from 0 to 1, and the fields in which they differ."""

    score: float
    differences: tuple[str, ...] = ()


def words(text: str) -> list[Word]:
    """Return the words by which a work is known, with their places.

    Connectors, "et al.", particles, initials and possessive endings are left out, so that "de la
    Cruz & B. Novak's" and "Cruz and Novak" give the same words.
    """
    for pattern in (_et_al(), _ABBREVIATION):
        text = pattern.sub(lambda found: " " * len(found.group()), text)
    skipped = _skipped()
    found = []
    for match in _WORD.finditer(text):
        word = _POSSESSIVE.sub("", match.group())
        parts = re.split(r"[-‐‑]", word)
        if all(len(part) == 1 and part.isalpha() for part in parts):
            continue
        folded = fold(word)
        if folded not in skipped:
            found.append(Word(letters(word), match.start(), match.end()))
    return [word for word in found if word.key]


@lru_cache(maxsize=65536)
def key(text: str) -> str:
    """Return what a name or title is compared by: its `words` joined, or all its letters."""
    return "".join(word.key for word in words(text)) or letters(text)


def names_et_al(text: str) -> bool:
    """Return whether the text says "et al." in any language."""
    return bool(_et_al().search(text))


def creator_keys(reference: Reference) -> tuple[str, ...]:
    """Return the keys of those a work is cited by, in order; "et al." is nobody."""
    keys = (key(name.literal or name.family) for name in reference.creators)
    return tuple(one for one in keys if one and one not in _NOBODY)


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


def typo(one: str, other: str) -> float:
    """Return how probably one key is a misspelling of the other, 0 where it is not."""
    if one == other:
        return 1.0
    if min(len(one), len(other)) < _MIN_TYPO:
        return 0.0
    from rapidfuzz.distance import OSA, Indel

    distance = OSA.distance(one, other, score_cutoff=3)
    longest = max(len(one), len(other))
    if distance > max(1, min(3, longest // 4)):
        return 0.0
    score = max(Indel.normalized_similarity(one, other), 1 - distance / longest)
    return score if score >= _TYPO or distance == 1 else 0.0


def spelled_otherwise(item: CitationItem, reference: Reference) -> tuple[tuple[str, str], ...]:
    """Return the words of a citation's names that an entry spells otherwise: (typed, listed).

    Other accents count, other capitals, dashes and apostrophes do not. The entry's beginning as
    typed is asked, for the parser may have divided its names wrongly.
    """
    begun = reference.raw[:_BEGINNING] or " ".join(
        name.literal or name.family for name in reference.creators
    )
    listed = [_plain(match.group()) for match in _WORD.finditer(begun)]
    exact = {word.casefold() for word in listed}
    found = []
    for name in item.names:
        for match in _WORD.finditer(name.literal or name.family):
            typed = _plain(_POSSESSIVE.sub("", match.group()))
            if typed.casefold() in exact or len(typed) < _MIN_TYPO:
                continue
            right = _nearest(typed, listed)
            if right:
                found.append((match.group(), right))
    return tuple(found)


def _nearest(typed: str, listed: list[str]) -> str:
    """Return the listed word of which a typed one is a misspelling, or ""."""
    best, score = "", 0.0
    for word in listed:
        if word[:1].islower() and typed[:1].isupper():
            continue
        alike = 1.5 if letters(word) == letters(typed) else typo(letters(typed), letters(word))
        if alike > score:
            best, score = word, alike
    return "" if best and _inflected(letters(typed), letters(best)) else best


def _inflected(typed: str, listed: str) -> bool:
    """Say whether a typed word is a listed one with a case ending of some language."""
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
        score *= 0.7
    elif item.suffix and reference.issued.suffix and item.suffix != reference.issued.suffix:
        differences.append("suffix")
        score *= 0.8
    return Match(score, tuple(dict.fromkeys(differences)))


def same_work(one: Reference, other: Reference) -> Match:
    """Return whether two references are the same work, from 0 to 1, and where they differ.

    Two editions, a translation or a reprint in another year are other works; a comma, an initial
    for a name, an abbreviated journal or a lacking subtitle are not.
    """
    titles, people = _titles_alike(one, other), _creators_alike(one, other)
    if not one.creators and not other.creators and titles < 1.0:
        titles *= 0.8  # without a name only the whole title is enough
    score = titles * (0.55 + 0.45 * people)
    if _same_text(one, other, "DOI") and titles > _DOI_NEEDS:
        score = max(score, 0.97)
    differing = [name for name, alike in (("title", titles), ("author", people)) if alike < 1.0]
    for field, kept in _TELLING.items():
        if _same_text(one, other, field) is False:
            differing.append(field)
            score *= kept
    if one.issued.year and other.issued.year and one.issued.year != other.issued.year:
        differing.append("issued")
        score *= 0.8
    mine, theirs = _first_page(one), _first_page(other)
    if mine and theirs and mine != theirs:
        differing.append("page")
        score *= 0.8
    return Match(score, tuple(differing))


def _same_text(one: Reference, other: Reference, field: str) -> bool | None:
    """Return whether two references agree in a field, None where one of them lacks it."""
    mine, theirs = one.texts.get(field, ""), other.texts.get(field, "")
    return letters(mine) == letters(theirs) if mine and theirs else None


def _first_page(reference: Reference) -> str:
    found = re.search(r"\d+", reference.texts.get("page", ""))
    return found.group().lstrip("0") if found else ""


def _titles_alike(one: Reference, other: Reference) -> float:
    mine, theirs = letters(one.title)[:_LONGEST], letters(other.title)[:_LONGEST]
    if not mine or not theirs:
        return 0.0
    if mine == theirs:
        return 1.0
    short, long = sorted((mine, theirs), key=len)
    if long.startswith(short):
        if len(short) >= 20:  # noqa: PLR2004 - a title of three words or so
            return 0.95
        if len(short) >= 8 and _has_subtitle(one, other):  # noqa: PLR2004 - a title of a word or two
            return 0.9
    from rapidfuzz import fuzz

    # A number that differs ("Part 1", "Part 2", "1990", "2000") makes another work of it.
    if re.findall(r"\d+", fold(one.title)) != re.findall(r"\d+", fold(other.title)):
        return 0.6 * fuzz.ratio(mine, theirs) / 100
    return fuzz.ratio(mine, theirs) / 100


def _has_subtitle(one: Reference, other: Reference) -> bool:
    """Return whether the longer title goes on after the shorter with a mark, as a subtitle does."""
    short, long = sorted((fold(one.title).strip(" .:?!"), fold(other.title)), key=len)
    rest = long.removeprefix(short.strip(" .:?!"))
    return len(rest) < len(long) and rest.lstrip()[:1] in {":", ".", "?", "!", "–", "—", "-"}


def _creators_alike(one: Reference, other: Reference) -> float:
    mine, theirs = creator_keys(one), creator_keys(other)
    if not mine or not theirs:
        return 1.0 if mine == theirs else 0.5
    first, second = one.creators[0].literal, other.creators[0].literal
    if first and second and bodies.same(first, second):
        return 1.0
    if mine[0] != theirs[0] and not typo(mine[0], theirs[0]):
        return 0.0
    if not _given_fit(one.creators[0], other.creators[0]):
        return 0.3
    shared = sum(a == b or typo(a, b) > 0 for a, b in zip(mine, theirs, strict=False))
    return shared / min(len(mine), len(theirs))


def _given_fit(one: Name, other: Name) -> bool:
    mine, theirs = fold(one.given).strip(), fold(other.given).strip()
    return not mine or not theirs or mine[0] == theirs[0]


def phrase_table(name: str) -> Mapping[str, list[str]]:
    """Return a table of data/citing.toml: its phrases by language."""
    return {
        language: [phrase for phrase in phrases if isinstance(phrase, str)]
        for language, phrases in table("citing")[name].items()
        if isinstance(phrases, list)
    }


def alternatives(phrases: Iterable[str], *, folded: bool = True) -> str:
    """Return a regular expression for any of the phrases, the longest first.

    Args:
        phrases: literal texts; white space in them stands for any, or for none after a full stop.
        folded: let them stand without their accents too.
    """
    both = {
        form for phrase in phrases for form in {phrase.lower(), fold(phrase) if folded else phrase}
    }
    return "|".join(
        re.escape(phrase).replace(r"\ ", r"\s*" if "." in phrase else r"\s+")
        for phrase in sorted(both, key=lambda form: (-len(form), form))
    )


@cache
def _et_al() -> re.Pattern[str]:
    phrases = [phrase for row in phrase_table("et_al").values() for phrase in row]
    # "and others" is et al.; "and other studies" is not.
    return re.compile(rf"(?<!\w)(?:{alternatives(phrases)})(?!\w)\.?", re.IGNORECASE)


@cache
def _skipped() -> frozenset[str]:
    rows = [*phrase_table("connectors").values(), *phrase_table("particles").values()]
    return frozenset(fold(word) for row in rows for word in row)
