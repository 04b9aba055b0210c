"""What the tagger sees of each word: its form, its neighbours, the marks between, what came before.

Everything that depends on one word or one gap alone is computed once and remembered.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from procsead_refs.text import fold

if TYPE_CHECKING:
    from procsead_refs.parsing.tokens import Tokens

_CACHE = 1 << 16
_YEAR = re.compile(r"1[4-9]\d\d|20\d\d")
_GAP_KEEP = re.compile(r"[^.,;:()\[\]“”„\"'‘’«»‹›/&\-–—+?!=<>*°|]")


@lru_cache(_CACHE)
def _form(word: str) -> tuple[str, str, tuple[str, ...]]:
    """Return a word's normal form, its class and its own features."""
    lower = fold(word)
    if word.isdigit():
        if _YEAR.fullmatch(word):
            kind = "Y20" if word[0] == "2" else "Y19" if word[:2] == "19" else "Y"
            return "#" + word[:2] if kind == "Y" else "#Y", kind, ("c=" + kind, "d4")
        size = min(len(word), 7)
        kind = f"d{size}"
        small = "w=" + word if len(word) <= 2 else "w=#"
        return f"#{size}", kind, ("c=" + kind, small)
    if len(lower) > 8 and ("://" in lower or lower.startswith(("www.", "10."))):
        kind = "DOI" if "10." in lower and (lower.startswith("10.") or "doi" in lower) else "URL"
        return kind, kind, ("c=" + kind,)
    if not word[0].isalpha():
        kind = "DASH" if not word.isalnum() else "SIGN"
        return kind, kind, ("c=" + kind,)
    if len(word) == 1:
        kind = "I" if word.isupper() else "i"
    elif word.islower():
        kind = "l"
    elif word.isupper():
        kind = "U2" if len(word) <= 3 else "U"
    elif word[0].isupper():
        kind = "C" if word[1:].islower() else "M"
    else:
        kind = "m"
    own = ("w=" + lower, "c=" + kind, "s=" + lower[-3:], "p=" + lower[:4], f"{kind}{lower[-2:]}")
    return lower, kind, own


@lru_cache(_CACHE)
def _gap(gap: str) -> str:
    """Return the marks of a gap, at most four, spaces told from none."""
    if gap in {" ", ""}:
        return gap or "_"
    marks = _GAP_KEEP.sub("", gap)
    if len(marks) > 4:
        marks = marks[:2] + marks[-2:]
    return marks + (" " if gap[-1:].isspace() else "")


@lru_cache(_CACHE)
def _before(word: str) -> tuple[str, ...]:
    lower, kind, _ = _form(word)
    return ("-w=" + lower, "-c=" + kind)


@lru_cache(_CACHE)
def _after(word: str) -> tuple[str, ...]:
    lower, kind, _ = _form(word)
    return ("+w=" + lower, "+c=" + kind)


@lru_cache(_CACHE)
def _far(word: str, side: str) -> str:
    lower, kind, _ = _form(word)
    return f"{side}{lower if len(lower) < 5 else kind}"


@lru_cache(_CACHE)
def _around(before: str, after: str, kind: str) -> tuple[str, ...]:
    left, right = _gap(before), _gap(after)
    return ("<" + left, ">" + right, f"<{left}{kind}", f">{right}{kind}", f"<{left}>{right}")


_IN = frozenset(("in", "teoksessa", "dans", "im", "i", "en"))
_EDITOR = frozenset(("ed", "eds", "hrsg", "hg", "toim", "red", "editor", "editors", "dir"))


def extract(tokens: Tokens) -> list[list[str]]:
    """Return the features of each word of a reference."""
    words, gaps = tokens.words, tokens.gaps
    count = len(words)
    forms = [_form(word) for word in words]
    kinds = [form[1] for form in forms]
    overall = _overall(tokens, forms)
    rows: list[list[str]] = []
    quote = bracket = False
    quoted = numbers = 0
    year = edited = inside = "0"
    for index in range(count):
        gap = gaps[index]
        if gap != " ":
            for char in gap:
                if char in "([":
                    bracket = True
                elif char in ")]":
                    bracket = False
                elif char in "“„«‘" or (char == '"' and not quote):
                    quote = True
                elif quote and char in '”"»’“':
                    quote = False
                    quoted = 1
        lower, kind, own = forms[index]
        row = list(own)
        row += _around(gap, gaps[index + 1], kind)
        if index:
            row += _before(words[index - 1])
            row.append(f"-{kinds[index - 1]}{kind}{_gap(gap)}")
        else:
            row.append("first")
        if index + 1 < count:
            row += _after(words[index + 1])
            row.append(f"+{kind}{kinds[index + 1]}{_gap(gaps[index + 1])}")
        else:
            row.append("last")
        if index > 1:
            row.append(_far(words[index - 2], "--"))
        if index + 2 < count:
            row.append(_far(words[index + 2], "++"))
        state = f"{year}{quoted}{inside}{edited}"
        row.append(f"z{state}")
        row.append(f"z{state}{kind}{_gap(gap)}")
        row.append(f"q{int(quote)}b{int(bracket)}n{min(numbers, 3)}{kind}")
        row.append(f"o{overall}{state}{kind[0]}")
        row.append(f"r{index * 8 // count}{state}")
        row.append(f"i{min(index, 6)}")
        row.append(f"e{min(count - index, 6)}{kind}")
        rows.append(row)
        if kind[0] == "Y":
            year = "1"
        elif kind[0] == "d":
            numbers += 1
        elif lower in _IN and _gap(gaps[index + 1]) in {": ", " "} and _gap(gap) != " ":
            inside = "1"
        elif lower in _EDITOR:
            edited = "1"
    return rows


def _overall(tokens: Tokens, forms: list[tuple[str, str, tuple[str, ...]]]) -> str:
    """Return facts of the whole reference: where its year stands, quotes, an "In", an address."""
    count = len(forms)
    where = "-"
    for index, form in enumerate(forms):
        if form[1][0] == "Y":
            where = "a" if index * 2 < count else "z"
            break
    raw = tokens.raw
    quotes = "q" if any(char in raw for char in '“„«"') else "-"
    return where + quotes
