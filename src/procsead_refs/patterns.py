"""Many words as one regular expression, in which each beginning is looked at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_END = ""  # among the letters of a branch: a word is over here


def any_of(words: Iterable[str]) -> str:
    """Return a pattern that matches any of some words, of those that fit the longest.

    It is a trie (Fredkin 1960), so that at each place of a text only the words that begin with its
    letter are tried; `"|".join(words)` tries them all.

    Raises:
        ValueError: there is no word, or an empty one: nothing, or everything, would match.
    """
    trie: dict[str, dict] = {}  # type: ignore[type-arg]  # its branches are such tries
    for word in words:
        if not word:
            raise ValueError("an empty word matches everywhere")
        branch = trie
        for letter in word:
            branch = branch.setdefault(letter, {})
        branch[_END] = {}
    if not trie:
        raise ValueError("no words")
    return _pattern(trie)


def _pattern(trie: dict[str, dict]) -> str:  # type: ignore[type-arg]
    branches = [re.escape(one) + _pattern(more) for one, more in sorted(trie.items()) if one]
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 and _END not in trie else f"(?:{'|'.join(branches)})"
    return f"{joined}?" if _END in trie else joined
