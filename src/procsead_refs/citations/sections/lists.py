"""Body and reference list: where a draft's lists begin and end, under a heading or without one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from procsead_refs.model import Block
from procsead_refs.parsing.entries.headings import is_end_heading, is_list_heading, is_part_heading
from procsead_refs.parsing.entries.look import EVEN, is_prose, looks_like_reference, stand_ins

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procsead_refs.model import Document

_NOTES = {"footnote", "endnote"}
_LONGEST_ENTRY = 1500  # code points
_LONGEST_WITHOUT_FAMILY = 500  # of an entry that does not begin with "Family, G."
_LONGEST_HEADING = 80
_CAPITAL = "A-ZÀ-ÞŁŠŽČŚĐŘŤĎŇŐŰĞİ"
_NUMBERED = re.compile(
    rf"^\s*(?:\[\d{{1,4}}\]|\(\d{{1,4}}\)|\d{{1,4}}[.)]|\d{{1,3}}(?=\s+[{_CAPITAL}«“\"„‘']))\s*(?=\S)"
)
_BRACKETED = re.compile(r"^\s*\[\d{1,4}\]")
_FIRST_BRACKETED = re.compile(r"^\s*\[1\]")
_NOTE_TEXT = re.compile(r"^\s*\[\^?(\d{1,4})\]:?\s+\S")
_DEFINITION = re.compile(r"^\s*\[[^\]]{1,400}\]:\s*\S+$")
_DASH = re.compile(r"^\s*(?:[—–]{2,}|_{3,}|-{3,})")
_FAMILY_FIRST = re.compile(
    rf"^[\[(«“\"‘']?\s*(?:[a-zé]{{1,3}}['’ ])*[{_CAPITAL}][\w'’‐‑-]*"
    rf"(?:\s[{_CAPITAL}]?[\w'’‐‑-]+){{0,2}},\s*[{_CAPITAL}]"
)
_YEAR_EARLY = re.compile(r"^.{2,160}?[\s(.,](?:1[4-9]|20)\d\d[a-z]?[).,:]")
_RUN = 3  # entries that make a list without a heading
_LOOKED_AT = 20  # blocks under a heading inside a list
_MOSTLY = 0.7  # of them look like entries, so that the heading is a part's
_SHARE = 0.3  # of the paragraphs under a heading that look like entries; fewer are prose


@dataclass(frozen=True, slots=True)
class Sections:
    """A document's blocks by what they hold, as block numbers in reading order.

    `body` includes the notes and what follows the list; `lists` are ranges (first, last + 1).
    """

    body: tuple[int, ...]
    lists: tuple[tuple[int, int], ...]
    notes: tuple[int, ...] = ()


def split(document: Document) -> Sections:
    """Return which blocks are the draft's text and which its reference list or lists.

    A list begins after a heading of data/headings.toml and ends before the next heading, or where
    entries stop. Without such a heading it is the run of entries at the document's end.
    """
    blocks = document.blocks
    lists = _under_headings(blocks) or _at_the_end(blocks)
    inside = {number for first, last in lists for number in range(first, last)}
    body = tuple(number for number in range(len(blocks)) if number not in inside)
    notes = tuple(
        number
        for number in body
        if blocks[number].kind in _NOTES or _is_typed_note(blocks, number, lists)
    )
    return Sections(body, tuple(lists), notes)


def typed_lists(blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Return the ranges (first, last + 1) of blocks that hold a document's typed references.

    Args:
        blocks: of a draft with a list, or of a list alone: where there is no running text, every
            block belongs to the list.
    """
    whole = [(0, len(blocks))]
    lists = _under_headings(blocks)
    if not lists:
        lists = whole if _is_list(blocks) else _at_the_end(blocks)
    return lists or whole


def _is_list(blocks: Sequence[Block]) -> bool:
    prose = every = 0
    for block in blocks:
        if block.kind not in _NOTES and not block.text.isspace():
            every += len(block.text)
            prose += len(block.text) * is_prose(block.text)
    return prose < 0.5 * every


def looks_like_entry(text: str) -> bool:
    """Return whether a paragraph looks like a reference: its beginning and a year.

    Of a hard-wrapped list without blank lines, which is one paragraph, the first entry is judged.
    """
    text = _first_entry(text)
    if len(text) > _LONGEST_ENTRY or not text.strip():
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
        rf"(?<!\d)(?:1[4-9]\d\d|20\d\d)[a-z]?(?!\d)|\b(?:{stand_ins('no_date')})", re.IGNORECASE
    )


@lru_cache(256)
def _first_entry(text: str) -> str:
    """Return the first entry of a paragraph with line ends; a paragraph without them as it is."""
    if "\n" not in text or len(text) <= _LONGEST_ENTRY:
        return text
    from procsead_refs.parsing.entries import entries

    found = entries([Block(text)])
    return found[0].raw if len(found) > 1 else text


def _opening(block: Block) -> str:
    """Return the first entry of a block that several were set or typed in, else its text."""
    if not block.rows or len(block.text) <= _LONGEST_ENTRY:
        return _first_entry(block.text)
    from procsead_refs.parsing.entries import entries

    return entries([block])[0].raw


def _under_headings(blocks: Sequence[Block]) -> list[tuple[int, int]]:
    lists = []
    number = 0
    while number < len(blocks):
        block = blocks[number]
        number += 1
        if block.kind in {*_NOTES, "cell"} or not is_list_heading(block.text):
            continue
        last = _end(blocks, number)
        if _are_entries(blocks[number:last]):
            lists.append((number, last))
            number = last
    return lists


def _are_entries(blocks: Sequence[Block]) -> bool:
    """Return whether what is under a list's heading is one: a chapter named "Sources" is prose."""
    entries = every = 0
    for block in blocks:
        if block.text.strip():
            one = _opening(block)
            every += 1
            entries += looks_like_entry(one) or _has_look(one)
    return entries > 0 and entries >= _SHARE * every


def _has_look(text: str) -> bool:
    """Return whether a paragraph under a list's heading looks like a reference, year or none."""
    return looks_like_reference(text) >= EVEN


def _end(blocks: Sequence[Block], first: int) -> int:
    """Return where a list that begins at a block ends, as the number of the block after it."""
    opening = next((b.text for b in blocks[first:] if b.text.strip()), "")
    bracketed = _BRACKETED.match(opening) is not None
    begun = False
    for number in range(first, len(blocks)):
        block, text = blocks[number], blocks[number].text
        again = begun and _FIRST_BRACKETED.match(text)  # notes of plain text, counted from 1 anew
        begun = begun or bool(_FIRST_BRACKETED.match(text))
        typed = again or (not bracketed and (_DEFINITION.match(text) or _NOTE_TEXT.match(text)))
        if block.kind in _NOTES or typed or len(_opening(block)) > _LONGEST_ENTRY:
            return _without_tail(blocks, first, number)
        if block.kind == "heading":
            repeated = number == first and is_list_heading(text)
            if not (repeated or is_part_heading(text) or _heads_entries(blocks, number)):
                return number
        elif _is_end(text):
            return number
    return _without_tail(blocks, first, len(blocks))


def _heads_entries(blocks: Sequence[Block], number: int) -> bool:
    """Return whether a heading inside a list stands over entries, whatever its words are."""
    text, rest = blocks[number].text, islice(blocks, number + 1, None)
    below = takewhile(lambda block: block.kind != "heading" and not _is_end(block.text), rest)
    texts = [_opening(block) for block in islice(below, _LOOKED_AT) if block.text.strip()]
    entries = sum(map(looks_like_entry, texts)) >= _MOSTLY * len(texts) > 0
    return entries and not is_end_heading(text) and not is_list_heading(text)


def _without_tail(blocks: Sequence[Block], first: int, last: int) -> int:
    """Return where the list ends before a heading set as a paragraph and the text under it."""
    tail = last
    for number in range(last - 1, first, -1):
        text = blocks[number].text.strip()
        if looks_like_entry(text):
            break
        titled = 0 < len(text) <= _LONGEST_HEADING and text[0].isupper() and text[-1].isalpha()
        if titled and number < last - 1 and not _goes_on(blocks[number - 1], blocks[number]):
            tail = number
    return tail


def _goes_on(before: Block, block: Block) -> bool:
    """Return whether a line of text stands right below the one before, no blank line between."""
    if before.line is None or block.line is None or not before.text.strip():
        return False
    return block.line == before.line + before.text.count("\n") + 1


def _is_end(text: str) -> bool:
    short = len(text) <= _LONGEST_HEADING
    return short and is_end_heading(text) and not looks_like_entry(text)


def _is_typed_note(blocks: Sequence[Block], number: int, lists: Sequence[tuple[int, int]]) -> bool:
    """Return whether a block after the list is a note in plain text: "[3] See …"."""
    return bool(lists) and number >= lists[-1][1] and bool(_NOTE_TEXT.match(blocks[number].text))


def _at_the_end(blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Return the run of entries that ends the text, passing over notes and single other lines."""
    last = len(blocks)
    while last and (blocks[last - 1].kind in _NOTES or not blocks[last - 1].text.strip()):
        last -= 1
    at = first = last
    others = entries = 0
    while at and others <= 1:
        at -= 1
        block = blocks[at]
        if not block.text.strip():
            continue
        if block.kind != "cell" and looks_like_entry(block.text):
            entries += 1
            others = 0
            first = at
        elif block.kind == "heading":
            break
        else:
            others += 1
    return [(first, last)] if entries >= _RUN else []
