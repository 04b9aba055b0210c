"""References to EndNote XML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.dates import to_edtf
from procsead_refs.formats import _attachments
from procsead_refs.formats import _xml as xml
from procsead_refs.formats._persons import written
from procsead_refs.formats._values import keywords, without_marks
from procsead_refs.formats.endnotexml.mapping import (
    BY_CSL,
    IN_JOURNAL,
    IN_SERIES,
    TEXTS,
    TYPES,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from procsead_refs.model import Reference


def write(references: Sequence[Reference]) -> str:
    """Return references as an EndNote XML document."""
    from lxml import etree

    root = etree.Element("xml")
    records = xml.add(root, "records")
    for number, one in enumerate(references, 1):
        _write(xml.add(records, "record"), one, number)
    return xml.written(root)


def _write(record: _Element, reference: Reference, number: int) -> None:
    texts, csl = dict(reference.texts), reference.type
    code = BY_CSL.get(csl, "13")
    typed = reference.extra.get("ref-type", "")
    code = next((c for c, (name, kind) in TYPES.items() if name == typed and kind == csl), code)
    if code == "6" and "editor" in reference.names and "author" not in reference.names:
        code = "28"  # its first people are the editors
    xml.add(record, "rec-number", str(number))
    xml.add(record, "ref-type", code, name=TYPES[code][0])
    _write_names(record, reference)
    _write_titles(record, csl, texts)
    _write_numbers(record, csl, texts)
    _write_dates(record, reference)
    if words := keywords(texts.pop("keyword", "")):
        parent = xml.add(record, "keywords")
        for one in words:
            xml.add(parent, "keyword", one)
    for tag, variable in TEXTS.items():
        if value := texts.pop(variable, ""):
            xml.add(record, tag, value)
    _write_urls(record, reference)
    xml.add(record, "label", reference.id)
    for name, value in reference.extra.items():
        if re.fullmatch(
            r"custom[1-8]|work-type|auth-address|caption|reviewed-item|orig-pub|section", name
        ):
            xml.add(record, name, value)


def _write_urls(record: _Element, reference: Reference) -> None:
    addresses = [reference.texts.get("URL", ""), *reference.extra.get("urls", "").split()]
    files = _attachments.paths(reference.extra.get("file", ""))
    groups = {"related-urls": [one for one in addresses if one], "pdf-urls": files}
    parent = xml.add(record, "urls") if any(groups.values()) else record
    for group, urls in groups.items():
        where = xml.add(parent, group) if urls else parent
        for one in urls:
            xml.add(where, "url", one)


def _write_names(record: _Element, reference: Reference) -> None:
    second = "collection-editor" if reference.type == "book" else "editor"
    edited = reference.type == "book" and "author" not in reference.names
    groups = [
        ("authors", "editor" if edited else "author"),
        ("secondary-authors", second),
        ("subsidiary-authors", "translator"),
    ]
    if second == "editor":
        groups.insert(2, ("tertiary-authors", "collection-editor"))
    parent = xml.add(record, "contributors")
    for group, variable in groups:
        if people := reference.names.get(variable):
            where = xml.add(parent, group)
            for one in people:
                xml.add(where, "author", written(one))


def _write_titles(record: _Element, csl: str, texts: dict[str, str]) -> None:
    parent = xml.add(record, "titles")
    container, series = texts.pop("container-title", ""), texts.pop("collection-title", "")
    second, third = (series, "") if csl in IN_SERIES else (container, series)
    for tag, value in (
        ("title", texts.pop("title", "")),
        ("secondary-title", second),
        ("tertiary-title", third),
        ("short-title", texts.pop("title-short", "")),
        ("translated-title", texts.pop("original-title", "")),
    ):
        if value:
            xml.add(parent, tag, without_marks(value))
    short = texts.pop("container-title-short", "")
    if container or short:
        periodical = xml.add(record, "periodical")
        xml.add(periodical, "full-title", without_marks(container))
        if short:
            xml.add(periodical, "abbr-1", short)


def _write_numbers(record: _Element, csl: str, texts: dict[str, str]) -> None:
    if csl in IN_JOURNAL:
        pairs = [("number", "issue")]
    elif csl in {"book", "chapter", "paper-conference"}:
        pairs = [("number", "collection-number"), ("issue", "issue"), ("section", "chapter-number")]
    else:
        pairs = [("number", "number"), ("issue", "issue"), ("section", "section")]
    pairs += [("pages", "page"), ("electronic-resource-num", "DOI")]
    if csl in {"book", "thesis"} and "page" not in texts:
        pairs.append(("pages", "number-of-pages"))
    serial = "ISSN" if texts.get("ISSN") else "ISBN"
    for tag, variable in [*pairs, ("isbn", serial)]:
        if value := texts.pop(variable, ""):
            xml.add(record, tag, value)


def _write_dates(record: _Element, reference: Reference) -> None:
    if accessed := reference.dates.get("accessed"):
        xml.add(record, "access-date", to_edtf(accessed))
    issued = reference.issued
    if not issued.parts and not issued.literal:
        return
    parent = xml.add(record, "dates")
    xml.add(
        parent, "year", str(issued.parts[0]) + issued.suffix if issued.parts else issued.literal
    )
    if len(issued.parts) > 1:
        xml.add(
            xml.add(parent, "pub-dates"), "date", "-".join(f"{part:02d}" for part in issued.parts)
        )
