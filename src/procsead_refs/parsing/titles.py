"""Title, container, series, publisher, place and edition: kept as typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.data import table
from procsead_refs.text import fold

if TYPE_CHECKING:
    from procsead_refs.parsing.draft import Draft
    from procsead_refs.parsing.fields import Piece

_EDGE = " \t.,;:/*"
_NUMBER = re.compile(r"\d{1,3}")
_WORD = re.compile(r"[^\W_]+")
_EDITION = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th|e|ª|a|\.)?[\s,]{0,2}(?:(?:rev(?:ised)?|erw|überarb|korr|verb|aktual|unveränd)[\w.]*[\s,]{1,2}){0,2}"
    r"(?:ed\b|edn\b|edition|aufl|painos|uppl|éd\b|ediz)[^\W_]*\.?",
    re.IGNORECASE,
)


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
    _edition(draft)


def _first(pieces: list[Piece]) -> Piece | None:
    return pieces[0] if pieces else None


def _longest(draft: Draft, variable: str, pieces: list[Piece]) -> None:
    if pieces:
        _put(draft, variable, max(pieces, key=lambda one: len(one.text)))


def _put(draft: Draft, variable: str, piece: Piece) -> None:
    draft.put(variable, piece.text.strip(_EDGE), piece.start, piece.end)


def _edition(draft: Draft) -> None:
    """Read `edition`: its number where it has one, else as typed ("Revised")."""
    piece = _first(draft.of("edition"))
    if piece:
        draft.put("edition", _edition_number(piece.text), piece.start, piece.end)
        return
    taken = list(draft.spans.values())
    for match in _EDITION.finditer(draft.raw):
        if not any(start <= match.start() < end for start, end in taken):
            draft.put("edition", match[1], *match.span())
            return


def _edition_number(text: str) -> str:
    if match := _NUMBER.search(text):
        return match[0]
    words = _WORD.findall(text)
    ordinals, marks = table("markers")["ordinals"], table("markers")["editions"]
    for word in words:
        if number := ordinals.get(fold(word)):
            return str(number)
    kept = [word for word in words if fold(word) not in marks]
    return " ".join(kept) or text.strip(_EDGE)
