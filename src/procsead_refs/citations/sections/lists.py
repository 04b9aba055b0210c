"""Body and reference list: where a draft's lists begin and end, under a heading or without one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from procsead_refs.citations.sections.entry_look import looks_like_entry, opening
from procsead_refs.citations.sections.list_end import NOTE_KINDS, NOTE_TEXT, end_of_list
from procsead_refs.parsing.entries.headings import is_list_heading
from procsead_refs.parsing.entries.look import EVEN, is_prose, looks_like_reference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procsead_refs.model import Block, Document

_RUN = 3  # entries that make a list without a heading
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
        if blocks[number].kind in NOTE_KINDS or _is_typed_note(blocks, number, lists)
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
        if block.kind not in NOTE_KINDS and not block.text.isspace():
            every += len(block.text)
            prose += len(block.text) * is_prose(block.text)
    return prose < 0.5 * every


def _under_headings(blocks: Sequence[Block]) -> list[tuple[int, int]]:
    lists = []
    number = 0
    while number < len(blocks):
        block = blocks[number]
        number += 1
        if block.kind in {*NOTE_KINDS, "cell"} or not is_list_heading(block.text):
            continue
        last = end_of_list(blocks, number)
        if _are_entries(blocks[number:last]):
            lists.append((number, last))
            number = last
    return lists


def _are_entries(blocks: Sequence[Block]) -> bool:
    """Return whether what is under a list's heading is one: a chapter named "Sources" is prose."""
    entries = every = 0
    for block in blocks:
        if block.text.strip():
            one = opening(block)
            every += 1
            entries += looks_like_entry(one) or looks_like_reference(one) >= EVEN
    return entries > 0 and entries >= _SHARE * every


def _is_typed_note(blocks: Sequence[Block], number: int, lists: Sequence[tuple[int, int]]) -> bool:
    """Return whether a block after the list is a note in plain text: "[3] See …"."""
    return bool(lists) and number >= lists[-1][1] and bool(NOTE_TEXT.match(blocks[number].text))


def _at_the_end(blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Return the run of entries that ends the text, passing over notes and single other lines."""
    last = len(blocks)
    while last and (blocks[last - 1].kind in NOTE_KINDS or not blocks[last - 1].text.strip()):
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
