"""Texts of a byte a character in the old encodings of western languages.

Bytes are characters without an error in each of them; the one in which words look like words is
taken: no signs between letters, no capital between small ones, no long runs of accented letters.
"""

from __future__ import annotations

import re
from itertools import groupby

WINDOWS = ("cp1252", "latin-1")  # the second where a byte has no meaning in the first
_OLD = ("mac-roman", "cp850")  # of Macintosh before 2001, and of DOS
_HIGH = re.compile(rb"[\x80-\xff]")
_WORD = re.compile(rb"[A-Za-z\x80-\xff]+")
_SAMPLE = 262_144  # bytes looked at
_LONGEST = 40  # bytes of a word that are looked at
_MOST_ODD = 1 / 3  # of the characters that are not ASCII, in the words of a text
_ASCII = range(128)
_RUN = 3  # accented letters in a row, which no language in these encodings has
_JOINERS = "’‘–—…·×\xad"  # signs that stand between letters in honest texts
_LAST_LATIN = "\u024f"
# The accented letters of western languages, the most frequent first: é stands for é and É.
_FREQUENT = "éäöüåáèíóçñøæßàâêôãõëïîìòùûúœšžýÿðþ"


def western(data: bytes) -> tuple[str, bool]:
    """Return the encoding of a byte a character that a text is in, and whether it looks right."""
    first = _HIGH.search(data)
    sample = data[max(first.start() - _LONGEST, 0) if first else 0 :][:_SAMPLE]
    words = b" ".join(word[:_LONGEST] for word in _WORD.findall(sample) if not word.isascii())
    windows = next(name for name in WINDOWS if fits(data, name))
    best, odd = windows, _oddness(words, windows)
    if odd:
        for name in sorted(_OLD, key=lambda name: _rareness(words, name)):
            if (more := _oddness(words, name)) < odd:
                best, odd = name, more
    foreign = sum(len(word) for word in words.split(b" ") if _is_of_another_script(word))
    return best, odd + foreign <= _MOST_ODD * len(_HIGH.findall(words))


def fits(data: bytes, name: str) -> bool:
    """Return whether bytes have a meaning in an encoding."""
    try:
        data.decode(name)
    except UnicodeDecodeError:
        return False
    return True


def _is_of_another_script(word: bytes) -> bool:
    """Return whether a word has no plain letter, but several that western languages accent."""
    letters = sum(char.isalpha() for char in word.decode("latin-1"))
    return letters >= _RUN and not any(byte in _ASCII for byte in word)


def _oddness(words: bytes, name: str) -> int:
    """Return how many characters of words look wrong in an encoding."""
    odd = 0
    for word in words.decode(name, "replace").split(" "):
        runs = [(kind, "".join(run)) for kind, run in groupby(word, _kind)]
        for number, (kind, run) in enumerate(runs):
            before, after = number > 0, number + 1 < len(runs)
            if kind == "sign":
                odd += len(run) if (before and after) or len(run) > 1 else 0
            elif kind == "capital":
                small_after = after and runs[number + 1][0].endswith("small")
                odd += before and (small_after or runs[number - 1][0].endswith("small"))
            if kind in {"capital", "small"} and len(run) >= _RUN:
                odd += len(run)
    return odd


def _kind(char: str) -> str:
    if char.isascii():
        return "plain capital" if char.isupper() else "plain small"
    if char in _JOINERS:
        return "joiner"
    if char > _LAST_LATIN:
        return "sign"
    return "capital" if char.isupper() else "small" if char.islower() else "sign"


def _rareness(words: bytes, name: str) -> int:
    """Return the sum of the ranks of the accented letters that words have in an encoding."""
    letters = words.decode(name).lower()
    found = (_FREQUENT.find(char) for char in letters if not char.isascii())
    return sum(rank if rank >= 0 else len(_FREQUENT) for rank in found)
