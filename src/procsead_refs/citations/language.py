"""The language of a draft, by its most frequent words (data/citing.toml)."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from procsead_refs.matching import phrase_table
from procsead_refs.parsing.style.language import by_word

if TYPE_CHECKING:
    from collections.abc import Iterable

_ENOUGH = 200_000  # code points that decide


def of(texts: Iterable[str]) -> str:
    """Return the ISO 639-1 code of the texts' language; "en" where nothing tells."""
    counts: Counter[str] = Counter()
    read = 0
    for text in texts:
        for word in re.findall(r"[^\W\d_]+", text.lower()):
            counts.update(_languages().get(word, ()))
        read += len(text)
        if read > _ENOUGH:
            break
    return counts.most_common(1)[0][0] if counts else "en"


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    return by_word(phrase_table("frequent"))
