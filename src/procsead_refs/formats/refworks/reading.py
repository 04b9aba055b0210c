"""RefWorks records to references."""

from __future__ import annotations

import re

from procsead_refs.dates import from_text
from procsead_refs.formats._persons import inverted
from procsead_refs.formats._tagged import Record, records
from procsead_refs.formats._values import joined_keywords, page_range, pages
from procsead_refs.formats.refworks.mapping import (
    IN_BOOK,
    IN_JOURNAL,
    NAMES,
    PEOPLE,
    TEXTS,
    TYPES,
)
from procsead_refs.identifiers import doi
from procsead_refs.model import Date, Name, Reference

_LINE = re.compile(r"\ufeff?(?P<tag>[A-Z][A-Z0-9])(?:[ \t](?:- )?(?P<value>.*))?")
_USED = frozenset(
    {"RT", "ID", "JF", "JO", "T2", "T3", "YR", "FD", "RD", "SP", "OP", "K1", "SN", "DO", "LK", "SR"}
    | {*TEXTS, *PEOPLE}
)
_ISSN = re.compile(r"\d{4}-?\d{3}[\dXx]")


def read(text: str) -> tuple[Reference, ...]:
    """Return the references of a RefWorks tagged text, a record at each RT."""
    found = records(text, _LINE, begins=lambda tag, _: tag == "RT")
    return tuple(_reference(one) for one in found if any(tag == "RT" for tag, _ in one.pairs))


def _reference(record: Record) -> Reference:
    typed = record.first("RT")
    csl = TYPES.get(typed.lower(), "document")
    texts = {v: "; ".join(values) for tag, v in TEXTS.items() if (values := record.all(tag))}
    if csl not in IN_JOURNAL and (number := texts.pop("issue", "")):
        texts["collection-number" if csl == "book" else "number"] = number
    found = {
        **_containers(record, csl, texts.get("container-title", "")),
        "page": pages(page_range(record.first("SP"), record.first("OP"))),
        "keyword": joined_keywords(record.all("K1")),
        **_identifiers(record),
        "URL": texts.get("URL") or record.first("LK"),
    }
    texts |= {variable: value for variable, value in found.items() if value}
    extra = record.rest(_USED)
    if typed.lower() != NAMES.get(csl):
        extra["RT"] = typed
    return Reference(record.first("ID"), csl, _names(record), _dates(record), texts, extra)


def _containers(record: Record, csl: str, site: str) -> dict[str, str]:
    """Return what the work stands in and the series it belongs to; T2 is the one or the other.

    Args:
        record: the record.
        csl: its CSL type.
        site: the title of the web page that it names.
    """
    abbreviated = record.first("JO")
    journal, second, third = (
        record.first("JF") or abbreviated,
        record.first("T2"),
        record.first("T3"),
    )
    if csl in IN_BOOK or csl in IN_JOURNAL:
        container, series = journal or second, third or (second if journal else "")
    else:
        container, series = journal or site, second or third
    return {
        "container-title": container,
        "collection-title": series if series != container else "",
        "container-title-short": abbreviated if abbreviated != container else "",
    }


def _identifiers(record: Record) -> dict[str, str]:
    typed, serial = record.first("DO"), record.first("SN")
    return {"DOI": doi(typed) or typed, "ISSN" if _ISSN.fullmatch(serial) else "ISBN": serial}


def _names(record: Record) -> dict[str, tuple[Name, ...]]:
    return {
        variable: tuple(
            inverted(one) for value in values for one in value.split(";") if one.strip()
        )
        for tag, variable in PEOPLE.items()
        if (values := record.all(tag))
    }


def _dates(record: Record) -> dict[str, Date]:
    year, free = record.first("YR"), record.first("FD")
    found: dict[str, Date] = {}
    if year or free:
        plain = from_text(year)
        dated = from_text(free if year and year in free else f"{free} {year}")
        found["issued"] = (
            dated
            if dated.parts and dated.parts[:1] == (plain.parts[:1] or dated.parts[:1])
            else plain
        )
    if typed := record.first("RD"):
        found["accessed"] = from_text(typed)
    return found
