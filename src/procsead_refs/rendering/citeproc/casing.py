"""Sentence case for English titles, as APA and Vancouver print them; CSL leaves it to the records.

A title that is already in sentence case keeps its capitals: they are names. In a title in title
case, words are lowered but for the first of title and subtitle, names, acronyms, and words with
capitals or digits inside.
"""

from __future__ import annotations

import re
from functools import cache

from procsead_refs.data import table

_TOKEN = re.compile(
    r'<span class="nocase">.{0,400}?</span>|<[^<>]{0,100}>|[^\W_](?:[\w.\'’&+-]*\w)?\.?|\W|_'
)
_BEFORE_INDEX = ("<sub>", "<sup>")  # H and O of H<sub>2</sub>O are capitals of a formula
_BEHIND_INDEX = (["</sub>"], ["</sup>"])
_WORDS = re.compile(r"[\w']+")
_POSSESSIVE = re.compile(r"['’]s?$")
_WORD = re.compile(r"[^\W\d_]")
_CASE = re.compile(r"[^\W\d_][\w.-]{0,80} vs?\. [^\W\d_][\w-]{0,80}")
_OPENS = frozenset(".:?!—–")
_TITLE_CASE = 0.6  # the share of longer words in capitals from which a title is in title case


def is_english(title: str, language: str = "") -> bool:
    """Return whether a title is English: by its record's language, or else by its small words."""
    if language:
        return language.casefold().startswith("en")
    english, foreign = _counts(title)
    return title.isascii() if english == foreign else english > foreign


def is_foreign(title: str) -> bool:
    """Return whether a title's small words are surely not English ones."""
    english, foreign = _counts(title)
    return foreign > english


def _counts(title: str) -> tuple[int, int]:
    words = _WORDS.findall(title.casefold())
    return (
        sum(word in _words("english") for word in words),
        sum(word in _words("foreign") for word in words),
    )


def sentence_case(title: str, names: frozenset[str] = frozenset(), *, subtitle: bool = True) -> str:
    """Return an English title in sentence case.

    Args:
        title: the title, with CSL's inline markup (<i>, <span class="nocase">).
        names: words known to be names in this record (its authors' and bodies').
        subtitle: whether the first word after a colon or dash keeps its capital.
    """
    tokens = _TOKEN.findall(title)
    words = [one for one in tokens if _WORD.match(one)]
    longer = [one for one in words if one.casefold() not in _words("small")]
    capital = sum(one[0].isupper() for one in longer[1:])
    if not longer[1:] or capital < _TITLE_CASE * (len(longer) - 1):  # one word shows no case
        return title
    shouted = all(one.isupper() for one in words)
    kept = _kept(title)
    known = names | _words("names")
    result: list[str] = []
    starts, italic, position = True, False, 0
    for piece, following in zip(tokens, [*tokens[1:], ""], strict=True):
        if not _WORD.match(piece):
            result.append(piece)
            if piece in _OPENS:
                starts = subtitle or piece in ".?!"
            elif piece.startswith(("<i", "</i")):
                italic = piece == "<i>"  # a name of a work or a species, or a foreign word
            elif not piece.isspace() and piece not in "\"'“‘«([":
                starts = starts and piece.startswith("<")
        else:
            in_formula = following in _BEFORE_INDEX or result[-1:] in _BEHIND_INDEX
            named = in_formula or position in kept or italic
            named = named or _is_name(piece, known, shouted=shouted)
            result.append(piece if named else _lowered(piece, first=starts))
            starts = piece.endswith(".") and "." not in piece[:-1] and piece not in _words("small")
        position += len(piece)
    return "".join(result)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("casing")[name])


@cache
def _names() -> dict[str, str]:
    return {name.lower(): name for name in _words("names")}


def _kept(title: str) -> frozenset[int]:
    """Return the offsets that stand in a name of several words, or of the parties to a case."""
    return frozenset(
        offset
        for pattern in (_phrases(), _CASE)
        for match in pattern.finditer(title)
        for offset in range(*match.span())
    )


@cache
def _phrases() -> re.Pattern[str]:
    longest_first = sorted(table("casing")["phrases"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")


def _is_name(word: str, known: frozenset[str], *, shouted: bool) -> bool:
    bare = _POSSESSIVE.sub("", word)
    if bare in known:
        return True
    if any(char.isdigit() for char in word):
        return True
    if not shouted and any(char.isupper() for part in word.split("-") for char in part[1:]):
        return True
    if not shouted and bare not in {"A", "O"} and bare.replace(".", "").isupper():
        return True
    parts = bare.split("-")
    return len(parts) > 1 and parts[0] in known


def _lowered(word: str, *, first: bool) -> str:
    lower = "-".join(_names().get(part.lower(), part.lower()) for part in word.split("-"))
    return lower[:1].upper() + lower[1:] if first else lower
