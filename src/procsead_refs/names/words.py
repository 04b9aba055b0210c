"""What a word of a name is: an initial, a particle, a suffix."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from procsead_refs.data import table

_PARTS = re.compile(r"[.\-‐‑’'\s]+")
_SHORT = re.compile(r"[^\W\d_]{1,2}\.")  # "J." or "Ch."
_MOST_CAPITALS = 3  # "KJM"; a longer word in capitals is a name
_MOST_DOTTED = 3  # "Chr."


ParticleUse = Literal["name", "capital", "compared", "entry", "line"]


@cache
def particles(use: ParticleUse = "name") -> frozenset[str]:
    """Return the particles of every language, in lower case, that count as such for a use.

    The uses are told in data/particles.toml.
    """
    return frozenset(word for word, uses in table("particles").items() if use in uses)


@cache
def connectors() -> frozenset[str]:
    """Return the words that join the last name to the others, in every language."""
    in_citations = (word for row in table("citing")["connectors"].values() for word in row)
    return frozenset((*filter(str.isalpha, in_citations), *table("names")["connectors"]))


@cache
def connecting_words() -> frozenset[str]:
    """Return the connectors that are no single letter, for that may be an initial: "and", "ja"."""
    return frozenset(word for word in connectors() if len(word) > 1)


def is_inner_connector(word: str) -> bool:
    """Return whether a word joins the halves of a family name: "Ortega y Gasset"."""
    return word.casefold() in table("names")["inner_connectors"]


@cache
def _suffixes() -> frozenset[str]:
    return frozenset(table("names")["suffixes"])


def is_particle(word: str) -> bool:
    """Return whether a word is a particle, whatever its case."""
    return word.casefold().strip(".") in particles()


def is_suffix(word: str) -> bool:
    """Return whether a word is a suffix ("Jr.", "III", "sen.")."""
    bare = word.strip(" .")
    folded = bare.casefold()
    if bare[:1].isupper() and not word.rstrip().endswith("."):
        return folded in _suffixes() and folded not in table("names")["suffixes_or_names"]
    return folded in _suffixes()


@lru_cache(maxsize=8192)
def is_initial(word: str) -> bool:
    """Return whether one word is initials: "J.", "KJM", "J.-P.", "Ch.", "K"."""
    if word.isalpha():  # most words are names, and done
        if len(word) > _MOST_CAPITALS or not word.isupper():
            return False
        return not is_suffix(word)
    parts = [part for part in _PARTS.split(word) if part]
    if not parts or is_suffix(word):
        return False
    if all(len(part) == 1 for part in parts):
        return "." in word or word.isupper()
    if word.endswith("."):
        return all(len(part) <= _MOST_DOTTED and part[0].isupper() for part in parts)
    return all(len(part) <= _MOST_CAPITALS and part.isupper() and part.isalpha() for part in parts)


def last_word(text: str) -> str:
    """Return the folded word that a text ends in, marks behind it left out: "al" of "et al.)"."""
    return text.rstrip(" .)]").rpartition(" ")[2].rpartition(".")[2].casefold()


def is_complete(text: str) -> bool:
    """Return whether a part between commas is a family name and initials: "Aho K", "K. J. Aho"."""
    words = text.split()
    last = words[-1]
    if len(words) == 1 or (is_particle(words[0]) and (words[0].isupper() or not is_initial(last))):
        return False
    if any(map(is_inner_connector, words[1:-1])) and text.isupper() and "." not in text:
        return False  # "MONTE I ALTO" is a family name
    several = last.isupper() and last.isalpha() and len(last) <= _MOST_CAPITALS + 1
    return any(map(is_initial, words)) or (several and not words[0].isupper())


def are_initials(text: str) -> bool:
    """Return whether a comma-separated part is initials alone, a particle behind them allowed."""
    words = text.split()
    while len(words) > 1 and is_particle(words[-1]) and words[-1].islower():
        words.pop()
    return bool(words) and all(is_initial(word) for word in words)


def has_initials(text: str) -> bool:
    """Return whether a text has initials, dotted or between commas, as names of people have."""
    parts = [part for part in text.split(",") if part.strip()]
    if any(map(are_initials, parts[1:])) or sum(map(is_complete, parts)) * 2 > len(parts) > 1:
        return True
    words = text.replace(",", " ").split()
    return len(words) > 1 and any(_SHORT.fullmatch(word) for word in words[:2])
