"""The words by which a work is known, whatever the language and the typing."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from procsead_refs.data import table
from procsead_refs.names.words import particles
from procsead_refs.text import fold, letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

WORD = re.compile(r"[^\W_]+(?:['’ʼ‘\-‐‑][^\W_]+)*")
POSSESSIVE = re.compile(r"['’ʼ‘]s?$", re.IGNORECASE)
# "World Harbour Board [WHB]": the name tells it. The bracket is looked for first, which is quick.
_ABBREVIATION = re.compile(
    r"[\[(](?:(?<=\w.)|(?<=\w\s.))"
    r"(?=[\w&.-]{0,12}[A-ZÅÄÖÉ][\w&.-]{0,12}[A-ZÅÄÖÉ])[\w&.-]{2,12}[\])]"
)
_HYPHEN = re.compile(r"[-‐‑]")
_LETTERS = re.compile(r"[^\W_]+")
_ELISION = re.compile(r"([^\W\d_]{1,8})(['’ʼ‘]|[-‐‑])(?=[^\W\d_]{2})")


class Word(NamedTuple):
    """A word that tells works apart: folded, with its place in the text."""

    key: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """Return the words by which a work is known, with their places.

    Connectors, "et al.", particles, initials and possessive endings are left out, so that "de la
    Cruz & B. Novak's" and "Cruz and Novak" give the same words.
    """
    if _et_al_beginnings().may_be_in(text):
        text = _et_al().sub(_blanks, text)
    text = _ABBREVIATION.sub(_blanks, text)
    return [
        Word(key, match.start(), match.end())
        for match in WORD.finditer(text)
        if (key := _word_key(match.group()))
    ]


def _blanks(found: re.Match[str]) -> str:
    return " " * len(found.group())


@lru_cache(maxsize=65536)
def _word_key(word: str) -> str:
    """Return the key of a typed word; "" for an initial, a connector or a particle."""
    word = unelided(POSSESSIVE.sub("", word))
    if all(len(part) == 1 and part.isalpha() for part in _HYPHEN.split(word)):
        return ""
    return "" if fold(word) in _skipped() else letters(word)


def unelided(word: str) -> str:
    """Return a word without what is tied to its beginning: "d’Orsay", "qu’Orsay", "al-Farabi"."""
    match = _ELISION.match(word)
    if match is None:
        return word
    tied = fold(match[1]) + ("-" if match[2] in "-‐‑" else "'")
    return word[match.end() :] if tied in _elisions() else word


@lru_cache(maxsize=65536)
def key(text: str) -> str:
    """Return what a name or title is compared by: its `words` joined, or all its letters."""
    return "".join(word.key for word in words(text)) or letters(text)


def names_et_al(text: str) -> bool:
    """Return whether the text says "et al." in any language."""
    return _et_al_beginnings().may_be_in(text) and _et_al().search(text) is not None


class Beginnings:
    """The first words of phrases: a text without them is known faster than by `alternatives`.

    Args:
        phrases: literal texts.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        forms = {form for phrase in phrases for form in (phrase, fold(phrase))}
        spoken = [_LETTERS.findall(form.casefold()) for form in forms]
        self._alone = frozenset(one[0] for one in spoken if len(one) == 1)
        self._pairs = frozenset(tuple(one[:2]) for one in spoken if len(one) > 1)

    def may_be_in(self, text: str) -> bool:
        """Return whether a phrase's only word, or its first two, stand in a text."""
        spoken = _LETTERS.findall(text.casefold())
        return not (self._alone.isdisjoint(spoken) and self._pairs.isdisjoint(pairwise(spoken)))


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
    # "and others" is et al.; "and other studies" is not.
    phrases = alternatives(_et_al_phrases())
    return re.compile(rf"(?<!\w)(?:{phrases})(?!\w)\.?", re.IGNORECASE)


def _et_al_phrases() -> list[str]:
    return [phrase for row in phrase_table("et_al").values() for phrase in row]


@cache
def _et_al_beginnings() -> Beginnings:
    return Beginnings(_et_al_phrases())


@cache
def _skipped() -> frozenset[str]:
    connectors = (fold(word) for row in phrase_table("connectors").values() for word in row)
    return particles("compared").union(connectors)


@cache
def _elisions() -> frozenset[str]:
    return frozenset(fold(word) for row in phrase_table("elisions").values() for word in row)
