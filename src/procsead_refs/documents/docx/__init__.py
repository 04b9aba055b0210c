"""Word documents (.docx, .docm and their templates), read and patched as XML."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from procsead_refs.model import Document, Edit

SUFFIXES = (".docx", ".docm", ".dotx", ".dotm")


def read(path: Path, data: bytes) -> Document:
    """Return the body in reading order, then the footnotes, then the endnotes."""
    from procsead_refs.documents._blocks.lines import document
    from procsead_refs.documents.docx.package import Package
    from procsead_refs.documents.docx.walk import Walk

    walk = Walk(Package(path, data))
    return document(path, walk.blocks, walk.unread)


def apply(path: Path, data: bytes, edits: Sequence[Edit], author: str) -> bytes:
    """Return the author's own file with Word comments and tracked changes at the edits' places."""
    from procsead_refs.documents.docx.writing import write

    return write(path, data, edits, author)
