"""OpenDocument texts (.odt, .ott), read and patched as XML."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from procsead_refs.model import Document, Edit

SUFFIXES = (".odt", ".ott")


def read(path: Path, data: bytes) -> Document:
    """Return the body in reading order, then the footnotes, then the endnotes."""
    from procsead_refs.documents._blocks.lines import document
    from procsead_refs.documents._packages.archive import Archive
    from procsead_refs.documents.odt.walk import Walk, contents

    walk = Walk(*contents(Archive(path, data)))
    return document(path, walk.blocks, walk.unread)


def apply(path: Path, data: bytes, edits: Sequence[Edit], author: str) -> bytes:
    """Return the author's own file with comments and tracked changes at the edits' places."""
    from procsead_refs.documents.odt.writing import write

    return write(path, data, edits, author)
