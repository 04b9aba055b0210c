"""RefWorks tagged format, both ways.

Source: "RefWorks Tagged Format" in the RefWorks help: two-letter tags, "RT" first, a blank line
between records.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.dates import from_text
from procsead_refs.formats._csl import joined_keywords, keywords, pages
from procsead_refs.formats._persons import inverted, written
from procsead_refs.formats._tagged import Record, one_line, records
from procsead_refs.identifiers import doi
from procsead_refs.model import Date, Name, Reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SUFFIXES = (".refworks",)
_LINE = re.compile(r"\ufeff?(?P<tag>[A-Z][A-Z0-9])(?:[ \t](?:- )?(?P<value>.*))?")
_START = re.compile(r"^RT [A-Z]", re.MULTILINE)

# RefWorks' types in lower case; the first name of a CSL type is the one written.
_TYPES = {
    "journal article": "article-journal",
    "journal, electronic": "article-journal",
    "journal": "article-journal",
    "abstract": "article-journal",
    "artwork": "graphic",
    "bills/resolutions": "bill",
    "book, whole": "book",
    "book, edited": "book",
    "monograph": "book",
    "book, section": "chapter",
    "case/court decisions": "legal_case",
    "catalog": "book",
    "computer program": "software",
    "conference proceedings": "paper-conference",
    "dissertation/thesis": "thesis",
    "dissertation/thesis, unpublished": "thesis",
    "dissertation": "thesis",
    "generic": "document",
    "grant": "document",
    "hearing": "hearing",
    "laws/statutes": "legislation",
    "magazine article": "article-magazine",
    "map": "map",
    "motion picture": "motion_picture",
    "music score": "musical_score",
    "newspaper article": "article-newspaper",
    "online discussion forum": "post",
    "online discussion forum/blogs": "post-weblog",
    "patent": "patent",
    "personal communication": "personal_communication",
    "report": "report",
    "sound recording": "song",
    "unpublished material": "manuscript",
    "video/ dvd": "motion_picture",
    "video": "motion_picture",
    "web page": "webpage",
}
_NAMES = {csl: name for name, csl in reversed(_TYPES.items())} | {
    "article": "unpublished material",
    "broadcast": "video/ dvd",
    "classic": "book, whole",
    "collection": "book, whole",
    "dataset": "generic",
    "entry": "book, section",
    "entry-dictionary": "book, section",
    "entry-encyclopedia": "book, section",
    "figure": "artwork",
    "pamphlet": "book, whole",
    "regulation": "laws/statutes",
    "review": "journal article",
    "review-book": "journal article",
    "speech": "unpublished material",
    "standard": "report",
    "treaty": "laws/statutes",
}
_PEOPLE = {
    "A1": "author",
    "A2": "editor",
    "A3": "collection-editor",
    "A4": "translator",
    "A5": "compiler",
}
_TEXTS = {
    "AB": "abstract",
    "CL": "section",
    "CN": "call-number",
    "DB": "archive",
    "DS": "source",
    "ED": "edition",
    "IS": "issue",
    "LA": "language",
    "NO": "note",
    "PB": "publisher",
    "PP": "publisher-place",
    "ST": "title-short",
    "T1": "title",
    "UL": "URL",
    "VO": "volume",
    "WT": "container-title",
}
_USED = frozenset(
    {"RT", "ID", "JF", "JO", "T2", "T3", "YR", "FD", "RD", "SP", "OP", "K1", "SN", "DO", "LK", "SR"}
    | {*_TEXTS, *_PEOPLE}
)
_IN_JOURNAL = {"article-journal", "article-magazine", "article-newspaper"}
_IN_BOOK = {"chapter", "paper-conference"}
_ISSN = re.compile(r"\d{4}-?\d{3}[\dXx]")
_RANGE = re.compile(r"([^-,]+)-([^-,]+)")
_TAG = re.compile(r"[A-Z][A-Z0-9]")


def sniff(text: str) -> bool:
    """Return whether a text has a line that begins a RefWorks record."""
    return _START.search(text) is not None and "TY  -" not in text


def read(text: str) -> tuple[Reference, ...]:
    """Return the references of a RefWorks tagged text, a record at each RT."""
    found = records(text, _LINE, begins=lambda tag, _: tag == "RT")
    return tuple(_reference(one) for one in found if any(tag == "RT" for tag, _ in one.pairs))


def _reference(record: Record) -> Reference:
    typed = record.first("RT")
    csl = _TYPES.get(typed.lower(), "document")
    texts = {v: "; ".join(values) for tag, v in _TEXTS.items() if (values := record.all(tag))}
    if csl not in _IN_JOURNAL and (number := texts.pop("issue", "")):
        texts["collection-number" if csl == "book" else "number"] = number
    second, third = record.first("T2"), record.first("T3")
    journal = record.first("JF") or record.first("JO")
    if csl in _IN_BOOK or csl in _IN_JOURNAL:
        container, series = journal or second, third or (second if journal else "")
    else:
        container, series = journal or texts.get("container-title", ""), second or third
    abbreviated = record.first("JO")
    first, last = record.first("SP"), record.first("OP")
    typed_doi, serial = record.first("DO"), record.first("SN")
    texts |= {
        variable: value
        for variable, value in (
            ("container-title", container),
            ("collection-title", series if series != container else ""),
            ("container-title-short", abbreviated if abbreviated != container else ""),
            (
                "page",
                pages(f"{first}-{last}" if first and last and first != last else first or last),
            ),
            ("keyword", joined_keywords(record.all("K1"))),
            ("DOI", doi(typed_doi) or typed_doi),
            ("ISSN" if _ISSN.fullmatch(serial) else "ISBN", serial),
            ("URL", texts.get("URL") or record.first("LK")),
        )
        if value
    }
    extra = record.rest(_USED)
    if typed.lower() != _NAMES.get(csl):
        extra["RT"] = typed
    names = {
        variable: tuple(
            inverted(one) for value in values for one in value.split(";") if one.strip()
        )
        for tag, variable in _PEOPLE.items()
        if (values := record.all(tag))
    }
    return Reference(record.first("ID"), csl, names, _dates(record), texts, extra)


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


def write(references: Sequence[Reference]) -> str:
    """Return references as RefWorks records."""
    return "\n".join(_written(one) for one in references)


def _written(reference: Reference) -> str:
    kind = reference.extra.get("RT", "")
    if _TYPES.get(kind.lower()) != reference.type:
        kind = _NAMES.get(reference.type, "generic").title().replace("Dvd", "DVD")
    lines = [
        f"RT {kind}",
        *(f"{tag} {one_line(value)}" for tag, value in _pairs(reference) if value),
    ]
    return "\n".join([*lines, ""])


def _pairs(reference: Reference) -> Iterable[tuple[str, str]]:
    texts, csl = dict(reference.texts), reference.type
    yield "ID", reference.id
    for tag, variable in _PEOPLE.items():
        yield from ((tag, _name(name)) for name in reference.names.get(variable, ()))
    container, series = texts.pop("container-title", ""), texts.pop("collection-title", "")
    if csl in _IN_BOOK:
        yield from (("T2", container), ("T3", series))
    else:
        yield from (("JF", container), ("T3" if csl in _IN_JOURNAL else "T2", series))
    yield "JO", texts.pop("container-title-short", "")
    yield from _written_dates(reference)
    page = texts.pop("page", "")
    ends = _RANGE.fullmatch(page)
    yield from (("SP", ends[1]), ("OP", ends[2])) if ends else (("SP", page),)
    if csl not in _IN_JOURNAL:
        number, series_number = texts.pop("number", ""), texts.pop("collection-number", "")
        texts["issue"] = series_number if csl == "book" else number or texts.get("issue", "")
    yield from (("K1", keyword) for keyword in keywords(texts.pop("keyword", "")))
    yield "DO", texts.pop("DOI", "")
    yield "SN", texts.pop("ISSN", "") or texts.pop("ISBN", "")
    yield from ((tag, texts.get(variable, "")) for tag, variable in _TEXTS.items())
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


def _name(name: Name) -> str:
    return written(name, body_mark="," if "," in name.literal else "")
