"""The language a typed list is set in, by the words around its fields (data/list-words.toml).

Titles are left out: a Finnish list cites English titles, and is a Finnish list.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from procsead_refs.data import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from procsead_refs.model import Reference

_WORD = re.compile(r"(?<!\w)[^\W\d_]+(?!\w|\.\w)")
_NO_WORDS = re.compile(r"\S*[/@]\S*|\bet\.? al\b")
_HEAD = 1000  # code points: quotation marks further on are no title's
_QUOTE = re.compile(r"([.,])[”\"]|([”\"][.,])|([\s(]‘(?=\w))")
_SPEAKING = ("title", "container-title", "collection-title", "publisher", "publisher-place", "URL")


def list_language(references: Sequence[Reference]) -> str:
    """Return the BCP 47 code of a list's language ("fi", "en-GB"), "" where nothing tells.

    English is British where its quotation marks are single or its stops stand outside of them.
    """
    counts: Counter[str] = Counter()
    for reference in references:
        for word in _WORD.findall(_around(reference)):
            counts.update(_languages().get(word, ()))
    found = counts.most_common(1)[0][0] if counts else ""
    return "en-GB" if found == "en" and _british(references) else found


def _british(references: Sequence[Reference]) -> bool:
    marks = Counter(
        "outside" if single or outside else "inside"
        for reference in references
        for inside, outside, single in _QUOTE.findall(reference.raw[:_HEAD])
        if inside or outside or single
    )
    return marks["outside"] > marks["inside"]


def _around(reference: Reference) -> str:
    raw = reference.raw
    spans = reference.reading.spans if reference.reading else {}
    for start, end in (spans[name] for name in _SPEAKING if name in spans):
        raw = f"{raw[:start]}{' ' * (end - start)}{raw[end:]}"
    return _NO_WORDS.sub(" ", raw)


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    return by_word(table("list-words")["words"])


def by_word(words: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """Return the languages that have each word, from the words of each language."""
    found: dict[str, tuple[str, ...]] = {}
    for language, every in words.items():
        for word in every:
            found[word] = (*found.get(word, ()), language)
    return found
