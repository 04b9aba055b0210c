"""References to RefWorks records."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.formats._persons import written
from procsead_refs.formats._values import ends_of, keywords
from procsead_refs.formats.refworks.mapping import (
    IN_BOOK,
    IN_JOURNAL,
    NAMES,
    PEOPLE,
    TEXTS,
    TYPES,
)
from procsead_refs.model import Date, Reference
from procsead_refs.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_TAG = re.compile(r"[A-Z][A-Z0-9]")


def write(references: Sequence[Reference]) -> str:
    """Return references as RefWorks records."""
    return "\n".join(_written(one) for one in references)


def _written(reference: Reference) -> str:
    kind = reference.extra.get("RT", "")
    if TYPES.get(kind.lower()) != reference.type:
        kind = NAMES.get(reference.type, "generic").title().replace("Dvd", "DVD")
    lines = [
        f"RT {kind}",
        *(f"{tag} {squeeze(value)}" for tag, value in _pairs(reference) if value),
    ]
    return "\n".join([*lines, ""])


def _pairs(reference: Reference) -> Iterable[tuple[str, str]]:
    texts, csl = dict(reference.texts), reference.type
    yield "ID", reference.id
    for tag, variable in PEOPLE.items():
        yield from ((tag, written(name)) for name in reference.names.get(variable, ()))
    container, series = texts.pop("container-title", ""), texts.pop("collection-title", "")
    if csl in IN_BOOK:
        yield from (("T2", container), ("T3", series))
    else:
        yield from (("JF", container), ("T3" if csl in IN_JOURNAL else "T2", series))
    yield "JO", texts.pop("container-title-short", "")
    yield from _written_dates(reference)
    page = texts.pop("page", "")
    yield from zip(("SP", "OP"), ends_of(page) or (page, ""), strict=True)
    if csl not in IN_JOURNAL:
        number, series_number = texts.pop("number", ""), texts.pop("collection-number", "")
        texts["issue"] = series_number if csl == "book" else number or texts.get("issue", "")
    yield from (("K1", keyword) for keyword in keywords(texts.pop("keyword", "")))
    yield "DO", texts.pop("DOI", "")
    yield "SN", texts.pop("ISSN", "") or texts.pop("ISBN", "")
    yield from ((tag, texts.get(variable, "")) for tag, variable in TEXTS.items())
    for tag, value in reference.extra.items():
        if _TAG.fullmatch(tag) and tag != "RT":
            yield tag, value


def _written_dates(reference: Reference) -> Iterable[tuple[str, str]]:
    issued, accessed = reference.issued, reference.dates.get("accessed", Date())
    yield "YR", f"{issued.parts[0]:04d}{issued.suffix}" if issued.parts else issued.literal
    if len(issued.parts) > 1:
        yield "FD", _hyphened(issued)
    yield "RD", _hyphened(accessed) or accessed.literal


def _hyphened(date: Date) -> str:
    return "-".join(f"{part:02d}" for part in date.parts)
