"""HTML pages, whatever program wrote them; scripts, styles and what is hidden are not text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from procsead_refs.model import Document, Edit

SUFFIXES = (".htm", ".html", ".xhtml")


def read(path: Path, data: bytes) -> Document:
    """Return the body's blocks, then the footnotes."""
    from procsead_refs.documents._blocks.lines import document
    from procsead_refs.documents._text.source import Source
    from procsead_refs.documents.html.blocks import Blocks

    found = Blocks(Source(data, path, html=True).text)
    return document(path, found.traced, found.unread)


def apply(path: Path, data: bytes, edits: Sequence[Edit], author: str) -> bytes:
    """Return the page with words replaced and comments (`<!-- author: … -->`) behind the words."""
    from procsead_refs.documents.html.writing import write

    return write(path, data, edits, author)
