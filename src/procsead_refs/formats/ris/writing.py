"""References to RIS records."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.dates import to_edtf
from procsead_refs.formats import _attachments
from procsead_refs.formats._persons import written
from procsead_refs.formats._values import ends_of, keywords
from procsead_refs.formats.ris.mapping import (
    BOOKS,
    DIRECTED,
    IN_BOOK,
    IN_JOURNAL,
    OTHER_CONTAINERS,
    TEXTS,
    TYPES,
    VERSIONED,
    WHOLE,
    WRITTEN_TYPES,
    people,
)
from procsead_refs.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from procsead_refs.model import Date, Reference

    Pairs = Iterator[tuple[str, str]]

_TAG = re.compile(r"[A-Z][A-Z0-9]")


def write(references: Sequence[Reference]) -> str:
    """Return references as RIS records."""
    return "\n".join(_written(one) for one in references)


def _written(reference: Reference) -> str:
    csl = reference.type
    kind = reference.extra.get("TY", "")
    if TYPES.get(kind) != csl:
        kind = WRITTEN_TYPES.get(csl, "GEN")
    pairs = ((tag, squeeze(value)) for tag, value in _pairs(reference, kind))
    lines = [f"TY  - {kind}", *(f"{tag}  - {value}" for tag, value in pairs if value)]
    return "\n".join([*lines, "ER  - ", ""])


def _pairs(reference: Reference, kind: str) -> Pairs:
    texts = dict(reference.texts)
    yield "ID", reference.id
    yield from _names(reference, kind)
    yield from _titles(reference.type, texts)
    yield from _dates(reference)
    yield from _numbers(reference.type, texts)
    for variable in ("ISSN", "ISBN"):
        for value in texts.pop(variable, "").split(", "):
            yield "SN", value
    for keyword in keywords(texts.pop("keyword", "")):
        yield "KW", keyword
    if reference.type in VERSIONED and "edition" not in texts:
        texts["edition"] = texts.pop("version", "")
    yield from ((tag, texts.get(variable, "")) for tag, variable in TEXTS.items())
    yield from (("L1", path) for path in _attachments.paths(reference.extra.get("file", "")))
    for tag, value in reference.extra.items():
        if _TAG.fullmatch(tag) and tag != "TY":
            yield tag, value


def _names(reference: Reference, kind: str) -> Pairs:
    tags = people(reference.type)
    if kind in DIRECTED and "author" not in reference.names:
        tags |= {"AU": "director"}
    for tag, variable in tags.items():
        yield from ((tag, written(name)) for name in reference.names.get(variable, ()))


def _titles(csl: str, texts: dict[str, str]) -> Pairs:
    container, series = texts.get("container-title", ""), texts.get("collection-title", "")
    yield "TI", texts.get("title", "")
    if csl in IN_JOURNAL | IN_BOOK | OTHER_CONTAINERS:
        yield from (("T2", container), ("T3", series))
    else:
        yield from (("T2", series), ("JF", container))
    yield "J2", texts.get("container-title-short", "")


def _dates(reference: Reference) -> Pairs:
    issued = reference.issued
    if issued.parts:
        yield "PY", f"{issued.parts[0]:04d}{issued.suffix}"
        if (whole := to_edtf(issued)) != "-".join(_figures(issued)):
            yield "DA", "/".join([*_figures(issued), "", ""][:3]) + "/" + whole
        elif len(issued.parts) > 1:
            yield "DA", "/".join(_figures(issued))
    else:
        yield "PY", issued.literal
    if accessed := reference.dates.get("accessed"):
        yield "Y2", "/".join(_figures(accessed)) or accessed.literal


def _figures(date: Date) -> list[str]:
    return [f"{part:0{width}d}" for part, width in zip(date.parts, (4, 2, 2), strict=False)]


def _numbers(csl: str, texts: dict[str, str]) -> Pairs:
    page = texts.get("page", "")
    if ends := ends_of(page):
        yield from zip(("SP", "EP"), ends, strict=True)
    else:
        yield "SP", page or (texts.get("number-of-pages", "") if csl in WHOLE else "")
    issue, number = texts.get("issue", ""), texts.get("number", "")
    if csl in BOOKS:
        issue = texts.get("collection-number", "") or issue
    elif csl in IN_JOURNAL and not issue:
        issue, number = number, ""
    yield from (("IS", issue), ("M1", number), ("M3", texts.get("genre", "")))
    yield "DO", texts.get("DOI", "")
