"""Names in the running text without their case endings (data/citing.toml)."""

from __future__ import annotations

from functools import cache

from procsead_refs.data import table
from procsead_refs.text import fold

_SHORTEST = 4  # letters of an inflected name
_STEM = 2  # letters that must remain


def stems(word: str, language: str) -> list[str]:
    """Return the names of which a folded word may be an inflected form.

    "virtasen" gives "virtanen" among others, "lain" gives "lai": the list of references decides.
    Every ending of the language is tried, with the stem's consonant gradation.

    Args:
        word: one folded word.
        language: ISO 639-1; a language without rows gives nothing.
    """
    if len(word) < _SHORTEST:
        return []
    endings, alternations = _rows(language)
    found: dict[str, None] = {}
    for ending in endings:
        if not word.endswith(ending) or len(word) - len(ending) < _STEM:
            continue
        stem = word[: -len(ending)]
        found[stem] = None
        for inflected, basic in alternations:
            if stem.endswith(inflected):
                found[stem[: -len(inflected)] + basic] = None
            # Gradation also stands before a final vowel: Pekka, Pekan.
            elif len(inflected) <= _STEM and stem[:-1].endswith(inflected) and stem[-1] in "aeiouy":
                found[stem[: -len(inflected) - 1] + basic + stem[-1]] = None
    return list(found)


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that have rows."""
    return tuple(language for language in table("citing")["endings"] if language != "stems")


@cache
def _rows(language: str) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    data = table("citing")["endings"]
    pairs = tuple((inflected, basic) for inflected, basic in data["stems"].get(language, []))
    return tuple(fold(ending) for ending in data.get(language, [])), pairs
