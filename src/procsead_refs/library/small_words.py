"""Articles, prepositions and the like, which tell no title from another."""

from __future__ import annotations

from functools import cache

from procsead_refs.data import table
from procsead_refs.text import fold


@cache
def small_words() -> frozenset[str]:
    """Return the folded words of data/small-words.toml, of all its languages."""
    rows = table("small-words")
    return frozenset(fold(word) for words in rows["words"].values() for word in words)
