"""Where a reference list ends: at a heading, a note, or text that is no entry."""

from __future__ import annotations

import re
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from procsead_refs.citations.sections.entry_look import LONGEST_ENTRY, looks_like_entry, opening
from procsead_refs.parsing.entries.headings import is_end_heading, is_list_heading, is_part_heading
from procsead_refs.parsing.entries.look import is_running_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procsead_refs.model import Block

NOTE_KINDS = {"footnote", "endnote"}
_LONGEST_HEADING = 80
_BRACKETED = re.compile(r"^\s*\[\d{1,4}\]")
_FIRST_BRACKETED = re.compile(r"^\s*\[1\]")
NOTE_TEXT = re.compile(r"^\s*\[\^?(\d{1,4})\]:?\s+\S")
_DEFINITION = re.compile(r"^\s*\[[^\]]{1,400}\]:\s*\S+$")
_LOOKED_AT = 20  # blocks under a heading inside a list
_MOSTLY = 0.7  # of them look like entries, so that the heading is a part's


def end_of_list(blocks: Sequence[Block], first: int) -> int:
    """Return where a list that begins at a block ends, as the number of the block after it."""
    begins = next((b.text for b in blocks[first:] if b.text.strip()), "")
    bracketed = _BRACKETED.match(begins) is not None
    begun = False
    for number in range(first, len(blocks)):
        block, text = blocks[number], blocks[number].text
        again = begun and _FIRST_BRACKETED.match(text)  # notes of plain text, counted from 1 anew
        begun = begun or bool(_FIRST_BRACKETED.match(text))
        typed = again or (not bracketed and (_DEFINITION.match(text) or NOTE_TEXT.match(text)))
        if block.kind in NOTE_KINDS or typed or len(opening(block)) > LONGEST_ENTRY:
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
    texts = [opening(block) for block in islice(below, _LOOKED_AT) if block.text.strip()]
    entries = sum(looks_like_entry(one) and not is_running_text(one) for one in texts)
    mostly = entries >= _MOSTLY * len(texts) > 0
    return mostly and not is_end_heading(text) and not is_list_heading(text)


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
