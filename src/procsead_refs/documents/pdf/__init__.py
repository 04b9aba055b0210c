"""PDF: the text as it stands on the pages, put together to paragraphs again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from procsead_refs.model import Document, Edit

SUFFIXES = (".pdf",)


def read(path: Path, data: bytes) -> Document:
    """Return the paragraphs with their pages, then the footnotes; running heads are left out.

    Raises:
        Refusal: there is no text on any page.
    """
    from procsead_refs.documents._blocks.lines import document
    from procsead_refs.documents.pdf.furniture import without_furniture
    from procsead_refs.documents.pdf.pages import pages
    from procsead_refs.documents.pdf.paragraphs import Paragraphs

    found = Paragraphs(without_furniture(pages(path, data)))
    if not found.traced:
        raise Refusal(
            "has no text that could be read, only pictures",
            where=path,
            remedy="ask for the file it was made from, or have its text recognised",
        )
    return document(path, found.traced, found.unread)


def apply(path: Path, data: bytes, edits: Sequence[Edit], author: str) -> bytes:  # noqa: ARG001 - every kind's signature
    """Refuse: a PDF is not edited.

    Raises:
        Refusal: always.
    """
    raise Refusal(
        "a PDF is read only",
        where=path,
        remedy="ask for the .docx, or use --format html for a report beside the draft",
    )
