"""Whether two titles of a journal or book are one: abbreviated, misspelt, or in part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.library.small_words import small_words
from procsead_refs.matching.likeness import ratio
from procsead_refs.text import fold, letters

if TYPE_CHECKING:
    from procsead_refs.model import Reference

_MISSPELT = 80  # of 100: titles so alike differ by a misspelling or two


def differ(one: Reference, other: Reference) -> bool:
    """Return whether two records stand in different journals or books, as far as they say."""
    mine, theirs = (r.texts.get("container-title", "") for r in (one, other))
    short = {r.texts.get("container-title-short", "") for r in (one, other)}
    if not mine or not theirs or mine in short or theirs in short:
        return False
    return not same_container(mine, theirs)


def same_container(one: str, other: str) -> bool:
    """Return whether two titles of a journal or book are one, abbreviated or in part."""
    mine, theirs = letters(one), letters(other)
    if not mine or not theirs or mine in theirs or theirs in mine:
        return True
    if ratio(mine, theirs) >= _MISSPELT:
        return True
    return abbreviates(one, other) or abbreviates(other, one)


def abbreviates(short: str, long: str) -> bool:
    """Return whether each word of a short title begins or abridges a word of the long, in order."""
    words = [w for w in re.findall(r"[^\W_]+", fold(long)) if w not in small_words()]
    at = 0
    for part in re.findall(r"[^\W_]+", fold(short)):
        if part in small_words():
            continue
        while at < len(words) and not _abridges(part, words[at]):
            at += 1
        if at == len(words):
            return "".join(word[0] for word in words) == letters(short)
        at += 1
    return True


def _abridges(part: str, word: str) -> bool:
    if word.startswith(part):
        return True
    rest = iter(word)
    return part[0] == word[0] and len(part) > 1 and all(char in rest for char in part)
