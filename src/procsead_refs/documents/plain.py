"""Plain text: each line a paragraph, or, where lines are hard-wrapped, up to a blank line."""

from __future__ import annotations

import re
from array import array
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from procsead_refs.documents._blocks.lines import Line, Traced
from procsead_refs.documents._text.source import Source
from procsead_refs.encodings import in_utf8
from procsead_refs.model import Block, Document
from procsead_refs.sequences import Made

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from procsead_refs.model import Edit

SUFFIXES = (".txt", ".text")

_WRAP = 100  # a hard-wrapped text has no longer line (editors wrap at 65 to 80, some at 100)
_NARROWEST = 40  # code points; what has shorter lines alone is a list or a poem
_FULL = 0.55  # of the longest line: what a line inside a wrapped paragraph reaches
_ENDS = re.compile(r"[.!?:;)\]»”\"]\s*$")


def read(path: Path, data: bytes) -> Document:
    """Return one block a paragraph; its `line` is the number of its first line.

    Line ends inside a paragraph and white space before its lines stay: a list may be told by them.
    """
    return Document(path, tuple(blocks_of(path, data)))


def blocks_of(path: Path, data: bytes) -> Sequence[Block]:
    """Return the blocks of `read`, each made when it is looked at: a list may be very long.

    Raises:
        Refusal: as `encodings.decode`.
    """
    lines = _lines(in_utf8(data, path))
    firsts, ends = array("Q"), array("Q")
    for first, end in _groups(lines):
        firsts.append(first)
        ends.append(end)

    def made(one: int, other: int) -> list[Block]:
        if one == other:
            return []
        offset = firsts[one]
        texts = [line.rstrip() for line in lines.between(offset, ends[other - 1])]
        return [
            Block("\n".join(texts[first - offset : end - offset]), line=first + 1)
            for first, end in zip(firsts[one:other], ends[one:other], strict=True)
        ]

    return Made(len(firsts), made)


def _lines(data: bytes) -> Made[str]:
    """Return the lines of a text in UTF-8, each made when it is looked at."""
    starts = array("Q", [0])
    while at := data.find(b"\n", starts[-1]) + 1:
        starts.append(at)
    starts.append(len(data) + 1)

    def made(first: int, last: int) -> list[str]:
        return data[starts[first] : starts[last] - 1].decode("utf-8", "surrogatepass").split("\n")

    return Made(len(starts) - 1, made)


def apply(path: Path, data: bytes, edits: Sequence[Edit], author: str) -> bytes:  # noqa: ARG001 - a text names no author
    """Return the text with words replaced.

    Raises:
        Refusal: a comment is to be written: plain text has none.
    """
    from procsead_refs.documents._text.rewriting import Syntax, rewrite

    source = Source(data)
    syntax = Syntax(_trace, escape=str, left_over=lambda _gaps: "")
    return source.spliced(rewrite(path, source.text, edits, syntax))


def _trace(text: str) -> list[Traced]:
    """Return the paragraphs with their places in the text."""
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    return [_traced(lines, starts, *group) for group in _groups(lines)]


def _traced(lines: Sequence[str], starts: Sequence[int], first: int, end: int) -> Traced:
    built = Line()
    for number in range(first, end):
        body = lines[number].rstrip()
        if number > first:
            before = starts[number - 1] + len(lines[number - 1].rstrip())
            built.add("\n", (before, starts[number]))
        built.add(body, (starts[number], starts[number] + len(body)))
    return built.traced(line=first + 1)


def _groups(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the lines of each paragraph, as the numbers of the first and of the one behind."""
    wrapped = _hard_wrapped(lines)
    first = None
    for number, line in enumerate(lines):
        if not line or line.isspace():
            if first is not None:
                yield first, number
            first = None
        elif not wrapped:
            yield number, number + 1
        elif first is None:
            first = number
    if first is not None:
        yield first, len(lines)


def _hard_wrapped(lines: Sequence[str]) -> bool:
    """Return whether line ends are only where the line was full.

    So it is when no line is long and most lines that another follows are nearly full and end in
    the middle of a sentence.
    """
    longest = 0
    for line in lines:
        longest = max(longest, len(line))
        if longest > _WRAP:
            return False
    if longest < _NARROWEST:
        return False
    inner = full = open_ended = 0
    for one, after in pairwise(lines):
        if one.strip() and after.strip():
            inner += 1
            full += len(one) >= _FULL * longest
            open_ended += not _ENDS.search(one)
    return inner > 0 and full >= 0.7 * inner and open_ended >= 0.5 * inner
