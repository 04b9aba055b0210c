"""Body to citations: every way of citing is read, the one that the list confirms is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.citations import author_date, language

if TYPE_CHECKING:
    from procsead_refs.citations.sections import Sections
    from procsead_refs.citations.works import Works
    from procsead_refs.model import Citation, Document


def read(document: Document, parts: Sections, works: Works) -> list[Citation]:
    """Return the citations of a draft's body, in reading order.

    Args:
        document: the draft.
        parts: what is body and what is list.
        works: the list's works, which tell a citation from a bracket with a year.
    """
    spoken = language.of(document.blocks[number].text for number in parts.body)
    found = []
    for number in parts.body:
        found.extend(author_date.read(document.blocks[number].text, number, works, spoken))
    return found
