"""RIS records to references."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from procsead_refs.dates import from_edtf, from_text, is_day, is_month, months
from procsead_refs.formats import _attachments
from procsead_refs.formats._persons import inverted
from procsead_refs.formats._tagged import records
from procsead_refs.formats._values import ends_of, joined_keywords, page_range, pages
from procsead_refs.formats.ris.mapping import (
    BOOKS,
    DIRECTED,
    IN_BOOK,
    IN_JOURNAL,
    OLDER,
    OTHER_CONTAINERS,
    TEXTS,
    TYPES,
    VERSIONED,
    WHOLE,
    WRITTEN_TYPES,
    people,
)
from procsead_refs.identifiers import doi
from procsead_refs.model import Date, Location, Name, Reading, Reference
from procsead_refs.type_words import names_type

if TYPE_CHECKING:
    from procsead_refs.formats._tagged import Record

# Two spaces, a dash and a space; where both come before it, the one behind the dash may lack.
_LINE = re.compile(
    r"\ufeff?[ \t]*(?P<tag>[A-Z][A-Z0-9])(?:[ \t]{2}-[ \t]?|[ \t]-(?:[ \t]|$))(?P<value>.*)"
)
_DATE = re.compile(r"\s*(-?\d{3,4})\s*(?:[/-]\s*(\w*)\s*(?:[/-]\s*(\d*)\s*(?:/\s*(.*))?)?)?\s*")
_ISSN = re.compile(r"\d{4}-?\d{3}[\dXx]\b")
_TITLES_USED = {"TI", "T1", "CT", "BT", "T2", "T3", "JO", "JF", "J1", "J2", "JA"}
_USED = frozenset(
    {"TY", "ER", "ID", "AU", "A1", "A2", "A3", "A4", "ED", "IS", "CP", "SP", "EP", "SN", "DO"}
    | {"KW", "L1", "M1", "M3", "PY", "Y1", "DA", "Y2", *_TITLES_USED, *TEXTS, *OLDER}
)
_FROM_DOI_FIELDS = ("M3", "N1", "UR", "L3")
_ISSN_DIGITS = 8

_OLDER = {tag: [one for one, newer in OLDER.items() if newer == tag] for tag in OLDER.values()}


def read(text: str) -> tuple[Reference, ...]:
    """Return the references of a RIS text; a record without ER ends where the next begins."""
    found = records(text, _LINE, begins=lambda tag, _: tag == "TY", ends="ER")
    return tuple(_reference(one) for one in found)


def _reference(record: Record) -> Reference:
    kind = record.first("TY").upper()
    csl = TYPES.get(kind, "document")
    texts: dict[str, str] = {}
    for tag, variable in TEXTS.items():
        values = record.all(tag)
        if not values and tag in _OLDER:
            values = record.all(*_OLDER[tag])
        if values:
            texts[variable] = values[0] if tag == "UR" else "\n".join(dict.fromkeys(values))
    extra = record.rest(_USED)
    _titles(record, csl, texts, extra)
    _numbers(record, csl, texts, extra)
    _identifiers(record, texts, extra)
    if words := record.all("KW"):
        texts["keyword"] = joined_keywords(words)
    if more := record.all("UR", "L2", "LK")[1:]:
        extra["UR"] = " ".join(more)
    if kind and kind != WRITTEN_TYPES.get(csl):
        extra["TY"] = kind
    if not (texts or record.all("AU", "A1", "A2", "ED", "PY", "Y1")):
        return _unread(record)
    if files := record.all("L1"):
        extra["file"] = _attachments.field(files)
    return Reference(record.first("ID"), csl, _names(record, csl), _dates(record), texts, extra)


def _unread(record: Record) -> Reference:
    raw = "\n".join(f"{tag}  - {value}" for tag, value in record.pairs)
    return Reference(
        "",
        extra={"problem": "the record has no title, name or date"},
        raw=raw,
        location=Location(record.line - 1),
        reading=Reading(0.0, {}, raw),
    )


def _names(record: Record, csl: str) -> dict[str, tuple[Name, ...]]:
    older = {"AU": ("AU", "A1"), "A2": ("A2", "ED")}
    found: dict[str, tuple[Name, ...]] = {}
    for tag, variable in people(csl).items():
        if values := record.all(*older.get(tag, (tag,))):
            found[variable] = tuple(inverted(one) for one in values)
    if record.first("TY").upper() in DIRECTED and "author" in found:
        found["director"] = found.pop("author")
    return found


def _titles(record: Record, csl: str, texts: dict[str, str], extra: dict[str, str]) -> None:
    book, title = record.first("BT"), record.first("TI", "T1", "CT")
    third = record.first("T3")
    if not title and book:
        title, book = book, ""
    container, series = _containers(record, csl, title, book)
    if not title and csl == "periodical":
        title, container = container, ""
    short = record.first("JA", "J2", "J1", "JO")
    found = {
        "title": title,
        "container-title": container,
        "collection-title": series,
        "container-title-short": short if short not in {container, title} else "",
    }
    texts |= {variable: value for variable, value in found.items() if value}
    left = {"BT": book, "T3": third}
    extra |= {
        tag: one for tag, one in left.items() if one and one not in {container, series, title}
    }


def _containers(record: Record, csl: str, title: str, book: str) -> tuple[str, str]:
    """Return what the work stands in and the series it belongs to; T2 is the one or the other."""
    second, third = record.first("T2"), record.first("T3")
    journal = record.first("JF", "JO", "JA", "J1", "J2")
    if csl in IN_JOURNAL or (csl not in IN_BOOK and journal and csl != "book"):
        container = second if second and second != title else journal
        container = container or (book or third if csl == "article-journal" else "")
        return container, third if third != container else ""
    if csl in IN_BOOK or csl in OTHER_CONTAINERS:
        return second or book or journal, third
    return journal if second or third else "", second or third


def _numbers(record: Record, csl: str, texts: dict[str, str], extra: dict[str, str]) -> None:
    first, last = record.first("SP"), record.first("EP")
    page = pages(first if "-" in first else page_range(first, last))
    counted = csl in WHOLE and not last and ends_of(page) is None
    issue, number = record.first("IS", "CP"), record.first("M1")
    if csl in IN_JOURNAL:
        found = {"issue": issue or number}
        if issue and number:
            extra["M1"] = number
    elif csl in BOOKS:
        found = {"collection-number" if "collection-title" in texts else "issue": issue}
        found["number"] = number
    else:
        found = {"number": number or issue, "issue": issue if number and number != issue else ""}
    kind = record.first("M3")
    if names_type(csl, kind):
        extra["M3"] = kind
    elif "10." not in kind:
        found["genre"] = kind
    found["number-of-pages" if counted else "page"] = page
    if csl in VERSIONED and "edition" in texts:
        found["version"] = texts.pop("edition")
    texts |= {variable: value for variable, value in found.items() if value}


def _identifiers(record: Record, texts: dict[str, str], extra: dict[str, str]) -> None:
    numbers = record.all("SN")
    issn = [
        one
        for one in numbers
        if _ISSN.search(one) and len(re.sub(r"[^\dXx]", "", one)) % _ISSN_DIGITS == 0
    ]
    isbn = [one for one in numbers if one not in issn]
    if issn:
        texts["ISSN"] = ", ".join(issn)
    if isbn:
        texts["ISBN"] = ", ".join(isbn)
    typed = record.first("DO")
    found = doi(typed) or typed
    if not found:
        found = next((d for tag in _FROM_DOI_FIELDS for v in record.all(tag) if (d := doi(v))), "")
    if found:
        texts["DOI"] = found
    if extra.get("L3") and doi(extra["L3"]) == found:
        del extra["L3"]


def _dates(record: Record) -> dict[str, Date]:
    """Return the date of publication, the fullest of those of one year, and that of access."""
    found: dict[str, Date] = {}
    candidates = [_date(one) for one in record.all("PY", "Y1", "DA")]
    if candidates:
        best = candidates[0]
        for one in candidates[1:]:
            same_year = not best.parts or one.parts[:1] == best.parts[:1]
            if same_year and _told(one) > _told(best):
                best = replace(one, suffix=best.suffix)
        found["issued"] = best
    if accessed := record.first("Y2"):
        found["accessed"] = _date(accessed)
    return found


def _told(date: Date) -> tuple[int, bool]:
    """Return how much a date tells: its figures, and whether anything stands beside them."""
    more = date.until or date.season or date.circa or date.literal
    return len(date.parts), bool(date.parts and more)


def _date(text: str) -> Date:
    """Return the Date of "2005/07/15/", "2009///", "2015/october" or a date in words."""
    match = _DATE.fullmatch(text)
    if match is None:
        return from_text(text)
    year, month, day, more = match.groups()
    # "2017/03//2017-03/2017-05": what else is said of the date may be the whole of it.
    if more and (whole := from_edtf(more)).parts[:1] == (int(year),):
        return whole
    number = (
        int(month) if (month or "").isdecimal() else months().get((month or "").lower()[:20], 0)
    )
    if not is_month(number):
        words = " ".join(part for part in (month, more, year) if part)
        return from_text(words) if month or more else Date((int(year),))
    parts: tuple[int, ...] = (int(year), number)
    if day and is_day(int(day)):
        parts = (*parts, int(day))
    return Date(parts)
