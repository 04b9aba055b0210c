"""Brackets and superscripts that hold numbers, with ranges, lists and locators."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from procsead_refs.citations.cues import lexicon
from procsead_refs.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.model import Block


Form = Literal["bracket", "parenthesis", "superscript"]
FORMS: tuple[Form, ...] = ("bracket", "parenthesis", "superscript")
DASHES = "-–—‐‑‒−"
_PIECE = re.compile(rf"\s*(\d{{1,4}})(?:\s?[{DASHES}]\s?(\d{{1,4}}))?\s*")
_GROUPS: dict[Form, re.Pattern[str]] = {
    "bracket": re.compile(r"\[([^\[\]]{1,160})\]"),
    "parenthesis": re.compile(r"\(([^()]{1,160})\)"),
}
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
# pandoc's plain text has ^(1,2) where there is no superscript character.
_SUPERSCRIPT_RUN = re.compile(
    r"[⁰¹²³⁴⁵⁶⁷⁸⁹](?:[⁰¹²³⁴⁵⁶⁷⁸⁹⁻,’'·–\-]*[⁰¹²³⁴⁵⁶⁷⁸⁹])?"
    r"|\^(?P<plain>\d[\d,–-]*)\^?|\^\((?P<group>[^()\d]{0,30}\d(?:[^()]|\([^()]{1,40}\)){0,80})\)"
)
_PLACE = re.compile(r"(?<=\d)\([^()]{1,40}\)")  # AMA: 1,2(pp179-181)
_POWER = re.compile(r"(?<![\w.,])(?:[kcdmnµ]?m|R|r|χ|η|σ|x|y|s|e|10)$")
_PROSE_WORD = re.compile(r"(?<!\w)[^\W\d_]{3,}$")
_VARIABLE = re.compile(r"(?<!\w)[^\W\d_]$")
_SHORT_BRACKET = re.compile(r"[(\[][^()\[\]]{0,3}[)\]]$")
_WORDS = re.compile(r"[^\d]{0,60}")
# "12–14", "IV", "B", "3.2"; "s. auch" is no page
_PLACE_VALUE = r"(?=[\w.–‐‑-]*\d|[IVXLC]+\b|[A-Z]\b)[\w.–‐‑-]+"
_LONGEST_RANGE = 60


@dataclass(frozen=True, slots=True)
class Group:
    """A bracket or superscript with numbers: where it stands, and each number with its place."""

    start: int
    end: int
    numbers: tuple[int, ...]
    places: tuple[tuple[int, int], ...]
    locators: tuple[str, ...]


def of(block: Block, form: Form) -> Iterator[Group]:
    """Yield the groups of one form in a block, those that belong to a word or formula left out."""
    if form == "superscript":
        yield from _superscripts(block)
        return
    for match in _GROUPS[form].finditer(block.text):
        group = _read(match[1], match.start(1), match.start(), match.end())
        if group is not None and not _formula(block.text, match):
            yield group


def _superscripts(block: Block) -> Iterator[Group]:
    text = block.text
    raised: list[tuple[int, int]] = []
    for span in sorted(block.spans, key=lambda span: span.start):
        if not span.superscript or span.note or span.end <= span.start:
            continue
        if raised and span.start <= raised[-1][1]:
            raised[-1] = (raised[-1][0], max(span.end, raised[-1][1]))
        else:
            raised.append((span.start, span.end))
    found = [(start, end, start, text[start:end]) for start, end in raised]
    for match in _SUPERSCRIPT_RUN.finditer(text):
        inside = match.lastgroup or 0  # without the mark, which pandoc's plain text has
        typed = match[inside].translate(_SUPERSCRIPT)
        found.append((match.start(), match.end(), match.start(inside), typed))
    for start, end, offset, typed in sorted(found):
        if _is_power(text[max(0, start - 6) : start], typed):
            continue
        numbers_only = _PLACE.sub(lambda m: " " * len(m.group()), typed)
        group = _read(numbers_only, offset, start, end, free=True)
        if group is not None:
            yield group


def _is_power(before: str, typed: str) -> bool:
    """Return whether a raised number is an exponent: m2, R2, 106."""
    match = _POWER.search(before)
    return match is not None and (match[0] == "10" or typed.strip("-−–") in {"1", "2", "3", "4"})


def _read(inner: str, offset: int, start: int, end: int, *, free: bool = False) -> Group | None:
    """Return the numbers of a bracket, or None where it holds anything that is no number.

    Words may stand before the numbers if they are like "see", and after them if they say where; or
    any words, where `free` is set: what is raised begins with numbers or is no citation.
    """
    found: list[int] = []
    places: list[tuple[int, int]] = []
    locators: list[str] = []
    at = 0
    while at < len(inner):
        at = _prefix_end(inner, at, free=free)
        piece = _PIECE.match(inner, at)
        if piece is None:
            return None
        first, last = int(piece[1]), int(piece[2] or piece[1])
        if last < first or last - first > _LONGEST_RANGE or not first:
            return None
        at = piece.end()
        locator = _locator().match(inner, at)
        for number in range(first, last + 1):
            found.append(number)
            places.append((offset + piece.start(1), offset + piece.end(2 if piece[2] else 1)))
            locators.append(locator[1] or locator[2] if locator else "")
        at = locator.end() if locator else at
        if remark := lexicon.remark().match(inner, at):
            at = remark.end()
        if at < len(inner):
            if inner[at] not in ",;/&":
                if inner[at - 1] == " " and (free or _says_where().search(inner, at)):
                    break  # "3 the standard, vol. 1, p. 286"
                return None
            at += 1
            if at >= len(inner.rstrip()):
                return None
    return Group(start, end, tuple(found), tuple(places), tuple(locators)) if found else None


def _prefix_end(inner: str, at: int, *, free: bool) -> int:
    """Return where a number begins after words like "see" or "e.g.,", or after any if `free`."""
    match = _WORDS.match(inner, at)
    before = match.group() if match else ""
    spoken = [word.strip(" .,:;") for word in fold(before).split()]
    like_see = all(word in lexicon.words("prefixes") or not word for word in spoken)
    return at + len(before) if like_see or (free and before[-1:].isspace()) else at


def _formula(text: str, match: re.Match[str]) -> bool:
    """Return whether a bracket belongs to a word or formula: f(1), x[2], 10(3)."""
    before, after = text[: match.start()][-40:], text[match.end() : match.end() + 1]
    if before[-1:] in {"^", "_"}:
        return True
    if match.group().startswith("["):
        return after == "(" or _VARIABLE.search(before) is not None
    if after.isalnum():
        return True
    if before[-1:].isalnum():
        return _PROSE_WORD.search(before) is None
    return before[-1:] in {")", "]"} and _SHORT_BRACKET.search(before) is not None


@cache
def _locator() -> re.Pattern[str]:
    return re.compile(
        rf"\s*:\s?(\d[\d–‐‑-]*)(?=\s*(?:$|[,;]))\s*|\s*[,:]?\s*((?:{lexicon.markers()})\.?\s?{_PLACE_VALUE}"
        rf"(?:,\s[^\W\d_][^\d,;]{{3,60}}(?=$|[,;]))?)\s*",
        re.IGNORECASE,
    )


@cache
def _says_where() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{lexicon.markers()})\s?\d")
