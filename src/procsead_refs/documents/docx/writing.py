"""Edits written back into a Word file: real comments, tracked changes, nothing else touched."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from procsead_refs.documents._edits.places import extent, replacements
from procsead_refs.documents._edits.splicing import spliced
from procsead_refs.documents._packages.positions import Positions, into
from procsead_refs.documents._packages.repacking import patched
from procsead_refs.documents.docx.comments import Comments, highest_id
from procsead_refs.documents.docx.markup import Markup
from procsead_refs.documents.docx.package import Package
from procsead_refs.documents.docx.runs import DELETABLE, Deletion, Mark, Run, properties
from procsead_refs.documents.docx.vocabulary import kind
from procsead_refs.documents.docx.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lxml.etree import _Element

    from procsead_refs.documents._blocks.lines import Piece, Traced
    from procsead_refs.documents._edits.splicing import Splice
    from procsead_refs.model import Edit

# At one place a replacement stands inside a field, and a field inside a comment's marks.
_REPLACEMENT, _FIELD, _COMMENT = range(3)
_INSERTIONS = {"w:ins", "w:moveTo"}
_WRAPPERS = {*_INSERTIONS, "w:hyperlink"}


def write(path: Path, data: bytes, edits: Sequence[Edit], author: str) -> bytes:
    """Return the file with the edits; see `procsead_refs.documents.apply`."""
    package = Package(path, data)
    walk = Walk(package)
    chosen = replacements(edits, walk.blocks, path)
    comments = Comments(package, author)
    places = [place for edit in edits for place in (edit.location, edit.until) if place is not None]
    touched = [walk.blocks[number] for number in {place.paragraph for place in places}]
    parts = {
        part: _Part(package, part, touched, comments, author)
        for part in {package.main, *(block.home.part for block in touched)}
    }
    writer = _Writer(parts, package.main, comments.next_id)
    for edit in edits:
        if edit.comment:
            start, end = extent(edit.location, walk.blocks, path)
            writer.comment(walk.blocks[edit.location.paragraph], start, end, edit.comment)
        if edit.field:
            until = edit.until or edit.location
            first, last = walk.blocks[edit.location.paragraph], walk.blocks[until.paragraph]
            start, _ = extent(edit.location, walk.blocks, path)
            _, end = extent(until, walk.blocks, path)
            writer.field((first, start), (last, end), edit.field)
    for edit, start, end in chosen:
        writer.replace(walk.blocks[edit.location.paragraph], start, end, edit.replacement or "")
    changes = {name: part.written() for name, part in parts.items() if part.changed}
    return patched(package.archive, {**changes, **comments.changes(writer.comments)})


class _Part:
    """A story's bytes, the runs of its edited blocks, and what is to be spliced in."""

    def __init__(
        self, package: Package, name: str, blocks: Sequence[Traced], comments: Comments, author: str
    ) -> None:
        root = package.root(name)
        assert root is not None  # noqa: S101 - the walk has read it
        self.data = package.text(name)
        self.markup = Markup(root, author)
        self.next_id = 1 + highest_id(self.data)
        gone = comments.marks(root)
        wanted: list[_Element] = [*gone]
        self._runs: dict[tuple[int, _Element], Run] = {}
        for block in blocks:
            if block.home.anchor is not None and name == package.main:
                wanted.append(outermost_run(block.home.anchor))
            if block.home.part == name:
                wanted += [block.home.paragraph, *self._take(block)]
        self.positions = Positions(self.data, root, wanted)
        self.splices: list[Splice[bytes]] = [(*self.positions.whole(one), b"") for one in gone]
        self._paragraphs: dict[_Element, bytes] = {}

    def _take(self, block: Traced) -> list[_Element]:
        """Sort a block's pieces into runs; return the elements whose positions are needed."""
        wanted: list[_Element] = []
        for piece in block.pieces:
            element = outermost_run(piece.source, within_paragraph=True)
            key = id(block), element
            if key not in self._runs:
                self._runs[key] = Run(element, [])
                wanted += [element, *(one for one in element if isinstance(one.tag, str))]
                wanted += takewhile(lambda one: kind(one) != "w:p", element.iterancestors())
            self._runs[key].pieces.append(piece)
        return wanted

    @property
    def changed(self) -> bool:
        """Whether anything is to be written."""
        return bool(self.splices or self._paragraphs) or any(
            run.marks or run.deletions for run in self._runs.values()
        )

    def run(self, block: Traced, piece: Piece) -> Run:
        """Return the run in which a piece stands."""
        return self._runs[id(block), outermost_run(piece.source, within_paragraph=True)]

    def at_end(self, paragraph: _Element, markup: bytes) -> None:
        """Put markup at a paragraph's end."""
        self._paragraphs[paragraph] = self._paragraphs.get(paragraph, b"") + markup

    def written(self) -> bytes:
        """Return the part with everything spliced in."""
        for run in self._runs.values():
            if run.marks or run.deletions:
                self.splices += run.splices(self.positions)
        for paragraph, markup in self._paragraphs.items():
            self.splices.append(into(paragraph, self.positions, markup))
        return spliced(self.data, self.splices)


class _Writer:
    def __init__(self, parts: dict[str, _Part], main: str, next_comment: int) -> None:
        self._parts = parts
        self._main = parts[main]
        self._next_comment = next_comment
        self._next_change = max(part.next_id for part in parts.values())
        self.comments: list[tuple[int, str]] = []

    def comment(self, block: Traced, start: int, end: int, text: str) -> None:
        """Put a comment on a block's code points from start to end."""
        number = self._next_comment + len(self.comments)
        markup = self._main.markup
        begin, close = markup.comment_start(number), markup.comment_end(number)
        if block.home.anchor is not None:
            text = _with_place(block, start, end, text)
            first, last = self._main.positions.whole(outermost_run(block.home.anchor))
            self._main.splices += [(first, first, begin), (last, last, close)]
        elif not block.pieces:
            self._main.at_end(block.home.paragraph, begin + close)
        elif start == end:
            self._mark(block, start, begin + close, _COMMENT, behind=start > 0)
        else:
            self._mark(block, start, begin, _COMMENT, behind=False)
            self._mark(block, end, close, _COMMENT, behind=True)
        self.comments.append((number, text))

    def field(self, first: tuple[Traced, int], last: tuple[Traced, int], instruction: str) -> None:
        """Make the words from one place to another the result of a field."""
        if not (first[0].pieces and last[0].pieces):
            return
        begin, close = self._parts[first[0].home.part].markup.field(instruction)
        self._mark(*first, begin, _FIELD, behind=False)
        self._mark(*last, close, _FIELD, behind=True)

    def replace(self, block: Traced, start: int, end: int, new: str) -> None:
        """Replace a block's code points from start to end as a tracked change."""
        part = self._parts[block.home.part]
        touched = [one for one in block.pieces if one.start < end and start < one.end]
        if not all(_can_be_deleted(piece) for piece in touched):
            self.comment(block, start, end, f"Replace with: {new}" if new else "Delete this.")
            return
        if touched:
            for run in {id(run): run for run in (part.run(block, one) for one in touched)}.values():
                run.deletions.append(Deletion(start, end, *part.markup.deletion(self._next())))
        if not new:
            return
        if not block.pieces:
            part.at_end(block.home.paragraph, part.markup.insertion(self._next(), new, b""))
            return
        like = touched[0] if touched else _neighbour(block, start)
        style = properties(part.run(block, like).element, part.positions)
        inserted = part.markup.insertion(self._next(), new, style)
        self._mark(block, end, inserted, _REPLACEMENT, behind=end > 0)

    def _mark(self, block: Traced, offset: int, markup: bytes, rank: int, *, behind: bool) -> None:
        part = self._parts[block.home.part]
        run = part.run(block, _neighbour(block, offset, behind=behind))
        if rank != _COMMENT:
            # Neither stands in someone else's insertion, and no field ends inside a link.
            around = _WRAPPERS if rank == _FIELD else _INSERTIONS
            markup = _outside(run.element, around, part.positions, markup)
        run.marks.append(Mark(offset, rank, markup, behind))

    def _next(self) -> int:
        self._next_change += 1
        return self._next_change - 1


def outermost_run(element: _Element, *, within_paragraph: bool = False) -> _Element:
    """Return the outermost run around an element (the element itself where there is none)."""
    found = element
    step: _Element | None = element
    while step is not None:
        name = kind(step)
        if name == "w:r":
            found = step
        if name == "w:p" and within_paragraph:
            break
        step = step.getparent()
    return found


def _neighbour(block: Traced, offset: int, *, behind: bool = True) -> Piece:
    """Return the piece with the character before the offset, or the one at it."""
    for piece in block.pieces:
        if piece.start < offset <= piece.end if behind else piece.start <= offset < piece.end:
            return piece
    return block.pieces[0] if behind else block.pieces[-1]


def _can_be_deleted(piece: Piece) -> bool:
    run = outermost_run(piece.source, within_paragraph=True)
    return piece.source.getparent() is run and kind(piece.source) in DELETABLE


def _outside(run: _Element, kinds: set[str], positions: Positions, markup: bytes) -> bytes:
    """Close the wrappers around a run before markup, and open them again behind it."""
    for parent in run.iterancestors():
        if kind(parent) == "w:p":
            break
        if kind(parent) in kinds:
            close = b"</" + positions.name(parent) + b">"
            markup = close + markup + positions.cut(*positions.tag(parent))
    return markup


def _with_place(block: Traced, start: int, end: int, text: str) -> str:
    """Say what a comment is on, where Word has no comments: in notes and text boxes."""
    note = block.block.note
    place = f"Note {note}" if note else "Text box"
    words = block.block.text[start:end]
    return f"{place}, “{words}”: {text}" if words else f"{place}: {text}"
