"""The CSL type of a reference, from its fields and its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from procsead_refs.parsing.draft import Draft


def step(draft: Draft) -> None:
    """Set the type."""
    texts = draft.texts
    if draft.of("journal"):
        draft.type = "article-journal"
    elif draft.of("booktitle"):
        draft.type = "chapter"
    elif "publisher" in texts or "publisher-place" in texts:
        draft.type = "book"
    elif "URL" in texts:
        draft.type = "webpage"
