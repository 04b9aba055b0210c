"""A .bib file in pieces that a finding can point at: a field with its value, an entry's opening.

Every character of the file stands in one segment, in order, so that segments joined are the file
and a finding's `Location` counts in a `Document` made of them.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from procsead_refs.model import Block, Document, Location

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from procsead_refs.formats import bibtex
    from procsead_refs.model import Edit


class Segments:
    """The segments of a file's blocks.

    Args:
        path: the file.
        blocks: its blocks.
    """

    def __init__(self, path: Path, blocks: Sequence[bibtex.Block]) -> None:
        self._blocks = blocks
        self._first: list[int] = []  # of each block, the number of its opening segment
        self._starts: list[tuple[int, ...]] = []  # of each block, where its fields begin
        pieces: list[Block] = []
        for block in blocks:
            self._first.append(len(pieces))
            starts = tuple(field.at for field in block.fields)
            self._starts.append(starts)
            line, begin = block.line, 0
            for end in (*starts, len(block.source)):
                text = block.source[begin:end]
                pieces.append(Block(text, line=line))
                line += text.count("\n")
                begin = end
        self.document = Document(path, tuple(pieces))

    def entry(self, number: int) -> Location:
        """Return where the block of a number begins, up to its first field."""
        return Location(self._first[number])

    def value(self, number: int, field: int, start: int = 0, end: int | None = None) -> Location:
        """Return where a field's value stands, or the code points from start to end of it.

        Args:
            number: the block's number.
            field: the field's number in the block.
            start: where in the value's source (its delimiters included).
            end: the end, exclusive; None for that of the value.
        """
        paragraph = self._first[number] + field + 1
        text = self.document.blocks[paragraph].text
        begin = self._offset(number, field)
        stop = begin + end if end is not None else begin + self._length(number, field)
        return Location(paragraph, begin + start, min(stop, len(text)))

    def find(self, opening: int, words: str) -> Location | None:
        """Return where words stand in a field of the entry whose opening segment is given."""
        number = bisect_left(self._first, opening)
        for field in range(len(self._starts[number])):
            text = self.document.blocks[opening + field + 1].text
            start = text.find(words)
            if start >= 0:
                return Location(opening + field + 1, start, start + len(words))
        return None

    def _offset(self, number: int, field: int) -> int:
        return self._blocks[number].fields[field].start - self._starts[number][field]

    def _length(self, number: int, field: int) -> int:
        one = self._blocks[number].fields[field]
        return one.end - one.start


def edited(document: Document, edits: Iterable[Edit]) -> str:
    """Return the file's text with replacements made, each in its segment; overlapping ones once."""
    by_segment: dict[int, list[Edit]] = {}
    for edit in edits:
        if edit.replacement is not None and edit.location.start is not None:
            by_segment.setdefault(edit.location.paragraph, []).append(edit)
    texts = [block.text for block in document.blocks]
    for number, changes in by_segment.items():
        text, before = texts[number], len(texts[number]) + 1
        for edit in sorted(changes, key=lambda one: -(one.location.start or 0)):
            start, end = edit.location.start or 0, edit.location.end or 0
            if end < before:
                text = text[:start] + (edit.replacement or "") + text[end:]
                before = start
        texts[number] = text
    return "".join(texts)
