"""Body and reference list: where a draft's lists begin and end, under a heading or without one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from procsead_refs.parsing.headings import is_end_heading, is_list_heading, is_part_heading
from procsead_refs.parsing.look import is_prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procsead_refs.model import Block, Document, Location

_NOTES = {"footnote", "endnote"}
_LONGEST_ENTRY = 1500
_YEAR = re.compile(
    r"(?<!\d)(?:1[4-9]\d\d|20\d\d)[a-z]?(?!\d)|\b(?:n\.\s?d\.|s\.\s?[df]\.|o\.\s?J\.|ei pvm)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^\s*(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}[.)])\s*\S")
_NOTE_TEXT = re.compile(r"^\s*\[\^?(\d{1,4})\]:?\s+\S")
_DEFINITION = re.compile(r"^\s*\[[^\]]{1,400}\]:\s*\S+$")
_DASH = re.compile(r"^\s*(?:[—–]{2,}|_{3,}|-{3,})")
_FAMILY_FIRST = re.compile(
    r"^[\[(«“\"‘']?\s*(?:(?:[a-zé]{1,3}['’ ])*[A-ZÀ-ÞŁŠŽČŚ][\w'’‐‑-]*)(?:\s[A-ZÀ-ÞŁŠŽČŚ]?[\w'’‐‑-]+){0,2},\s*[A-ZÀ-ÞŁŠŽČŚ]"
)
_YEAR_EARLY = re.compile(r"^.{2,160}?[\s(.,](?:1[4-9]|20)\d\d[a-z]?[).,:]")
_RUN = 3  # entries that make a list without a heading
_SHARE = 0.6


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
    notes = tuple(
        number
        for number, block in enumerate(blocks)
        if number not in inside and (block.kind in _NOTES or _typed_note(blocks, number, lists))
    )
    body = tuple(number for number in range(len(blocks)) if number not in inside)
    return Sections(body, tuple(lists), notes)


def reference_entries(document: Document) -> tuple[tuple[str, Location], ...]:
    """Return a document's typed references with their places, in order; see `typed_lists`."""
    from procsead_refs.parsing.entries import entries

    return tuple(
        entry
        for first, last in typed_lists(document)
        for entry in entries(document.blocks[first:last], first)
    )


def typed_lists(document: Document) -> list[tuple[int, int]]:
    """Return the ranges (first, last + 1) of blocks that hold a document's typed references.

    Args:
        document: a draft with a list, or a list alone: where there is no running text, every block
            belongs to the list.
    """
    whole = [(0, len(document.blocks))]
    lists = _under_headings(document.blocks)
    if not lists:
        lists = whole if _is_list(document) else _at_the_end(document.blocks)
    return lists or whole


def _is_list(document: Document) -> bool:
    texts = [b.text for b in document.blocks if b.text.strip() and b.kind not in _NOTES]
    prose = sum(len(text) for text in texts if is_prose(text))
    return prose < 0.5 * sum(map(len, texts))


def looks_like_entry(text: str) -> bool:
    """Return whether a paragraph looks like a reference: its beginning and a year."""
    if len(text) > _LONGEST_ENTRY or not text.strip():
        return False
    if _DASH.match(text):
        return True
    if not _YEAR.search(text):
        return bool(_NUMBERED.match(text)) and "http" in text
    start = re.sub(r"^\s*(?:\[\d+\]|\(\d+\)|\d{1,4}[.)])\s*", "", text)
    return (
        bool(_FAMILY_FIRST.match(start))
        or bool(_YEAR_EARLY.match(start) and start[:1].isupper() and len(text) < 500)
        or bool(_NUMBERED.match(text))
    )  # noqa: E501


def _is_heading(block: Block) -> bool:
    if block.kind == "heading":
        return True
    return block.kind == "paragraph" and 0 < len(block.text.strip()) <= 80 and _alone(block.text)  # noqa: PLR2004


def _alone(text: str) -> bool:
    return is_list_heading(text) or is_end_heading(text)


def _under_headings(blocks: Sequence[Block]) -> list[tuple[int, int]]:
    lists = []
    number = 0
    while number < len(blocks):
        block = blocks[number]
        if block.kind in _NOTES or not is_list_heading(block.text) or block.kind == "cell":
            number += 1
            continue
        last = _end(blocks, number + 1)
        entries = sum(looks_like_entry(b.text) for b in blocks[number + 1 : last])
        texts = sum(1 for b in blocks[number + 1 : last] if b.text.strip())
        if entries and entries >= 0.3 * texts:  # noqa: PLR2004 - a chapter named "Sources" is prose
            lists.append((number + 1, last))
            number = last
        else:
            number += 1
    return lists


def _end(blocks: Sequence[Block], first: int) -> int:
    numbered = any(_NUMBERED.match(b.text) for b in blocks[first : first + 3])
    for number in range(first, len(blocks)):
        block = blocks[number]
        text = block.text
        if block.kind in _NOTES:
            return number
        if block.kind == "heading" and not (
            is_part_heading(text) or (number == first and is_list_heading(text))
        ):
            if is_list_heading(text) or is_end_heading(text) or len(text.strip()) > 1:
                return number
        elif is_end_heading(text) and len(text) <= 80 and not looks_like_entry(text):  # noqa: PLR2004
            return number
        elif _DEFINITION.match(text) and not numbered:
            return number
        elif not numbered and _NOTE_TEXT.match(text):
            return number
        elif len(text) > _LONGEST_ENTRY:
            return number
    return len(blocks)


def _typed_note(blocks: Sequence[Block], number: int, lists: Sequence[tuple[int, int]]) -> bool:
    return bool(lists) and number >= lists[-1][1] and bool(_NOTE_TEXT.match(blocks[number].text))


def _at_the_end(blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Return the run of entries that ends the text, passing over notes and single other lines."""
    last = len(blocks)
    while last and (blocks[last - 1].kind in _NOTES or not blocks[last - 1].text.strip()):
        last -= 1
    first, misses, entries, best = last, 0, 0, last
    while first:
        block = blocks[first - 1]
        if not block.text.strip():
            first -= 1
            continue
        if block.kind != "cell" and looks_like_entry(block.text):
            entries += 1
            misses = 0
            best = first - 1
        else:
            misses += 1
            if misses > 1 or block.kind == "heading":
                break
        first -= 1
    return [(best, last)] if entries >= _RUN else []
