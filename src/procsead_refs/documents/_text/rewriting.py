"""Edits written into a kind whose source is text: replaced words, and comments behind the words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from procsead_refs.documents._edits.places import extent, replacements
from procsead_refs.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from procsead_refs.documents._blocks.lines import Piece, Traced
    from procsead_refs.documents._edits.splicing import Splice
    from procsead_refs.model import Edit

OPEN_WORD = re.compile(r"\\[A-Za-z]+-?\d*\Z")  # a command to which a letter would be added
_FAR = 1000  # code points looked at for the closing mark behind a block's last word
_PLAIN = 2  # a piece's source is (start, end) or (start, end, where a comment behind it may stand)


@dataclass(frozen=True, slots=True)
class Syntax:
    """How a kind is written.

    `trace` reads its text; `escape` makes plain text into source; `left_over` is what stays of the
    markup between words that go: all but what opens and closes there; `comment` is the splice that
    puts comments behind an offset of the source, or None where the kind has no comments.
    """

    trace: Callable[[str], Sequence[Traced]]
    escape: Callable[[str], str]
    left_over: Callable[[Sequence[str]], str]
    comment: Callable[[str, int, Sequence[str]], Splice[str]] | None = None


def rewrite(path: Path, text: str, edits: Sequence[Edit], syntax: Syntax) -> list[Splice[str]]:
    """Return what is to be replaced in the source text.

    Raises:
        Refusal: a place is not in the document, or the kind has no comments.
    """
    blocks = syntax.trace(text)
    splices: list[Splice[str]] = []
    for edit, start, end in replacements(edits, blocks, path):
        change = _Change(edit.location.paragraph, start, end, edit.replacement or "")
        splices += _replaced(blocks[change.paragraph], change, text, syntax)
    comments = [edit for edit in edits if edit.comment]
    if comments and syntax.comment is None:
        raise Refusal(
            f"{path.suffix or 'text'} files have no comments",
            where=path,
            remedy="use --format html for a report beside the draft",
        )
    behind: dict[int, list[str]] = {}
    for edit in comments:
        _, end = extent(edit.location, blocks, path)
        at = offset_at(blocks[edit.location.paragraph], end, for_comment=True)
        behind.setdefault(at, []).append(edit.comment)
    if syntax.comment is not None:
        splices += [syntax.comment(text, at, texts) for at, texts in behind.items()]
    return splices


@dataclass(frozen=True, slots=True)
class _Change:
    paragraph: int
    start: int
    end: int
    new: str


def unpaired(
    gaps: Sequence[str], mark: re.Pattern[str], closes: Callable[[str, re.Match[str]], bool]
) -> str:
    """Return the marks in gaps that have no partner there, and any text between them.

    Args:
        gaps: the markup between words that go.
        mark: what opens or closes.
        closes: whether a mark closes the last piece that was kept.
    """
    kept: list[str] = []
    for gap in gaps:
        at = 0
        for found in mark.finditer(gap):
            kept += [gap[at : found.start()]] if found.start() > at else []
            at = found.end()
            if kept and closes(kept[-1], found):
                kept.pop()
            else:
                kept.append(found[0])
        kept += [gap[at:]] if gap[at:].strip() else []
    return "".join(kept)


def _replaced(block: Traced, change: _Change, text: str, syntax: Syntax) -> list[Splice[str]]:
    """Put the new words in place of the old; markup that loses all its words goes."""
    start, end, new = change.start, change.end, syntax.escape(change.new)
    touched = [one for one in block.pieces if one.start < end and start < one.end]
    if not touched:
        at = offset_at(block, start)
        return [(at, at, new)]
    ranges = [_source_range(piece, start, end) for piece in touched]
    gaps = [text[one[1] : other[0]] for one, other in pairwise(ranges)]
    if any(span.note and start < span.start < end for span in block.block.spans):
        return _around_notes(ranges, gaps, new)
    first, last = ranges[0][0], ranges[-1][1]
    left = syntax.left_over(gaps)
    behind = _markup_behind(block, touched[-1], last, text)
    if left and len(syntax.left_over([*gaps, behind])) < len(left):  # a partner stands just behind
        left = syntax.left_over([*gaps, behind])
        last += len(behind)
    way, other = (first, last, new + left), (first, last, left + new)
    if left and not _reads(block, change, text, syntax, way):
        way = other if _reads(block, change, text, syntax, other) else way
    return [way]


def _reads(block: Traced, change: _Change, text: str, syntax: Syntax, way: Splice[str]) -> bool:
    """Return whether a way to write a change is read as it is meant."""
    blocks = syntax.trace(text[: way[0]] + way[2] + text[way[1] :])
    old = block.block.text
    meant = old[: change.start] + change.new + old[change.end :]
    return len(blocks) > change.paragraph and blocks[change.paragraph].block.text == meant


def _around_notes(ranges: list[tuple[int, int]], gaps: list[str], new: str) -> list[Splice[str]]:
    """Take the words out piece by piece: a note among them stays, and may be edited itself."""
    splices = [(*ranges[0], new)]
    for gap, (start, end) in zip(gaps, ranges[1:], strict=True):
        splices.append((start, end, " " if OPEN_WORD.search(gap) else ""))
    return splices


def _markup_behind(block: Traced, piece: Piece, last: int, text: str) -> str:
    """Return what stands between a piece that ends at last and the next (or the line's end)."""
    if last != piece.source[1]:
        return ""
    following = next((one for one in block.pieces if one.start >= piece.end), None)
    end = text.find("\n", last, last + _FAR) if following is None else following.source[0]
    return text[last:end] if end > last else ""


def _source_range(piece: Piece, start: int, end: int) -> tuple[int, int]:
    """Return where the part of a piece between two offsets stands; an entity is never divided."""
    first, last = piece.source[:2]
    if last - first != piece.end - piece.start:
        return first, last
    return first + max(start - piece.start, 0), last - max(piece.end - end, 0)


def offset_at(block: Traced, offset: int, *, for_comment: bool = False) -> int:
    """Return the place in the source behind the character before an offset of the block.

    A piece inside which no comment can stand (a link, code) says itself where one may.
    """
    for piece in block.pieces:
        if piece.start < offset <= piece.end:
            if for_comment and len(piece.source) > _PLAIN:
                return int(piece.source[_PLAIN])
            return _source_range(piece, piece.start, offset)[1]
    return int(block.pieces[0].source[0] if block.pieces else block.home)
