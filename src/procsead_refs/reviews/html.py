"""A review as one HTML page: typed left with its fields marked, read right; no script."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from procsead_refs import pages
from procsead_refs.text import without_controls

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.reviews import Item, Review
    from procsead_refs.reviews.proof import Proof


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a typed string: of a field ("" for none), with a reason to look twice or ""."""

    text: str
    field: str = ""
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """What the page shows of one reference."""

    item: Item
    typed: tuple[Piece, ...]
    difference: tuple[Piece, ...]

    @property
    def sure(self) -> float:
        """How sure the reading is, from 0 to 1."""
        reading = self.item.reference.reading
        return reading.confidence if reading else 0.0

    @property
    def rest(self) -> str:
        """The words that no field took."""
        reading = self.item.reference.reading
        return reading.rest if reading else ""


def write(review: Review) -> str:
    """Return a review as a page that stands alone and holds nothing but escaped text."""
    rows = [
        Row(item, tuple(_typed(item)), tuple(_difference(item.proof)) if item.proof else ())
        for item in review.items
    ]
    css = pages.asset(__package__, "page.css")
    page = pages.template(__package__, "page.j2").render(review=review, rows=rows, css=css)
    return without_controls(page)


def _typed(item: Item) -> Iterator[Piece]:
    """Yield the typed string in pieces; where fields overlap the first stands."""
    raw = item.reference.raw
    at = 0
    spans = sorted(
        ((field.span, field) for field in item.fields if field.span), key=lambda one: one[0]
    )
    for (start, end), field in spans:
        if start < at:
            continue
        if start > at:
            yield Piece(raw[at:start])
        yield Piece(raw[start:end], field.name, field.doubt)
        at = end
    if at < len(raw):
        yield Piece(raw[at:])


def _difference(proof: Proof) -> Iterator[Piece]:
    raw = proof.reference.raw
    at = 0
    for one in proof.differences:
        yield Piece(raw[at : one.start])
        if one.typed:
            yield Piece(one.typed, "typed")
        if one.printed:
            yield Piece(one.printed, "printed")
        at = one.end
    yield Piece(raw[at:])
