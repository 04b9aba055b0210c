"""Plain text: each line a paragraph, or, where lines are hard-wrapped, up to a blank line."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from procsead_refs.documents._blocks.lines import Line, Traced, document
from procsead_refs.documents._text.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from procsead_refs.model import Document, Edit

SUFFIXES = (".txt", ".text")

_WRAP = 100  # a hard-wrapped text has no longer line (editors wrap at 65 to 80, some at 100)
_FULL = 0.55  # of the longest line: what a line inside a wrapped paragraph reaches
_ENDS = re.compile(r"[.!?:;)\]»”\"]\s*$")


def read(path: Path, data: bytes) -> Document:
    """Return one block a paragraph; its `line` is the number of its first line.

    Line ends inside a paragraph and white space before its lines stay: a list may be told by them.
    """
    return document(path, _blocks(Source(data).text))


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
    return list(_blocks(text))


def _blocks(text: str) -> Iterator[Traced]:
    lines = text.split("\n")
    numbered = _numbered(lines)
    groups = _paragraphs(numbered) if _hard_wrapped(lines) else _alone(numbered)
    for group in groups:
        built = Line()
        for index, (_, start, line) in enumerate(group):
            body = line.rstrip()
            if index:
                before = group[index - 1]
                built.add("\n", (before[1] + len(before[2].rstrip()), start))
            built.add(body, (start, start + len(body)))
        yield built.traced(line=group[0][0])


_Numbered = tuple[int, int, str]  # line number from 1, offset, the line


def _numbered(lines: list[str]) -> Iterator[_Numbered]:
    start = 0
    for number, line in enumerate(lines, 1):
        yield number, start, line
        start += len(line) + 1


def _hard_wrapped(lines: list[str]) -> bool:
    """Return whether line ends are only where the line was full.

    So it is when no line is long and most lines that another follows are nearly full and end in
    the middle of a sentence.
    """
    longest = max(map(len, lines), default=0)
    if not 40 <= longest <= _WRAP:  # noqa: PLR2004 - under 40 characters it is a list or a poem
        return False
    inner = [one for one, after in pairwise(lines) if one.strip() and after.strip()]
    if not inner:
        return False
    full = sum(len(one) >= _FULL * longest for one in inner)
    open_ended = sum(not _ENDS.search(one) for one in inner)
    return full >= 0.7 * len(inner) and open_ended >= 0.5 * len(inner)


def _alone(lines: Iterator[_Numbered]) -> Iterator[list[_Numbered]]:
    return ([line] for line in lines if line[2].strip())


def _paragraphs(lines: Iterator[_Numbered]) -> Iterator[list[_Numbered]]:
    group: list[_Numbered] = []
    for line in lines:
        if line[2].strip():
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group
