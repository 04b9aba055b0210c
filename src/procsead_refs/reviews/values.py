"""A reference's fields in words, in the order in which people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.model import Date, Name, Reference

_FIRST = (
    "author",
    "editor",
    "translator",
    "issued",
    "title",
    "container-title",
    "collection-title",
    "edition",
    "volume",
    "issue",
    "page",
    "number",
    "publisher",
    "publisher-place",
    "accessed",
    "DOI",
    "URL",
)


def shown(reference: Reference) -> Iterator[tuple[str, str]]:
    """Yield (CSL variable, value in words) for each field of a reference."""
    values = {
        **{name: "; ".join(map(name_text, names)) for name, names in reference.names.items()},
        **{name: date_text(date) for name, date in reference.dates.items()},
        **reference.texts,
    }
    for name in (*_FIRST, *sorted(values.keys() - set(_FIRST))):
        if values.get(name):
            yield name, values[name]


def name_text(name: Name) -> str:
    """Return a name as its parts stand: "Berg, Anna van den, Jr."; a body whole."""
    if name.literal:
        return name.literal
    given = " ".join(part for part in (name.given, name.dropping) if part)
    return ", ".join(part for part in (name.sort_name, given, name.suffix) if part)


def date_text(date: Date) -> str:
    """Return a date as figures: "2014a", "2014-03-01/2014-03-04", or its words ("in press")."""
    first, last = ("-".join(f"{part:02}" for part in parts) for parts in (date.parts, date.until))
    text = f"{first}{date.suffix}" if first else ""
    text = f"{text}/{last}" if last else text
    return " ".join(part for part in ("c." if date.circa else "", text, date.literal) if part)
