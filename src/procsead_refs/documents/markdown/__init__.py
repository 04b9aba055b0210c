"""Markdown (pandoc's, with CommonMark's blocks): typed citations and `[@key]` alike."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.limits import limit, over

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from procsead_refs.model import Document, Edit

_MARK = re.compile(r"[\\`*_^~\[\]!<&@]")

SUFFIXES = (".md", ".markdown", ".qmd", ".rmd")


def read(path: Path, data: bytes) -> Document:
    """Return the text without its marks; metadata, code and comments are not text."""
    from procsead_refs.documents._blocks.lines import document
    from procsead_refs.documents._text.source import Source
    from procsead_refs.documents.markdown.blocks import Blocks

    text = Source(data, path).text
    if len(_MARK.findall(text)) > limit("markdown-marks"):
        raise over("markdown-marks", where=path, remedy="split the document")
    found = Blocks(text)
    return document(path, found.traced, found.unread)


def apply(path: Path, data: bytes, edits: Sequence[Edit], author: str) -> bytes:
    """Return the text with words replaced and comments (`<!-- author: … -->`) behind the words."""
    from procsead_refs.documents.markdown.writing import write

    return write(path, data, edits, author)
