"""Where an entry's fields stand in the draft, how they were typed, and the order of places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.model import Location

if TYPE_CHECKING:
    from procsead_refs.model import Finding, Reference


def at(reference: Reference, *fields: str) -> Location | None:
    """Return where the first of the fields that was read stands in the draft, or else the entry."""
    if reference.reading is not None:
        for name in fields:
            if name in reference.reading.spans:
                return within(reference, *reference.reading.spans[name])
    return reference.location


def typed_words(reference: Reference, field: str) -> str:
    """Return a field as it stands in the typed entry; empty where it was not read from one.

    Of a field with several values (author) the words of one cannot be told: empty.
    """
    if reference.reading is None or field in reference.names:
        return ""
    start, end = reference.reading.spans.get(field, (0, 0))
    return reference.raw[start:end]


def within(reference: Reference, start: int, end: int) -> Location | None:
    """Return the place of code points of an entry's raw text in the draft, or else the entry.

    An entry's location says where its raw text begins, as long as it lies within one block.
    """
    place = reference.location
    if place is None or place.start is None or place.end is None:
        return place
    if place.end - place.start != len(reference.raw):
        return place
    return Location(place.paragraph, place.start + start, place.start + end)


def in_order(finding: Finding) -> tuple[int, int, str]:
    """Return what sorts findings by their places in the document; those without one come first."""
    place = finding.location
    if place is None:
        return (-1, -1, finding.rule)
    return (place.paragraph, -1 if place.start is None else place.start, finding.rule)
