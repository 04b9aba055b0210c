"""Title, container, series, publisher and place: kept as typed."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from procsead_refs.data import table

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
    text, end = piece.text, piece.end
    if after := _aside().search(text):
        text, end = text[: after.start()], piece.start + after.start()
    draft.put(variable, text.strip(_EDGE), piece.start, end)


@cache
def _aside() -> re.Pattern[str]:
    """Match from where a title is over: "[Internet]", "[cited", "Published online"."""
    words = table("markers")
    media = "|".join(map(re.escape, words["media"]))
    access = "|".join(map(re.escape, words["accessed"]))
    underway = "|".join(map(re.escape, words["underway"]))
    return re.compile(
        rf"\s?\[(?:(?:{media})\]?|(?:{access})\b)|(?:(?<=[.,;]\s)|^)(?:{underway})\b", re.IGNORECASE
    )
