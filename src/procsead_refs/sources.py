"""A source of typed references, of any document kind, to one raw string a reference."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from procsead_refs import documents
from procsead_refs.citations.sections import typed_lists
from procsead_refs.documents import markdown
from procsead_refs.encodings import decode
from procsead_refs.files import read_bytes
from procsead_refs.parsing.entries import Entry, each

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from procsead_refs.model import Block

_PACKED = (b"PK\x03\x04", b"%PDF-", b"{\\rtf")  # no text, whatever its name says
_MARKS = str.maketrans("", "", "*_`\\")


def typed(source: Path) -> Iterator[Entry]:
    """Return the references that a source ("-": standard input) holds, as typed, in order.

    In a document only its reference lists are taken, found by their headings or by their look; a
    document that is nothing but a list is taken whole. In a text, a list's line ends count.

    Raises:
        Refusal: the source cannot be read.
    """
    return listed(source, read_bytes(source))


def listed(source: Path, data: bytes) -> Iterator[Entry]:
    """Return what `typed` does of a source that has been read; of a text little more is held.

    Raises:
        Refusal: as `typed`.
    """
    blocks = documents.blocks(source, data)
    lists = typed_lists(blocks)
    if blocks and source.suffix.lower() in markdown.SUFFIXES and not data.startswith(_PACKED):
        blocks = _broken(blocks, decode(data).split("\n"))
    return (entry for first, last in lists for entry in each(blocks[first:last], first))


def _broken(blocks: Sequence[Block], source: Sequence[str]) -> list[Block]:
    """Return Markdown's blocks with the source's line breaks, which a paragraph's text forgets."""
    starts = [*(block.line for block in blocks[1:]), None]
    found = []
    for block, following in zip(blocks, starts, strict=True):
        if block.line is None or block.kind == "heading":
            found.append(block)
            continue
        end = following - 1 if following and following > block.line else len(source)
        found.append(replace(block, text=_with_breaks(source[block.line - 1 : end], block.text)))
    return found


def _with_breaks(lines: Sequence[str], text: str) -> str:
    """Return text broken where lines are; unbroken if they do not hold the same words."""
    counts = []
    for line in lines:
        if not line.strip():
            break
        counts.append(len(line.translate(_MARKS).split()))
    words = text.split(" ")
    if sum(counts) != len(words):
        return text
    broken = []
    at = 0
    for count in counts:
        broken.append(" ".join(words[at : at + count]))
        at += count
    return "\n".join(broken)
