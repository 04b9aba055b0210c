"""Rich Text Format, as Word and LibreOffice write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from procsead_refs.model import Document, Edit

SUFFIXES = (".rtf",)


def read(path: Path, data: bytes) -> Document:
    """Return the body in reading order, then the footnotes, then the endnotes."""
    from procsead_refs.documents._blocks.lines import document
    from procsead_refs.documents.rtf.reading import Reader

    found = Reader(data.decode("latin-1"))
    return document(path, found.traced, found.unread)


def apply(path: Path, data: bytes, edits: Sequence[Edit], author: str) -> bytes:
    """Return the author's own file with words replaced and comments behind the words."""
    from procsead_refs.documents.rtf.writing import write

    return write(path, data, edits, author)
