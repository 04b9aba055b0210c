"""The words by which a work is known, whatever the language and the typing."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from procsead_refs.data import table
from procsead_refs.text import fold, letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


WORD = re.compile(r"[^\W_]+(?:['’ʼ‘\-‐‑][^\W_]+)*")
POSSESSIVE = re.compile(r"['’ʼ‘]s?$", re.IGNORECASE)
# "World Harbour Board [WHB]": the name tells it.
_ABBREVIATION = re.compile(
    r"(?<=\w)\s?[\[(](?=[\w&.-]{0,12}[A-ZÅÄÖÉ][\w&.-]{0,12}[A-ZÅÄÖÉ])[\w&.-]{2,12}[\])]"
)


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
    for pattern in (_et_al(), _ABBREVIATION):
        text = pattern.sub(lambda found: " " * len(found.group()), text)
    skipped = _skipped()
    found = []
    for match in WORD.finditer(text):
        word = POSSESSIVE.sub("", match.group())
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
