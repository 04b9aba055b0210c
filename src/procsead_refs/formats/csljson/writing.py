"""References to CSL-JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from procsead_refs import languages
from procsead_refs.formats.csljson.mapping import NAME_PARTS
from procsead_refs.text import quoted_controls

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from procsead_refs.model import Date, Name, Reference

_JSON = json.JSONEncoder(ensure_ascii=False)  # made once: json.dumps makes one a call


def write(references: Sequence[Reference]) -> str:
    """Return references as a CSL-JSON list, an item a line; valid JSON also of lone surrogates."""
    return "".join(stream(references))


def stream(references: Iterable[Reference]) -> Iterator[str]:
    """Yield the text of `write` piece by piece, for lists too long to be held at once."""
    before = "[\n"
    for one in references:
        yield before + _line(item(one))
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _line(data: dict[str, Any]) -> str:
    text = _JSON.encode(data)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(data)
    return quoted_controls(text)


def item(reference: Reference) -> dict[str, Any]:
    """Return a reference as a CSL-JSON item."""
    found: dict[str, Any] = {"id": reference.id, "type": reference.type}
    for variable, people in reference.names.items():
        found[variable] = [_written_name(one) for one in people]
    for variable, date in reference.dates.items():
        if written := _written_date(date):
            found[variable] = written
    found.update(reference.texts)
    if language := reference.texts.get("language"):
        found["language"] = languages.tag(language)
    if suffix := reference.issued.suffix:
        found["year-suffix"] = suffix
    if custom := _custom(reference):
        found["custom"] = custom
    return found


def _custom(reference: Reference) -> dict[str, Any]:
    custom: dict[str, Any] = {}
    if reference.raw:
        custom["raw"] = reference.raw
    if reading := reference.reading:
        custom["confidence"] = round(reading.confidence, 4)
        custom["spans"] = {key: list(span) for key, span in reading.spans.items()}
        if reading.rest:
            custom["rest"] = reading.rest
    if place := reference.location:
        custom["location"] = [place.paragraph, place.start, place.end]
    if reference.extra:
        custom["extra"] = dict(reference.extra)
    language = reference.texts.get("language", "")
    if languages.tag(language) != language:
        custom["language"] = language
    edtf = {v: d.literal for v, d in reference.dates.items() if d.parts and d.literal}
    if edtf:
        custom["edtf"] = edtf
    return custom


def _written_name(name: Name) -> dict[str, str]:
    return {key: value for key, part in NAME_PARTS.items() if (value := getattr(name, part))}


def _written_date(date: Date) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if date.parts:
        found["date-parts"] = [list(date.parts), *([list(date.until)] if date.until else [])]
    elif date.literal:
        found["literal"] = date.literal
    if date.season:
        found["season"] = date.season
    if date.circa:
        found["circa"] = True
    return found
