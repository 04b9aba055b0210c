"""Abbreviations that a text introduces: "World Harbour Board [WHB]", later "WHB"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.matching import key, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from procsead_refs.citations.works.indexing import Works
    from procsead_refs.matching import Word

# Two capitals at the least, in a bracket of its own, or before a comma or a year in one.
_INTRODUCED = re.compile(
    r"[\[(]((?=[A-ZÅÄÖÉ][\w&.-]{0,11}[A-ZÅÄÖÉ])[A-ZÅÄÖÉ][\w&.-]{1,11})"
    r"(?=[\]),;]|\s(?:1[4-9]|20)\d\d)"
)
_BEFORE = 160  # code points that the whole name takes
_MOST_WORDS = 14


def learn(texts: Iterable[str], works: Works) -> None:
    """Let the works of a body be cited by the abbreviation that stands after its name in a text.

    Args:
        texts: the body's paragraphs.
        works: the list; its `labels` grow.
    """
    for text in texts:
        for match in _INTRODUCED.finditer(text):
            spoken = words(text[max(0, match.start() - _BEFORE) : match.start()])[-_MOST_WORDS:]
            for hit in _named(works, spoken, match[1]):
                works.add_label(key(match[1]), hit)


def _named(works: Works, spoken: Sequence[Word], abbreviation: str) -> list[str]:
    """Return the works that the last words name whole, by as many of the words as can be."""
    for at in range(len(spoken)):
        hits = works.labels.get("".join(word.key for word in spoken[at:]), ())
        if whole := [hit for hit in hits if _is_whole(works, hit, spoken[at:], abbreviation)]:
            return whole
    return []


def _is_whole(works: Works, hit: str, spoken: Sequence[Word], abbreviation: str) -> bool:
    """Return whether words are a work's body or title whole; one word must have the letters."""
    said = "".join(word.key for word in spoken)
    return said in works.all[hit].wholes and (len(spoken) > 1 or _shortens(abbreviation, said))


def _shortens(abbreviation: str, said: str) -> bool:
    """Return whether a compound has an abbreviation's letters in order: HS, Hamnstyrelsen."""
    rest = iter(said)
    short = key(abbreviation)
    return said[:1] == short[:1] and all(letter in rest for letter in short)
