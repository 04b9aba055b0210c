"""Title, container, series, publisher, place and edition: the fields that are kept as typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from procsead_refs.parsing.draft import Draft
    from procsead_refs.parsing.fields import Piece

_VARIABLES = {
    "title": "title",
    "journal": "container-title",
    "booktitle": "container-title",
    "collection": "collection-title",
    "publisher": "publisher",
    "institution": "publisher",
    "place": "publisher-place",
    "edition": "edition",
}


def step(draft: Draft) -> None:
    """Read each text field from its longest piece; pieces with one gap between them are one."""
    for label, variable in _VARIABLES.items():
        found = draft.of(label)
        if not found:
            continue
        piece = max(found, key=lambda one: len(one.text))
        draft.put(variable, _clean(piece), piece.start, piece.end)


def _clean(piece: Piece) -> str:
    return piece.text.strip(" \t.,;:/")
