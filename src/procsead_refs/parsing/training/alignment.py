"""The fields of a printed reference, found in its text by its values: an Example to learn from.

Names and numbers stand in it as stand-ins; here they become themselves again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from procsead_refs.data import table
from procsead_refs.dates import months
from procsead_refs.names.marks import et_al
from procsead_refs.parsing.tokens import Tokens, split
from procsead_refs.parsing.training.projection import Example, find
from procsead_refs.parsing.values.repeated import is_repeated
from procsead_refs.text import fold, letters

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_STAND_IN = re.compile(r"Xq[a-z]{2}x|(?<!\d)987[4-6]\d{4}(?!\d)", re.IGNORECASE)
_LEFT = re.compile(r"987[4-6]\d{4}")  # a number that a style ran into another
_MARKUP = re.compile(r"\]\(|\*")  # some styles' own: no text that is typed
_WORD = re.compile(r"[^\W_]")
_DASHES = frozenset("-‐‑–—")
# In this order: the long texts first, so that a short one is not found in them.
_TEXTS = ("title", "booktitle", "journal", "collection", "publisher", "note", "place", "number")
_MUST = {"title", "booktitle", "journal"}  # an entry where one of these is cut up is left out
_BEGINNING = 12  # letters of a text that tell whether it is there at all
_PEOPLE = {"author", "editor"}
_GIVEN = 6  # words of one person's given names, at most
_BETWEEN = 3  # words between two people of one list: "and", "und", "&"
_DAY = 3  # words of a date on either side of its year


class StandIn(NamedTuple):
    """What a word or number stands for: its label, its text, and a person's given names."""

    label: str
    text: str
    given: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """What was printed: values by label, the parts of the date, and what stand-ins stand for."""

    fields: Mapping[str, str]
    date: Sequence[int]
    stand_ins: Mapping[str, StandIn]


def aligned(text: str, printed: Printed, document: str, source: str) -> Example | None:
    """Return a printed entry as an Example, None where a field cannot be told apart in it."""
    restored = None if _MARKUP.search(text) else _restored(text, printed)
    if restored is None:
        return None
    raw, places = restored
    tokens = split(raw)
    labels = [
        next((one.label for start, end, one in places if start <= at < end), "other")
        for at in tokens.starts
    ]
    _people(tokens, labels, places)
    _dashes(tokens, labels)
    _edition(tokens, labels)
    whole = (
        bool(labels)
        and _texts(tokens, labels, printed.fields)
        and _pages(tokens, labels, printed.fields.get("page", ""))
        and _date(tokens, labels, printed.date)
    )
    if not whole:
        return None
    _addresses(tokens, labels)
    if tokens.words[0].isdecimal() and labels[0] == "other":
        labels[0] = "label"
    return Example(tokens, tuple(labels), document, source)


_Place = tuple[int, int, StandIn]  # from where to where it stands


def _restored(text: str, printed: Printed) -> tuple[str, list[_Place]] | None:
    """Return a text with what the stand-ins stand for, and where that stands."""
    raw, at = "", 0
    places: list[_Place] = []
    for match in _STAND_IN.finditer(text):
        one = printed.stand_ins.get(match[0].casefold())
        if one is None:
            return None
        raw += text[at : match.start()]
        value = one.text.upper() if match[0].isupper() else one.text
        places.append((len(raw), len(raw) + len(value), one))
        raw += value
        at = match.end()
    raw += text[at:]
    return None if _LEFT.search(raw) else (raw, places)


def _people(tokens: Tokens, labels: list[str], places: Sequence[_Place]) -> None:
    """Label given names beside the family names, what joins people, and "et al." behind them."""
    words = [fold(word) for word in tokens.words]
    behind: dict[str, int] = {}
    for start, end, one in places:
        inside = [n for n, at in enumerate(tokens.starts) if start <= at < end]
        if one.label not in _PEOPLE or not inside:
            continue
        first, after = _whole_name(words, labels, inside, one.given)
        before = behind.get(one.label, first)
        if 0 < first - before <= _BETWEEN and set(labels[before:first]) == {"other"}:
            first = before
        labels[first:after] = [one.label] * (after - first)
        behind[one.label] = after
    for role, after in behind.items():
        end = tokens.ends[after - 1]
        match = et_al().search(tokens.raw, end)
        if match and not _WORD.search(tokens.raw, end, match.start()):
            for at in range(after, len(words)):
                if tokens.starts[at] < match.end():
                    labels[at] = role


def _whole_name(
    words: Sequence[str], labels: Sequence[str], family: Sequence[int], given: str
) -> tuple[int, int]:
    """Return from where to where the words of a name stand, given names or initials with it."""
    names = [fold(word) for word in split(given).words]
    own = {*names, *(word[:1] for word in names), "".join(word[0] for word in names)}
    first, after = family[0], family[-1] + 1
    while first > max(family[0] - _GIVEN, 0) and labels[first - 1] == "other":
        if words[first - 1] not in own:
            break
        first -= 1
    while after < min(family[-1] + 1 + _GIVEN, len(words)) and labels[after] == "other":
        if words[after] not in own:
            break
        after += 1
    return first, after


def _dashes(tokens: Tokens, labels: list[str]) -> None:
    """Label a dash that leads, and others behind it, as the author."""
    if tokens.words and is_repeated(tokens.words[0]):
        for at, word in enumerate(tokens.words):
            if is_repeated(word) and labels[at] == "other":
                labels[at] = "author"


def _edition(tokens: Tokens, labels: list[str]) -> None:
    """Label what an edition's number is followed by: "nd ed", "Aufl"."""
    words = table("markers")["editions"]
    for at in range(1, len(labels)):
        ending = not tokens.gaps[at] and tokens.words[at].isalpha()
        if labels[at - 1] == "edition" and (ending or tokens.words[at].casefold() in words):
            labels[at] = "edition"


def _texts(tokens: Tokens, labels: list[str], fields: Mapping[str, str]) -> bool:
    """Label the fields that are texts; return whether each that matters is whole or not there."""
    every = letters(tokens.raw)
    for label in _TEXTS:
        value = fields.get(label, "")
        at = 0
        while value and (found := find(tokens, at, len(labels), value)):
            if set(labels[slice(*found)]) == {"other"}:
                labels[slice(*found)] = [label] * (found[1] - found[0])
                break
            at = found[0] + 1
        else:
            if label in _MUST and value and letters(value)[:_BEGINNING] in every:
                return False
    return True


def _pages(tokens: Tokens, labels: list[str], pages: str) -> bool:
    """Label the pages; return False where more than one number may be they."""
    numbers = [word.casefold() for word in split(pages).words]
    found = [
        at
        for at, word in enumerate(tokens.words)
        if numbers and labels[at] == "other" and word.casefold() == numbers[0]
    ]
    for at in found[:1]:
        labels[at] = "page"
        for behind in range(at + 1, min(at + len(numbers), len(labels))):
            joined = _DASHES.issuperset(tokens.gaps[behind].strip())
            ends = tokens.words[behind][-1].casefold() == numbers[-1][-1]
            if joined and ends and labels[behind] == "other":
                labels[behind] = "page"
    return len(found) <= 1


def _date(tokens: Tokens, labels: list[str], parts: Sequence[int]) -> bool:
    """Label the year and what stands of month and day beside it; return False where two may be."""
    words = tokens.words
    found = [at for at, word in enumerate(words) if labels[at] == "other" and word == str(parts[0])]
    own = {text for part in parts[1:] for text in (str(part), f"{part:02}")}
    for year in found[:1]:
        labels[year] = "date"
        letter = year + 1
        if letter < len(words) and not tokens.gaps[letter] and len(words[letter]) == 1:
            labels[letter] = "date"
        for step in (-1, 1):
            for at in range(year + step, year + step * (_DAY + 1), step):
                if not 0 <= at < len(words) or labels[at] not in {"other", "date"}:
                    break
                if labels[at] == "other" and not _is_of_day(words[at], own):
                    break
                labels[at] = "date"
    return len(found) <= 1


def _is_of_day(word: str, own: set[str]) -> bool:
    """Return whether a word is the month or a number of a date that has one."""
    return word in own or (bool(own) and fold(word) in months())


def _addresses(tokens: Tokens, labels: list[str]) -> None:
    for at, word in enumerate(tokens.words):
        if "://" in word:
            labels[at] = "url"
        elif word[:3] == "10." and "/" in word:
            labels[at] = "doi"
