"""Regular expressions made of rows of data: of many words, of named parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_Trie: TypeAlias = "dict[str, _Trie]"  # the branches by their first letter

_END = ""  # among the letters of a branch: a word is over here
_PART = re.compile(r"<<(\w+)>>")


def any_of(words: Iterable[str]) -> str:
    """Return a pattern that matches any of some words, of those that fit the longest.

    It is a trie (Fredkin 1960), so that at each place of a text only the words that begin with its
    letter are tried; `"|".join(words)` tries them all.

    Raises:
        ValueError: there is no word, or an empty one: nothing, or everything, would match.
    """
    trie: _Trie = {}
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


def _pattern(trie: _Trie) -> str:
    branches = [re.escape(one) + _pattern(more) for one, more in sorted(trie.items()) if one]
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 and _END not in trie else f"(?:{'|'.join(branches)})"
    return f"{joined}?" if _END in trie else joined


def with_parts(pattern: str, parts: Mapping[str, str]) -> str:
    """Return a pattern with its parts spelled out.

    Args:
        pattern: `<<name>>` in it stands for a part.
        parts: the parts by name; they may have parts themselves, none of them itself.

    Raises:
        KeyError: there is no part of a name.
    """
    return _PART.sub(lambda found: with_parts(parts[found[1]], parts), pattern)
