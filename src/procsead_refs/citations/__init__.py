"""Citations: a draft's body and list told apart, its citations read and linked to the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from procsead_refs.model import Manuscript

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from procsead_refs.model import Document, Reference, Style


def read(
    document: Document,
    *,
    style: Style | None = None,
    library: Sequence[Reference] | None = None,
    bodies: Sequence[Mapping[str, Any]] = (),
) -> Manuscript:
    """Return a draft with its list parsed and every citation linked.

    Args:
        document: the draft.
        style: the style it must follow; None to detect it.
        library: the team's references, None where there is no library. A draft without a list of
            its own is linked to it.
        bodies: the project's own corporate names ([[body]] in procsead-refs.toml).
    """
    from procsead_refs import parsing
    from procsead_refs.citations import extract, sections, works
    from procsead_refs.citations.style import detect
    from procsead_refs.parsing.entries import entries

    parts = sections.split(document)
    typed = [
        one for first, last in parts.lists for one in entries(document.blocks[first:last], first)
    ]
    references = parsing.parse([raw for raw, _ in typed], locations=[place for _, place in typed])
    known = works.index(references or tuple(library or ()), bodies)
    kind, citations = extract.read(document, parts, references, known, library or ())
    return Manuscript(
        document=document,
        references=references,
        citations=citations,
        style=style or detect(document, references, citations, kind),
        library=None if library is None else tuple(library),
    )
