"""Where in a document its reference lists stand: by their headings, or else by their look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.parsing.entries import entries
from procsead_refs.parsing.headings import is_end_heading, is_list_heading, is_part_heading
from procsead_refs.parsing.look import MARKER, looks_like_reference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procsead_refs.model import Block

_LIKELY = 0.5  # the least look of a paragraph taken for a reference
_UNDER_A_HEADING = 0.3  # share of a section's entries that must look so under a list's heading
_ALONE = 0.5  # the same where there is no heading
_FEWEST = 3  # a run at a document's end without heading is a list from this many on
_PROSE_LENGTH = 250  # code points: a shorter paragraph may be an entry read badly
_NOT_BODY = {"footnote", "endnote"}


def find(blocks: Sequence[Block]) -> tuple[range, ...]:
    """Return the ranges of blocks that hold reference lists, without their headings, in order.

    A heading counts if what follows looks like references; without one, the whole text or the
    run of entries at its end does. Empty where no list is seen.
    """
    body = next((at for at, b in enumerate(blocks) if b.kind in _NOT_BODY), len(blocks))
    found: list[range] = []
    for at in range(body):
        if (not found or at >= found[-1].stop) and _opens(blocks[at]):
            section = range(at + 1, _close(blocks, at, body))
            if likelihood(blocks, section) >= _UNDER_A_HEADING:
                found.append(section)
    if found and likelihood(blocks, range(found[0].start - 1)) < _ALONE:
        return tuple(found)
    if likelihood(blocks, range(body)) >= _ALONE:
        return (range(body),)
    return tuple(found) or _at_the_end(blocks, body)


def is_prose(block: Block) -> bool:
    """Say whether a block is running text: long, of small words, unlike a reference."""
    text = block.text.strip()
    return len(text) >= _PROSE_LENGTH and looks_like_reference(text) < _LIKELY / 2


def _opens(block: Block) -> bool:
    return block.kind != "cell" and is_list_heading(block.text)


def _close(blocks: Sequence[Block], heading: int, body: int) -> int:
    """Return where the list under a heading ends."""
    opening = blocks[heading]
    numbered = False
    seen = 0
    for at in range(heading + 1, body):
        block = blocks[at]
        if is_end_heading(block.text):
            return at
        if block.kind == "heading":
            deeper = opening.kind == "heading" and block.level > opening.level
            if not (deeper or is_part_heading(block.text) or len(block.text.strip()) == 1):
                return at
        elif block.text.strip():
            mark = MARKER.match(block.text.strip())
            numbered = numbered or (seen == 0 and mark is not None)
            if seen and mark and mark.group(1) == "1" and not numbered:  # notes of a plain text
                return at
            seen += 1
    return body


def likelihood(blocks: Sequence[Block], section: range) -> float:
    """Return how many of a section's entries look like references, from 0 to 1."""
    typed = entries(blocks[section.start : section.stop])
    likely = sum(looks_like_reference(entry.raw) >= _LIKELY for entry in typed)
    return likely / len(typed) if typed else 0.0


def _at_the_end(blocks: Sequence[Block], body: int) -> tuple[range, ...]:
    """Return the run of references that ends a document; one stray paragraph is forgiven."""
    start, stop, likely, strays = body, body, 0, 0
    for at in range(body - 1, -1, -1):
        block = blocks[at]
        if not block.text.strip():
            continue
        if block.kind not in {"heading", "cell"} and looks_like_reference(block.text) >= _LIKELY:
            start, likely, strays = at, likely + 1, 0
            stop = at + 1 if likely == 1 else stop
        else:
            strays += 1
            if strays > 1:
                break
    before = sum(map(is_prose, blocks[:start]))
    return (range(start, stop),) if likely >= _FEWEST and before else ()
