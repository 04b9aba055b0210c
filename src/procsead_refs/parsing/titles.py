"""Title, container, series, publisher and place: kept as typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from procsead_refs.parsing.draft import Draft
    from procsead_refs.parsing.fields import Piece

_EDGE = " \t.,;:/*"


def step(draft: Draft) -> None:
    """Read each of these fields from the pieces with its label."""
    _longest(draft, "title", draft.of("title"))
    journal, book = _first(draft.of("journal")), _first(draft.of("booktitle"))
    if book and "title" not in draft.texts and not journal:
        _put(draft, "title", book)
    else:
        _longest(draft, "container-title", draft.of("journal", "booktitle"))
    series = draft.of("collection")
    _longest(draft, "collection-title", series)
    for variable, label in (("publisher", "publisher"), ("publisher-place", "place")):
        if piece := _first(draft.of(label)):
            _put(draft, variable, piece)


def _first(pieces: list[Piece]) -> Piece | None:
    return pieces[0] if pieces else None


def _longest(draft: Draft, variable: str, pieces: list[Piece]) -> None:
    if pieces:
        _put(draft, variable, max(pieces, key=lambda one: len(one.text)))


def _put(draft: Draft, variable: str, piece: Piece) -> None:
    draft.put(variable, piece.text.strip(_EDGE), piece.start, piece.end)
