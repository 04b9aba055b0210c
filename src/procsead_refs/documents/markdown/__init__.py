"""Markdown (pandoc's, with CommonMark's blocks): typed citations and `[@key]` alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.files import decode

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from procsead_refs.model import Document, Edit

SUFFIXES = (".md", ".markdown", ".qmd", ".rmd")


def read(path: Path, data: bytes) -> Document:
    """Return the text without its marks; metadata, code and comments are not text."""
    from procsead_refs.documents.lines import document
    from procsead_refs.documents.markdown.blocks import Blocks

    found = Blocks(decode(data))
    return document(path, found.traced, found.unread)
