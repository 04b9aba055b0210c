"""What a word and a gap look like to the tagger, made once for each and remembered."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from procsead_refs.data import table
from procsead_refs.parsing.tagger import lexicon
from procsead_refs.text import fold

_REMEMBERED = 1 << 14  # words, and gaps: with twice as many new text is read hardly faster
_YEAR = re.compile(r"1[4-9]\d\d|20\d\d")
_NOT_MARKS = re.compile(r"[^.,;:()\[\]“”„\"'‘’«»‹›/&\-–—+?!=<>*°|]")
_SHORTEST_ADDRESS = 9  # code points: "www.ab.fi"
_LONGEST_INITIALS = 3  # letters of initials run together: "KJM"
_NAMED = frozenset("CUM")  # the kinds that names have
_SHORT = 5  # a word so short is seen from two words away


class Form(NamedTuple):
    """A word's own features, and those that it lends to its neighbours and to its stretch.

    `kind` is its shape ("C": a capital and small letters), `turn` what it changes for those behind
    it, `opens` whether the name of a place of several words may begin with it.
    """

    lower: str
    kind: str
    own: tuple[bytes, ...]
    before: str
    after: str
    far_before: bytes
    far_after: bytes
    first: bytes
    last: bytes
    turn: str
    opens: bool


@lru_cache(_REMEMBERED)
def form_of(word: str) -> Form:
    """Return a word's form."""
    lower = fold(word)
    own: tuple[bytes, ...] = ()
    if word.isdigit():
        kind = _digits(word)
        key = "#Y" if kind[0] == "Y" else "#" + kind
        turn = "year" if kind[0] == "Y" else "number"
        # A volume is told from others, a page is not.
        own = (f"w={key if word[2:] else word}".encode(),)
    elif not word[0].isalpha() or is_address(lower):
        kind = key = _sign(lower)
        turn = ""
    else:
        kind, key, turn = _letters(word), lower, _turns().get(lower, "")
        own = (
            f"w={lower}".encode(),
            f"s={lower[-3:]}".encode(),
            f"{kind}{lower[-2:]}".encode(),
        )
    named = kind in _NAMED
    if named:
        own = (*own, f"L={lexicon.kinds(lower)}".encode())
    far = lower if len(lower) < _SHORT and lower.isalpha() else kind
    return Form(
        lower,
        kind,
        own,
        f"-{key}",
        f"+{key}",
        f"--{far}".encode(),
        f"++{far}".encode(),
        f"F{key}".encode(),
        f"E{key}".encode(),
        turn,
        named and lexicon.opens_place(lower),
    )


# Stands before the first word and behind the last.
EDGE = Form("", "^", (), "-^", "+^", b"--^", b"++^", b"", b"", "", opens=False)


def _digits(word: str) -> str:
    if _YEAR.fullmatch(word):
        return "Y20" if word[0] == "2" else "Y19" if word[1] == "9" else "Y"
    return f"d{min(len(word), 7)}"


def is_address(word: str) -> bool:
    """Return whether a word is a web address by its form: a scheme, or "www." in small letters."""
    return len(word) >= _SHORTEST_ADDRESS and ("://" in word or word[:4] == "www.")


def _sign(lower: str) -> str:
    if "10." in lower and (lower[0] == "1" or "doi" in lower):
        return "DOI"
    if "://" in lower or lower[:4] == "www.":
        return "URL"
    return "SIGN" if lower in {"§", "#"} else "DASH"


def _letters(word: str) -> str:
    """Return the shape of a word: initial, lower case, capitals (short or long), Capital, Mixed."""
    if word.islower():
        return "l" if len(word) > 1 else "i"
    if len(word) == 1:
        return "I" if word.isupper() else "i"
    if word.isupper():
        return "U2" if len(word) <= _LONGEST_INITIALS else "U"
    if word[0].isupper():
        return "C" if word[1:].islower() else "M"
    return "m"


@cache
def _turns() -> dict[str, str]:
    """Return what a word changes for those behind it, for the few that do."""
    return {word: turn for turn, words in table("tagger").items() for word in words}


@lru_cache(_REMEMBERED)
def marks(gap: str) -> str:
    """Return the marks of a gap, at most four, a space behind them told from none."""
    if gap in {" ", ""}:
        return gap or "_"
    found = _NOT_MARKS.sub("", gap)
    if found[4:]:
        found = found[:2] + found[-2:]
    return found + (" " if gap[-1].isspace() else "")
