"""LaTeX sources: typed citations and the \\cite families alike; no file that they name is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from procsead_refs.model import Document, Edit

SUFFIXES = (".tex", ".ltx", ".latex")


def read(path: Path, data: bytes) -> Document:
    """Return the text as it is printed, then the footnotes; each block has its line."""
    from procsead_refs.documents._blocks.lines import document
    from procsead_refs.documents._text.source import Source
    from procsead_refs.documents.latex.reading import Reader

    found = Reader(Source(data, path).text)
    return document(path, found.traced, found.unread)


def apply(path: Path, data: bytes, edits: Sequence[Edit], author: str) -> bytes:
    """Return the source with words replaced and comments (`% author: …`) behind the words."""
    from procsead_refs.documents.latex.writing import write

    return write(path, data, edits, author)
