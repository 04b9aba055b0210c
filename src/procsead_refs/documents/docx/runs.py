"""A Word run cut where a comment or a change begins or ends, as insertions into its bytes."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from procsead_refs.documents._packages.positions import character_offset
from procsead_refs.documents.docx.vocabulary import attribute, kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from procsead_refs.documents._blocks.lines import Piece
    from procsead_refs.documents._edits.splicing import Splice
    from procsead_refs.documents._packages.positions import Positions

DELETABLE = {"w:t", "w:tab", "w:ptab", "w:br", "w:cr", "w:noBreakHyphen", "w:sym"}
_NEUTRAL = {"w:lastRenderedPageBreak", "w:softHyphen"}
_KEEP_SPACE = b' xml:space="preserve"'


@dataclass(slots=True)
class Mark:
    """Markup for an offset of the block: before the character there, or behind the one before.

    `rank` orders the marks of one kind at one place.
    """

    offset: int
    rank: int
    markup: bytes
    behind: bool


@dataclass(slots=True)
class Deletion:
    """The code points from start to end are deleted."""

    start: int
    end: int
    opening: bytes
    closing: bytes


@dataclass(slots=True)
class Run:
    """A run with the pieces of text in it and what is to be done there."""

    element: _Element
    pieces: list[Piece]
    marks: list[Mark] = field(default_factory=list)
    deletions: list[Deletion] = field(default_factory=list)

    def splices(self, positions: Positions) -> list[Splice[bytes]]:
        """Return the insertions that cut the run and put the marks between the parts."""
        return _Cutter(self, positions).splices()


@dataclass(slots=True)
class _Atom:
    """What is not cut any further: code points start to end, and the bytes that hold them."""

    start: int
    end: int
    first: int
    last: int
    element: _Element
    deletion: Deletion | None


class _Cutter:
    def __init__(self, run: Run, positions: Positions) -> None:
        self._run = run
        self._positions = positions
        self._name = positions.name(run.element)
        self._prefix = self._name[: self._name.rfind(b":") + 1]
        self._cuts = sorted(
            {mark.offset for mark in run.marks}
            | {edge for one in run.deletions for edge in (one.start, one.end)}
        )
        self._waiting = sorted(
            run.marks, key=lambda mark: (mark.offset, not mark.behind, mark.rank)
        )
        self._reopen = positions.cut(*positions.tag(run.element)) + properties(
            run.element, positions
        )
        self._splices: list[Splice[bytes]] = []

    def splices(self) -> list[Splice[bytes]]:
        start, end = self._positions.whole(self._run.element)
        atoms = list(self._atoms())
        if not atoms:
            self._insert(start, self._marks(None, None))
            return self._splices
        opening = atoms[0].deletion.opening if atoms[0].deletion else b""
        self._insert(start, self._marks(None, atoms[0]) + opening)
        for left, right in pairwise(atoms):
            self._junction(left, right)
        closing = atoms[-1].deletion.closing if atoms[-1].deletion else b""
        self._insert(end, closing + self._marks(atoms[-1], None))
        for atom in atoms:
            self._retag(atom)
        return self._splices

    def _atoms(self) -> Iterator[_Atom]:
        pieces = {piece.source: piece for piece in self._run.pieces}
        offset = self._run.pieces[0].start if self._run.pieces else 0
        state: Deletion | None = None
        for one in self._run.element:
            if not isinstance(one.tag, str) or kind(one) == "w:rPr":
                continue
            piece = pieces.get(one)
            if piece is None:
                state = state if kind(one) in _NEUTRAL else None
                yield _Atom(offset, offset, *self._positions.whole(one), one, state)
                continue
            offset = piece.end
            for atom in self._parts(piece):
                state = atom.deletion
                yield atom

    def _parts(self, piece: Piece) -> Iterator[_Atom]:
        element = piece.source
        inside = [cut for cut in self._cuts if piece.start < cut < piece.end]
        edges = [piece.start, *inside, piece.end]
        places = list(self._positions.whole(element))
        if inside:
            begin, end = self._positions.content(element)
            raw = self._positions.cut(begin, end)
            places[1:1] = [
                begin + at for at in _byte_offsets(raw, [cut - piece.start for cut in inside])
            ]
        for number, (start, end) in enumerate(pairwise(edges)):
            deletion = next(
                (one for one in self._run.deletions if one.start <= start and end <= one.end), None
            )
            if kind(element) not in DELETABLE:
                deletion = None
            yield _Atom(start, end, places[number], places[number + 1], element, deletion)

    def _junction(self, left: _Atom, right: _Atom) -> None:
        marks = self._marks(left, right)
        if not marks and left.deletion is right.deletion:
            return
        cut_text = left.element is right.element
        parts = [b"</", self._text_name(left), b">"] if cut_text else []
        parts += [b"</", self._name, b">"]
        parts += [left.deletion.closing] if left.deletion else []
        parts += [marks]
        parts += [right.deletion.opening] if right.deletion else []
        parts += [self._reopen]
        parts += [b"<", self._text_name(right), _KEEP_SPACE, b">"] if cut_text else []
        self._insert(left.last, b"".join(parts))

    def _text_name(self, atom: _Atom) -> bytes:
        return self._prefix + (b"delText" if atom.deletion else b"t")

    def _retag(self, atom: _Atom) -> None:
        """Give a text's own tags the name and the white space that its first and last part need."""
        if kind(atom.element) != "w:t" or self._positions.alone(atom.element):
            return
        first, last = self._positions.whole(atom.element)
        name = self._positions.name(atom.element)
        whole = (atom.first, atom.last) == (first, last)
        if atom.first == first:
            if atom.deletion:
                self._splices.append((first + 1, first + 1 + len(name), self._text_name(atom)))
            if not whole and attribute(atom.element, "xml:space") is None:
                self._insert(first + 1 + len(name), _KEEP_SPACE)
        if atom.last == last and atom.deletion:
            close = self._positions.content(atom.element)[1] + 2
            self._splices.append((close, close + len(name), self._text_name(atom)))

    def _marks(self, left: _Atom | None, right: _Atom | None) -> bytes:
        """Take the marks that stand between two atoms (None: the run's start or end)."""
        taken = []
        for mark in list(self._waiting):
            if right is None:
                due = True
            elif mark.behind:
                due = left is not None and mark.offset <= left.end
            else:
                due = mark.offset <= right.start and right.start < right.end
            if due:
                taken.append(mark)
                self._waiting.remove(mark)
        return b"".join(mark.markup for mark in taken)

    def _insert(self, at: int, markup: bytes) -> None:
        if markup:
            self._splices.append((at, at, markup))


def properties(run: _Element, positions: Positions) -> bytes:
    """Return a run's w:rPr as it is written."""
    for one in run:
        if kind(one) == "w:rPr":
            return positions.cut(*positions.whole(one))
    return b""


def _byte_offsets(raw: bytes, counts: list[int]) -> list[int]:
    offsets = []
    at = done = 0
    for count in counts:
        at += character_offset(raw[at:], count - done)
        done = count
        offsets.append(at)
    return offsets
