"""A source of typed references, of any document kind, to one raw string a reference."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from procsead_refs import documents
from procsead_refs.errors import Refusal
from procsead_refs.files import decode, read_bytes
from procsead_refs.model import Block
from procsead_refs.parsing.entries import Entry, entries
from procsead_refs.parsing.lists import find, likelihood

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_PLAIN = {"", ".txt", ".text"}
_MARKDOWN = {".md", ".markdown", ".qmd", ".rmd"}
_PACKED = (b"PK\x03\x04", b"%PDF-", b"{\\rtf", b"\xd0\xcf\x11\xe0")  # known by their first bytes
_A_LIST = 0.3  # share of paragraphs that look like references: the least for a list alone
_MARKS = str.maketrans("", "", "*_`\\")


def typed(source: Path) -> tuple[Entry, ...]:
    """Return the references that a source holds, each as typed, in order.

    A text is read line by line. In a document only its reference lists are taken, found by their
    headings or by their look; a document that is nothing but a list is taken whole.

    Raises:
        Refusal: the source cannot be read, or is a document without a reference list.
    """
    plain = source.suffix.lower() in _PLAIN
    data = read_bytes(source) if plain else b""
    if str(source) == "-" and data.startswith(_PACKED):
        raise Refusal("is not text", where="standard input", remedy="name the file instead")
    if plain and not data.startswith(_PACKED):
        blocks = tuple(_lines(decode(data)))
    else:
        blocks = documents.read(source).blocks
        if source.suffix.lower() in _MARKDOWN:
            blocks = tuple(_broken(blocks, decode(read_bytes(source)).split("\n")))
    sections = find(blocks)
    if not sections:
        if not plain and likelihood(blocks, range(len(blocks))) < _A_LIST:
            raise Refusal(
                "holds no reference list that can be seen",
                where=source,
                remedy='put the list under a heading such as "References", or give it alone',
            )
        sections = (range(len(blocks)),)
    return tuple(
        entry for part in sections for entry in entries(blocks[part.start : part.stop], part.start)
    )


def _lines(text: str) -> list[Block]:
    return [Block(line, line=number) for number, line in enumerate(text.split("\n"), 1)]


def _broken(blocks: Sequence[Block], source: Sequence[str]) -> list[Block]:
    """Return paragraphs with the line breaks that Markdown forgets: lists are typed by lines."""
    starts = [*(block.line for block in blocks), None]
    found = []
    for block, following in zip(blocks, starts[1:], strict=True):
        if block.line is not None and block.kind == "paragraph":
            end = following if following is not None and following > block.line else len(source)
            block = replace(block, text=_like(source[block.line - 1 : end], block.text))  # noqa: PLW2901 - the block with its breaks
        found.append(block)
    return found


def _like(lines: Sequence[str], text: str) -> str:
    """Return text broken where lines are; unbroken if they do not hold the same words."""
    paragraph = []
    for line in lines:
        if not line.strip():
            break
        paragraph.append(len(line.translate(_MARKS).split()))
    words = text.split(" ")
    if len(paragraph) < 2 or sum(paragraph) != len(words):  # noqa: PLR2004 - one line has no break
        return text
    at = 0
    broken = []
    for count in paragraph:
        broken.append(" ".join(words[at : at + count]))
        at += count
    return "\n".join(broken)
