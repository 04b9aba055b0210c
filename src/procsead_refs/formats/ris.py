"""RIS: the tagged format of Reference Manager, EndNote, Zotero, Mendeley and most publishers.

Sources: "RIS Format Specifications" (Thomson Reuters, 2012) with its table of tags by type; the
older "Reference Manager (RIS) Format Specification" for T1, A1, Y1, N2, JO and JA.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.dates import from_text, months
from procsead_refs.formats._csl import joined_keywords, keywords, pages
from procsead_refs.formats._persons import inverted, written
from procsead_refs.formats._tagged import Record, one_line, records
from procsead_refs.model import Date, Location, Name, Reading, Reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SUFFIXES = (".ris",)
_LINE = re.compile(r"\ufeff?[ \t]*(?P<tag>[A-Z][A-Z0-9])[ \t]{1,2}-(?:[ \t]|$)(?P<value>.*)")
_TYPE = re.compile(r"^\s*TY {1,2}- ", re.MULTILINE)
_DATE = re.compile(r"\s*(-?\d{3,4})\s*(?:[/-]\s*(\w*)\s*(?:[/-]\s*(\d*)\s*(?:/\s*(.*))?)?)?\s*")
_ISSN = re.compile(r"\d{4}-?\d{3}[\dXx]\b")

TYPES = {
    "ABST": "article-journal",
    "ADVS": "motion_picture",
    "AGGR": "dataset",
    "ANCIENT": "classic",
    "ART": "graphic",
    "BILL": "bill",
    "BLOG": "post-weblog",
    "BOOK": "book",
    "CASE": "legal_case",
    "CHAP": "chapter",
    "CHART": "figure",
    "CLSWK": "classic",
    "COMP": "software",
    "CONF": "book",
    "CPAPER": "paper-conference",
    "CTLG": "book",
    "DATA": "dataset",
    "DBASE": "dataset",
    "DICT": "entry-dictionary",
    "EBOOK": "book",
    "ECHAP": "chapter",
    "EDBOOK": "book",
    "EJOUR": "article-journal",
    "ELEC": "webpage",
    "ENCYC": "entry-encyclopedia",
    "EQUA": "figure",
    "FIGURE": "figure",
    "GEN": "document",
    "GOVDOC": "report",
    "GRNT": "document",
    "HEAR": "hearing",
    "ICOMM": "personal_communication",
    "INPR": "article-journal",
    "JFULL": "periodical",
    "JOUR": "article-journal",
    "LEGAL": "regulation",
    "MANSCPT": "manuscript",
    "MAP": "map",
    "MGZN": "article-magazine",
    "MPCT": "motion_picture",
    "MULTI": "webpage",
    "MUSIC": "musical_score",
    "NEWS": "article-newspaper",
    "PAMP": "pamphlet",
    "PAT": "patent",
    "PCOMM": "personal_communication",
    "POST": "post",
    "RPRT": "report",
    "SER": "book",
    "SLIDE": "speech",
    "SOUND": "song",
    "STAND": "standard",
    "STAT": "legislation",
    "STD": "standard",
    "THES": "thesis",
    "TREATY": "treaty",
    "UNBILL": "bill",
    "UNPB": "manuscript",
    "UNPD": "manuscript",
    "VIDEO": "motion_picture",
    "WEB": "webpage",
}
_WRITTEN_TYPES = {
    "article": "UNPB",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "bill": "BILL",
    "book": "BOOK",
    "broadcast": "VIDEO",
    "chapter": "CHAP",
    "classic": "CLSWK",
    "collection": "SER",
    "dataset": "DATA",
    "document": "GEN",
    "entry": "ENCYC",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "figure": "FIGURE",
    "graphic": "ART",
    "hearing": "HEAR",
    "legal_case": "CASE",
    "legislation": "STAT",
    "manuscript": "MANSCPT",
    "map": "MAP",
    "motion_picture": "MPCT",
    "musical_score": "MUSIC",
    "pamphlet": "PAMP",
    "paper-conference": "CPAPER",
    "patent": "PAT",
    "periodical": "JFULL",
    "personal_communication": "PCOMM",
    "post": "POST",
    "post-weblog": "BLOG",
    "regulation": "LEGAL",
    "report": "RPRT",
    "review": "JOUR",
    "review-book": "JOUR",
    "software": "COMP",
    "song": "SOUND",
    "speech": "SLIDE",
    "standard": "STAND",
    "thesis": "THES",
    "treaty": "TREATY",
    "webpage": "ELEC",
}
_IN_JOURNAL = {"article-journal", "article-magazine", "article-newspaper", "periodical"}
_IN_BOOK = {"chapter", "paper-conference", "entry", "entry-dictionary", "entry-encyclopedia"}
_OTHER_CONTAINERS = {"webpage", "post", "post-weblog", "legal_case", "hearing", "figure", "article"}
_TEXTS = {
    "AB": "abstract",
    "AN": "archive_location",
    "CN": "call-number",
    "CY": "publisher-place",
    "DB": "archive",
    "DP": "source",
    "ET": "edition",
    "LA": "language",
    "N1": "note",
    "NV": "number-of-volumes",
    "PB": "publisher",
    "RN": "annote",
    "SE": "section",
    "ST": "title-short",
    "UR": "URL",
    "VL": "volume",
}
_OLDER = {"N2": "AB", "PP": "CY", "VO": "VL", "L2": "UR", "LK": "UR", "AV": "AN"}
_DATES_USED = {"PY", "Y1", "DA", "Y2"}
_TITLES_USED = {"TI", "T1", "CT", "BT", "T2", "T3", "JO", "JF", "J1", "J2", "JA"}
_USED = frozenset(
    {"TY", "ER", "ID", "AU", "A1", "A2", "A3", "A4", "ED", "IS", "CP", "SP", "EP", "SN", "DO"}
    | {"KW", "M1", "M3", *_DATES_USED, *_TITLES_USED, *_TEXTS, *_OLDER}
)
_FROM_DOI_FIELDS = ("M3", "N1", "UR", "L3")
_TAG = re.compile(r"[A-Z][A-Z0-9]")


def sniff(text: str) -> bool:
    """Say whether a text has a line that begins a RIS record."""
    return _TYPE.search(text) is not None


def read(text: str) -> tuple[Reference, ...]:
    """Return the references of a RIS text; a record without ER ends where the next begins."""
    found = records(text, _LINE, begins=lambda tag, _: tag == "TY", ends="ER")
    return tuple(_reference(one) for one in found)


def _reference(record: Record) -> Reference:
    kind = record.first("TY").upper()
    csl = TYPES.get(kind, "document")
    texts: dict[str, str] = {}
    for tag, variable in _TEXTS.items():
        older = [one for one, newer in _OLDER.items() if newer == tag]
        values = record.all(tag) or record.all(*older)
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
    if kind and kind != _WRITTEN_TYPES.get(csl):
        extra["TY"] = kind
    if not (texts or record.all("AU", "A1", "A2", "ED", "PY", "Y1")):
        raw = "\n".join(f"{tag}  - {value}" for tag, value in record.pairs)
        problem = "the record has no title, name or date"
        place = Location(record.line - 1)
        return Reference(
            "", extra={"problem": problem}, raw=raw, location=place, reading=Reading(0.0, {}, raw)
        )
    return Reference(record.first("ID"), csl, _names(record, csl), _dates(record), texts, extra)


def _names(record: Record, csl: str) -> dict[str, tuple[Name, ...]]:
    third = "translator" if csl not in _IN_BOOK | {"book"} else "collection-editor"
    found = {
        "author": record.all("AU", "A1"),
        "editor": record.all("A2", "ED"),
        third: record.all("A3"),
        "translator": record.all("A3", "A4") if third == "translator" else record.all("A4"),
    }
    return {
        variable: tuple(inverted(one) for one in values)
        for variable, values in found.items()
        if values
    }


def _titles(record: Record, csl: str, texts: dict[str, str], extra: dict[str, str]) -> None:
    book, title = record.first("BT"), record.first("TI", "T1", "CT")
    second, third = record.first("T2"), record.first("T3")
    journal = record.first("JF", "JO", "JA", "J1", "J2")
    if not title and book:
        title, book = book, ""
    if csl in _IN_JOURNAL or (csl not in _IN_BOOK and journal):
        container = second if second and second != title else journal
        if csl == "article-journal" and not container:
            container = book or third
        series = third if container != third else ""
    elif csl in _IN_BOOK or csl in _OTHER_CONTAINERS:
        container = second or book or journal
        series = third
    else:
        container, series = "", second or third
    if not title and container and csl == "periodical":
        title, container = container, ""
    for variable, value in (
        ("title", title),
        ("container-title", container),
        ("collection-title", series),
    ):
        if value:
            texts[variable] = value
    short = record.first("JA", "J2", "J1", "JO")
    if short and short not in (container, title):
        texts["container-title-short"] = short
    for tag, value in (("BT", book), ("T3", third)):
        if value and value not in (container, series, title):
            extra[tag] = value


def _numbers(record: Record, csl: str, texts: dict[str, str], extra: dict[str, str]) -> None:
    first, last = record.first("SP"), record.first("EP")
    page = (
        f"{first}-{last}"
        if first and last and first != last and "-" not in first
        else first or last
    )
    if page:
        texts["number-of-pages" if csl in {"book", "thesis"} and "-" not in page else "page"] = (
            pages(page)
        )
    issue, number = record.first("IS", "CP"), record.first("M1")
    if csl in _IN_JOURNAL:
        if issue or number:
            texts["issue"] = issue or number
        if issue and number:
            extra["M1"] = number
    elif csl in {"book", "chapter", "paper-conference"} and issue:
        texts["collection-number" if "collection-title" in texts else "issue"] = issue
        if number:
            texts["number"] = number
    elif issue or number:
        texts["number"] = number or issue
        if issue and number and issue != number:
            texts["issue"] = issue
    kind = record.first("M3")
    if kind and "10." not in kind:
        texts["genre"] = kind


def _identifiers(record: Record, texts: dict[str, str], extra: dict[str, str]) -> None:
    from procsead_refs.identifiers import doi

    numbers = record.all("SN")
    issn = [
        one for one in numbers if _ISSN.search(one) and len(re.sub(r"[^\dXx]", "", one)) % 8 == 0
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
    found: dict[str, Date] = {}
    candidates = [_date(one) for one in record.all("PY", "Y1", "DA")]
    if candidates:
        best = candidates[0]
        for one in candidates[1:]:
            if len(one.parts) > len(best.parts) and one.parts[:1] in (
                best.parts[:1],
                one.parts[:1] if not best.parts else (),
            ):
                best = one
        found["issued"] = best
    if accessed := record.first("Y2"):
        found["accessed"] = _date(accessed)
    return found


def _date(text: str) -> Date:
    """Return the Date of "2005/07/15/", "2009///", "2015/october" or a date in words."""
    match = _DATE.fullmatch(text)
    if match is None:
        return from_text(text)
    year, month, day, more = match.groups()
    number = (
        int(month) if (month or "").isdecimal() else months().get((month or "").lower()[:20], 0)
    )
    if not 1 <= number <= 12:  # noqa: PLR2004 - months of a year
        words = " ".join(part for part in (month, more, year) if part)
        return from_text(words) if month or more else Date((int(year),))
    parts: tuple[int, ...] = (int(year), number)
    if day and 1 <= int(day) <= 31:  # noqa: PLR2004 - days of a month
        parts = (*parts, int(day))
    return Date(parts)


def write(references: Sequence[Reference]) -> str:
    """Return references as RIS records."""
    return "\n".join(_written(one) for one in references)


def _written(reference: Reference) -> str:
    csl = reference.type
    kind = reference.extra.get("TY", "")
    if TYPES.get(kind) != csl:
        kind = _WRITTEN_TYPES.get(csl, "GEN")
    lines = [f"TY  - {kind}", *(f"{tag}  - {value}" for tag, value in _pairs(reference) if value)]
    return "\n".join([*lines, "ER  - ", ""])


def _pairs(reference: Reference) -> Iterable[tuple[str, str]]:
    yield "ID", one_line(reference.id)
    third = "translator" if reference.type not in _IN_BOOK | {"book"} else "collection-editor"
    fourth = "" if third == "translator" else "translator"
    for tag, variable in (("AU", "author"), ("A2", "editor"), ("A3", third), ("A4", fourth)):
        for name in reference.names.get(variable, ()):
            yield tag, one_line(written(name, body_mark="," if "," in name.literal else ""))
    texts = dict(reference.texts)
    yield "TI", one_line(texts.pop("title", ""))
    yield from _written_titles(reference.type, texts)
    issued = reference.issued
    if issued.parts:
        yield "PY", str(issued.parts[0]) + issued.suffix
        if len(issued.parts) > 1:
            yield "DA", "/".join([f"{part:02d}" for part in issued.parts])
    elif issued.literal:
        yield "PY", issued.literal
    if accessed := reference.dates.get("accessed"):
        yield "Y2", "/".join(f"{part:02d}" for part in accessed.parts) or accessed.literal
    first, dash, last = texts.pop("page", "").partition("-")
    yield from (
        (("SP", first), ("EP", last))
        if dash and "-" not in last and "," not in last
        else (("SP", first + dash + last),)
    )
    if reference.type in {"book", "thesis"}:
        yield "SP", texts.pop("number-of-pages", "")
    yield from _written_numbers(reference.type, texts)
    yield "DO", texts.pop("DOI", "")
    for variable in ("ISSN", "ISBN"):
        for value in texts.pop(variable, "").split(", "):
            yield "SN", value
    for keyword in keywords(texts.pop("keyword", "")):
        yield "KW", one_line(keyword)
    for tag, variable in _TEXTS.items():
        yield tag, one_line(texts.pop(variable, ""))
    for tag, value in reference.extra.items():
        if _TAG.fullmatch(tag) and tag != "TY":
            yield tag, one_line(value)


def _written_titles(csl: str, texts: dict[str, str]) -> Iterable[tuple[str, str]]:
    container, series = texts.get("container-title", ""), texts.get("collection-title", "")
    if csl in _IN_JOURNAL | _IN_BOOK | _OTHER_CONTAINERS:
        yield "T2", one_line(container)
        yield "T3", one_line(series)
    else:
        yield "T2", one_line(series)
        yield "JF", one_line(container)
    yield "J2", one_line(texts.get("container-title-short", ""))


def _written_numbers(csl: str, texts: dict[str, str]) -> Iterable[tuple[str, str]]:
    issue, number, series = (texts.pop(v, "") for v in ("issue", "number", "collection-number"))
    if csl in {"book", "chapter", "paper-conference"}:
        yield "IS", series or issue
        yield "M1", number
    else:
        yield "IS", issue if csl in _IN_JOURNAL or number else issue
        yield "M1", number if csl not in _IN_JOURNAL or issue else ""
    yield "M3", texts.pop("genre", "")
