"""Edits written back into an OpenDocument text: comments, tracked changes, nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.documents._blocks.lines import Piece
from procsead_refs.documents._edits.places import extent, replacements
from procsead_refs.documents._edits.splicing import spliced
from procsead_refs.documents._packages.archive import Archive
from procsead_refs.documents._packages.parts import clean
from procsead_refs.documents._packages.positions import Positions, character_offset, into
from procsead_refs.documents._packages.repacking import patched
from procsead_refs.documents.odt.inline import Place
from procsead_refs.documents.odt.markup import Markup, content
from procsead_refs.documents.odt.vocabulary import attribute, child, kind
from procsead_refs.documents.odt.walk import Walk, contents

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lxml.etree import _Element

    from procsead_refs.documents._blocks.lines import Traced
    from procsead_refs.documents._edits.splicing import Splice
    from procsead_refs.model import Edit

_PART = "content.xml"


def write(path: Path, data: bytes, edits: Sequence[Edit], author: str) -> bytes:
    """Return the file with the edits; see `procsead_refs.documents.apply`."""
    archive = Archive(path, data)
    root, styles = contents(archive)
    walk = Walk(root, styles)
    chosen = replacements(edits, walk.blocks, path)
    touched = [walk.blocks[number] for number in {edit.location.paragraph for edit in edits}]
    writer = _Writer(root, clean(root, archive.read(_PART) or b""), touched, author)
    for edit in edits:
        if edit.comment:
            block = walk.blocks[edit.location.paragraph]
            writer.comment(block, *extent(edit.location, walk.blocks, path), edit.comment)
    for edit, start, end in chosen:
        writer.replace(walk.blocks[edit.location.paragraph], start, end, edit.replacement or "")
    return patched(archive, {_PART: writer.written()} if writer.splices else {})


class _Writer:
    def __init__(self, root: _Element, data: bytes, blocks: Sequence[Traced], author: str) -> None:
        self._text = child(child(root, "office:body"), "office:text")
        own = _own_comments(root, author)
        wanted = [*own, *([] if self._text is None else [self._text, *self._text[:5]])]
        for block in blocks:
            wanted.append(block.home.paragraph)
            wanted += [] if block.home.anchor is None else [block.home.anchor]
            wanted += [one for piece in block.pieces for one in _elements(piece.source)]
        self._data = data
        self._positions = Positions(data, root, wanted)
        self._markup = Markup(root, author)
        self._regions: list[bytes] = []
        self.splices = [(*self._positions.whole(one), b"") for one in own]
        self._names = _Names(spliced(data, self.splices))
        self._late: list[Splice[bytes]] = []

    def comment(self, block: Traced, start: int, end: int, text: str) -> None:
        """Put a comment on a block's code points from start to end."""
        anchor = block.home.anchor
        words = block.block.text[start:end]
        if anchor is not None:  # no program takes comments in notes: at the note's mark
            text = f"Note {block.block.note}, “{words}”: {text}"
        begin, close = self._markup.comment(self._names.new("comment"), text)
        if anchor is not None:
            first, last = self._positions.whole(anchor)
        elif not block.pieces:
            self.splices.append(into(block.home.paragraph, self._positions, begin + close))
            return
        elif start == end:
            first = last = self._place(block, start, behind=start > 0)
        else:
            first, last = self._place(block, start, behind=False), self._place(block, end)
        self.splices.insert(0, (first, first, begin))
        self._late.insert(0, (last, last, close))

    def replace(self, block: Traced, start: int, end: int, new: str) -> None:
        """Replace a block's code points from start to end as a tracked change."""
        touched = [one for one in block.pieces if one.start < end and start < one.end]
        marks = b""
        if touched:
            name = self._names.new("change")
            self._regions.append(self._markup.region(name, block.block.text[start:end]))
            marks += self._markup.deletion(name)
        if new:
            name = self._names.new("change")
            self._regions.append(self._markup.region(name, None))
            marks += self._markup.insertion(name, new)
        if not block.pieces:
            self.splices.append(into(block.home.paragraph, self._positions, marks))
            return
        first = self._place(block, start, behind=False) if touched else self._place(block, start)
        self.splices.append((first, first, marks))
        for piece in touched:
            self.splices += self._without(piece, start, end)

    def written(self) -> bytes:
        """Return content.xml with everything spliced in."""
        return spliced(self._data, [*self._late, *self.splices, *self._listed()])

    def _listed(self) -> list[Splice[bytes]]:
        if not self._regions or self._text is None:
            return []
        entries = b"".join(self._regions)
        listed = child(self._text, "text:tracked-changes")
        if listed is not None:
            return [into(listed, self._positions, entries)]
        forms = child(self._text, "office:forms")
        at = (
            self._positions.tag(self._text)[1] if forms is None else self._positions.whole(forms)[1]
        )
        return [(at, at, self._markup.regions(entries))]

    def _place(self, block: Traced, offset: int, *, behind: bool = True) -> int:
        """Return the byte behind the character before an offset, or before the one at it."""
        for piece in block.pieces:
            if behind and piece.start < offset <= piece.end:
                return self._byte(piece, offset - piece.start)
            if not behind and piece.start <= offset < piece.end:
                return self._byte(piece, offset - piece.start)
        last = block.pieces[-1]
        return self._byte(last, last.end - last.start) if offset else self._byte(block.pieces[0], 0)

    def _byte(self, piece: Piece, count: int) -> int:
        source = piece.source
        if not isinstance(source, Place):
            first, last = self._positions.whole(source)
            return last if count else first
        count = source.length if count == piece.end - piece.start else count
        if source.tail:
            base = self._positions.whole(source.element)[1]
        else:
            base = self._positions.content(source.element)[0]
        raw = self._data[base : self._data.index(b"<", base)]
        return base + character_offset(raw, source.offset + count)

    def _without(self, piece: Piece, start: int, end: int) -> list[Splice[bytes]]:
        """Return the splices that take a piece's part between two offsets out."""
        before, behind = max(start - piece.start, 0), max(piece.end - end, 0)
        if isinstance(piece.source, Place):
            last = self._byte(piece, piece.end - piece.start - behind)
            places = [Piece(0, 1, place) for place in piece.source.more]
            more = [(self._byte(one, 0), self._byte(one, 1), b"") for one in places]
            return [(self._byte(piece, before), last, b""), *more]
        left = content(" " * (before + behind)) if before + behind else ""
        return [(*self._positions.whole(piece.source), left.encode())]


class _Names:
    """Names for comments and changes that the text does not have yet."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._count = 0

    def new(self, stem: str) -> str:
        while True:
            self._count += 1
            name = f"procsead-{stem}-{self._count}"
            if f'"{name}"'.encode() not in self._data:
                return name


def _elements(source: Place | _Element) -> list[_Element]:
    """Return the elements whose positions a piece's source needs."""
    if isinstance(source, Place):
        return [source.element, *(place.element for place in source.more)]
    return [source]


def _own_comments(root: _Element, author: str) -> list[_Element]:
    """Return an author's comments and the marks where they end."""
    own = [
        one for one in root.iter() if kind(one) == "office:annotation" and _creator(one) == author
    ]
    names = {attribute(one, "office:name") for one in own} - {""}
    ends = [
        one
        for one in root.iter()
        if kind(one) == "office:annotation-end" and attribute(one, "office:name") in names
    ]
    return own + ends


def _creator(annotation: _Element) -> str:
    creator = child(annotation, "dc:creator")
    return "" if creator is None else "".join(creator.itertext())
