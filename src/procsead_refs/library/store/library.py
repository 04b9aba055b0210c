"""The store: a bibliography file as its blocks, read as references, changed block by block."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from procsead_refs import files, formats
from procsead_refs.formats import bibtex
from procsead_refs.library import query
from procsead_refs.library.store import encoding
from procsead_refs.library.store.encoding import Encoding
from procsead_refs.library.store.segments import Segments

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from procsead_refs.formats.bibtex import Block
    from procsead_refs.model import Reference

SUFFIXES = (".bib", ".bibtex")


class Library:
    """A bibliography: its references and, of a .bib file, the blocks that they stand in.

    Args:
        path: its file.
        blocks: those of a .bib file, in order; empty for other formats.
        how: the file's encoding.
        references: those of a file that has no blocks.
    """

    def __init__(
        self,
        path: Path,
        blocks: Sequence[Block] = (),
        how: Encoding | None = None,
        references: Sequence[Reference] = (),
    ) -> None:
        self.path = path
        self.blocks = tuple(blocks)
        self.encoding = how or Encoding()
        self._given = tuple(references)

    @cached_property
    def places(self) -> tuple[int, ...]:
        """The numbers of the blocks that the references stand in; without blocks, their own."""
        if not self.blocks:
            return tuple(range(len(self._given)))
        return tuple(n for n, one in enumerate(self.blocks) if one.kind in {"entry", "failed"})

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """The references, in order; a block that failed is one with its `raw`."""
        if not self.blocks:
            return self._given
        known = bibtex.context(self.blocks)
        return tuple(bibtex.reference(self.blocks[place], known) for place in self.places)

    @cached_property
    def works(self) -> tuple[Reference, ...]:
        """The references that are works: without @xdata, @set and their like."""
        return tuple(filter(bibtex.is_work, self.references))

    def each(self) -> Iterator[tuple[Reference, str]]:
        """Yield each reference with its entry's source, without keeping them all in memory."""
        if not self.blocks:
            yield from ((one, bibtex.entry(one)) for one in self._given)
            return
        known = bibtex.context(self.blocks)
        for place in self.places:
            yield bibtex.reference(self.blocks[place], known), self.blocks[place].source

    @cached_property
    def segments(self) -> Segments:
        """The file in pieces that a finding can point at."""
        return Segments(self.path, self.blocks)

    @property
    def text(self) -> str:
        """The file's text."""
        return "".join(block.source for block in self.blocks)

    @property
    def keys(self) -> frozenset[str]:
        """The keys there are, in lower case, those of entries that could not be read too."""
        if not self.blocks:
            return frozenset(one.id.lower() for one in self._given)
        return frozenset(self.blocks[place].key.lower() for place in self.places)

    def get(self, key: str) -> Reference | None:
        """Return the reference of a key (case does not count where only one fits), or None."""
        exact = next((one for one in self.references if one.id == key), None)
        if exact is not None:
            return exact
        near = [one for one in self.references if one.id.lower() == key.lower()]
        return near[0] if len(near) == 1 else None

    def block(self, key: str) -> Block | None:
        """Return the block of the first entry with a key, or None."""
        if not self.blocks:
            return None
        found = (self.blocks[place] for place in self.places)
        return next((block for block in found if block.key == key), None)

    def select(self, text: str, among: Sequence[Reference] | None = None) -> tuple[Reference, ...]:
        """Return the references (or those of `among`) that answer a query, in order; see `query`.

        Raises:
            Refusal: the query cannot be read.
        """
        wanted = query.parse(text)
        found = self.references if among is None else among
        return tuple(one for one in found if query.matches(wanted, one))

    def with_sources(self, sources: dict[int, str]) -> Library:
        """Return the library with the source of some blocks (by number) replaced."""
        text = "".join(sources.get(n, block.source) for n, block in enumerate(self.blocks))
        return from_text(self.path, text, self.encoding)

    def with_added(self, sources: Iterable[str]) -> Library:
        """Return the library with entries, each ending its line, added at its end."""
        added = "\n".join(source.rstrip("\n") + "\n" for source in sources)
        if not added:
            return self
        text = self.text
        if text and not text.endswith("\n"):
            text += "\n"
        if text.strip() and not text.endswith("\n\n"):
            text += "\n"
        return from_text(self.path, text + added, self.encoding)


def load(path: Path) -> Library:
    """Return the library in a file of any readable format.

    Raises:
        Refusal: the file cannot be read, or is of no known format.
    """
    if path.suffix.lower() not in SUFFIXES:
        return Library(path, references=formats.read(path))
    return from_bytes(path, files.read_bytes(path))


def from_text(path: Path, text: str, how: Encoding | None = None) -> Library:
    """Return the library that a .bib text is."""
    return Library(path, bibtex.blocks(text), how)


def from_bytes(path: Path, data: bytes) -> Library:
    """Return the library that a .bib file's bytes are, with the encoding that gives them back."""
    text, how = encoding.read(data)
    return from_text(path, text, how)
