"""Numbers in words, as editions are called: "third", "kolmas", "dritte"."""

from __future__ import annotations

from functools import cache

from procsead_refs.data import table
from procsead_refs.text import fold


def number(word: str) -> str:
    """Return the number in figures that a word stands for, in any language known; "" for none."""
    return _numbers().get(fold(word.strip()), "")


@cache
def _numbers() -> dict[str, str]:
    return {
        fold(word): str(number)
        for row in table("ordinals").values()
        for number, words in enumerate(row, 1)
        for word in words.split()
    }
