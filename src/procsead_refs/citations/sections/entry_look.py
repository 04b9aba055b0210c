"""What an entry of a reference list looks like: its beginning, its length, a year."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from procsead_refs.model import Block
from procsead_refs.parsing.entries.look import date_stand_ins

LONGEST_ENTRY = 1500  # code points
_LONGEST_WITHOUT_FAMILY = 500  # of an entry that does not begin with "Family, G."
_CAPITAL = "A-ZÀ-ÞŁŠŽČŚĐŘŤĎŇŐŰĞİ"
_NUMBERED = re.compile(
    rf"^\s*(?:\[\d{{1,4}}\]|\(\d{{1,4}}\)|\d{{1,4}}[.)]|\d{{1,3}}(?=\s+[{_CAPITAL}«“\"„‘']))\s*(?=\S)"
)
_DASH = re.compile(r"^\s*(?:[—–]{2,}|_{3,}|-{3,})")
_FAMILY_FIRST = re.compile(
    rf"^[\[(«“\"‘']?\s*(?:[a-zé]{{1,3}}['’ ])*[{_CAPITAL}][\w'’‐‑-]*"
    rf"(?:\s[{_CAPITAL}]?[\w'’‐‑-]+){{0,2}},\s*[{_CAPITAL}]"
)
_YEAR_EARLY = re.compile(r"^.{2,160}?[\s(.,](?:1[4-9]|20)\d\d[a-z]?[).,:]")


def looks_like_entry(text: str) -> bool:
    """Return whether a paragraph looks like a reference: its beginning and a year.

    Of a hard-wrapped list without blank lines, which is one paragraph, the first entry is judged.
    """
    text = _first_entry(text)
    if len(text) > LONGEST_ENTRY or not text.strip():
        return False
    number = _NUMBERED.match(text)
    if not _year().search(text):
        return bool(_DASH.match(text)) or (number is not None and "http" in text)
    begun = text[number.end() :] if number else text
    early = len(text) < _LONGEST_WITHOUT_FAMILY and begun[:1].isupper()
    return bool(
        number
        or _DASH.match(text)
        or _FAMILY_FIRST.match(begun)
        or (early and _YEAR_EARLY.match(begun))
    )


@cache
def _year() -> re.Pattern[str]:
    """Match a year, or what stands in place of one."""
    return re.compile(
        rf"(?<!\d)(?:1[4-9]\d\d|20\d\d)[a-z]?(?!\d)|\b(?:{date_stand_ins('no_date')})",
        re.IGNORECASE,
    )


@lru_cache(256)
def _first_entry(text: str) -> str:
    """Return the first entry of a paragraph with line ends; a paragraph without them as it is."""
    if "\n" not in text or len(text) <= LONGEST_ENTRY:
        return text
    from procsead_refs.parsing.entries import entries

    found = entries([Block(text)])
    return found[0].raw if len(found) > 1 else text


def opening(block: Block) -> str:
    """Return the first entry of a block that several were set or typed in, else its text."""
    if not block.rows or len(block.text) <= LONGEST_ENTRY:
        return _first_entry(block.text)
    from procsead_refs.parsing.entries import entries

    return entries([block])[0].raw
