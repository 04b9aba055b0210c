"""Where a person finds a place in a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from procsead_refs.model import Document, Location


def place(location: Location | None, document: Document) -> str:
    """Return the note, page or line that a place is in, or else its paragraph's number from 1."""
    if location is None or not 0 <= location.paragraph < len(document.blocks):
        return ""
    block = document.blocks[location.paragraph]
    if block.note is not None:
        return f"note {block.note}"
    if block.page is not None:
        return f"page {block.page}"
    if block.line is not None:
        return f"line {block.line}"
    return f"paragraph {location.paragraph + 1}"
