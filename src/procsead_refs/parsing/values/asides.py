"""What stands in brackets behind a title: its kind and number, "[Data set]", "(Report No. 12)"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from procsead_refs.data import table

if TYPE_CHECKING:
    from procsead_refs.parsing.draft import Draft

_BRACKETS = re.compile(r"[.”»’\"\s]{0,3}(?:\(([^()]{2,80})\)|\[([^\[\]]{2,80})\])")
_NUMBERS = ("issue", "volume", "page", "collection-number")
_MOST = 4  # brackets behind one title


def step(draft: Draft) -> None:
    """Read `genre` and `number` out of the brackets behind a title, and end the title there."""
    if "title" not in draft.texts or not ("[" in draft.raw or "(" in draft.raw):
        return
    for start, end, text, square in brackets(draft):
        if square and _kind().match(text):
            kind = text.split(",", 1)[0]
            draft.put("genre", kind, start + 1, start + 1 + len(kind))
            _school(draft, start + 1 + len(kind), end - 1)
        elif not square and (match := _numbered().fullmatch(text)) and not match[1].isupper():
            draft.drop_inside(start, end, _NUMBERS)
            draft.put("genre", match[1], start + 1, start + 1 + match.end(1))
            draft.put("number", match[2], start + 1 + match.start(2), start + 1 + match.end(2))
        else:
            continue
        _end_title(draft, start)


@cache
def _numbered() -> re.Pattern[str]:
    """Match a kind with a number: "Report No. 12"."""
    words = "|".join(map(re.escape, table("markers")["number_words"]))
    number = r"[\w/.:-]{0,20}\d[\w/.:-]{0,20}"
    return re.compile(rf"([^\d,;:]{{2,40}}?)\s(?i:{words})\.?\s?({number})")


def _school(draft: Draft, start: int, end: int) -> None:
    """Read the school of "[Doctoral dissertation, University of Turku]. Archive"."""
    name = draft.raw[start:end].lstrip(", ")
    first, last = draft.spans.get("publisher", (start, end))
    if not name or last < start:
        return
    if last > end + 1 and first <= end:
        archive = draft.raw[end + 1 : last].strip(" .,;:")
        at = draft.raw.find(archive, end + 1)
        draft.put("archive", archive, at, at + len(archive))
    draft.set_at("publisher", name, end - len(name))


def media(draft: Draft) -> None:
    """Fix the words of "[en ligne]", "[Internet]": they are no title."""
    if "[" in draft.raw:
        for match in _medium().finditer(draft.raw):
            draft.take(*match.span())


def brackets(draft: Draft) -> list[tuple[int, int, str, bool]]:
    """Return the brackets that end a title or stand right behind it.

    Each by its start and end in the raw string, what is in it, and whether it is a square one.
    """
    first, last = draft.spans["title"]
    at = last
    for opening in "([":
        inside = draft.raw.find(opening, first, last)
        at = min(at, inside) if inside > first else at
    found: list[tuple[int, int, str, bool]] = []
    while len(found) < _MOST and (match := _BRACKETS.match(draft.raw, at)):
        group = 1 if match[1] else 2
        start = match.start(group) - 1
        found.append((start, match.end(), match[group], group != 1))
        at = match.end()
    return found if at >= last else []


def _end_title(draft: Draft, end: int) -> None:
    start, last = draft.spans["title"]
    if start < end < last and draft.is_as_typed("title"):
        draft.set_at("title", draft.raw[start:end].rstrip(" .,;:"), start)


@cache
def _medium() -> re.Pattern[str]:
    words = "|".join(map(re.escape, table("markers")["media"]))
    return re.compile(rf"\[(?:{words})\]", re.IGNORECASE)


@cache
def _kind() -> re.Pattern[str]:
    kinds = "|".join(map(re.escape, sorted(table("markers")["genres"], reverse=True)))
    return re.compile(rf"(?:{kinds})(?![^\W_])", re.IGNORECASE)
