"""nbib: PubMed's MEDLINE display format. Read only: PubMed is its one author.

Source: "MEDLINE/PubMed Data Element (Field) Descriptions", https://www.nlm.nih.gov/bsd/mms/medlineelements.html.
"""

from __future__ import annotations

import re

from procsead_refs.dates import from_text
from procsead_refs.formats._persons import inverted
from procsead_refs.formats._tagged import Record, records
from procsead_refs.formats._values import joined_keywords, pages
from procsead_refs.model import Date, Name, Reference

SUFFIXES = (".nbib", ".medline")
_LINE = re.compile(r"(?P<tag>[A-Z][A-Z0-9]{1,3}) {0,3}- ?(?P<value>.*)")
_START = re.compile(r"^\s*(?:PMID|OWN|STAT|VI|DP|FAU|JT) {0,2}- ?\S", re.MULTILINE)
_IDENTIFIER = re.compile(r"(?P<value>.+?)\s*\[(?P<kind>[^\]]+)\]")
_ISSN = re.compile(r"\d{4}-\d{3}[\dXx]")
_TEXTS = {
    "AB": "abstract",
    "CTI": "collection-title",
    "EN": "edition",
    "IP": "issue",
    "LA": "language",
    "PB": "publisher",
    "PL": "publisher-place",
    "PMC": "PMCID",
    "PMID": "PMID",
    "SI": "archive_location",
    "TA": "container-title-short",
    "VI": "volume",
    "VTI": "volume-title",
}
_USED = frozenset(
    {*_TEXTS, "AU", "FAU", "CN", "ED", "FED", "TI", "TT", "BTI", "JT", "DP", "DEP", "PG", "AID"}
    | {"LID", "IS", "ISBN", "MH", "OT", "PT", "GN", "LR", "SO"}
)
_TYPES = {
    "book": "book",
    "book chapter": "chapter",
    "case reports": "article-journal",
    "congress": "paper-conference",
    "dataset": "dataset",
    "legal case": "legal_case",
    "legislation": "legislation",
    "newspaper article": "article-newspaper",
    "preprint": "article",
    "technical report": "report",
    "reports - research": "article-journal",
    "thesis": "thesis",
}


def sniff(text: str) -> bool:
    """Return whether a text has lines with MEDLINE's tags."""
    return _START.search(text) is not None


def read(text: str) -> tuple[Reference, ...]:
    """Return the references of a MEDLINE text; a record begins at each PMID (or ERIC's OWN)."""
    found = records(text, _LINE, begins=_begins)
    return tuple(_reference(one) for one in found)


def _begins(tag: str, record: Record) -> bool:
    if tag not in {"PMID", "OWN"}:
        return False
    known = {mine for mine, _ in record.pairs}
    return tag in known or (tag == "PMID" and bool(known - {"OWN"}))


def _reference(record: Record) -> Reference:
    texts = {
        variable: "; ".join(values)
        for tag, variable in _TEXTS.items()
        if (values := record.all(tag))
    }
    title, book = record.first("TI", "TT"), record.first("BTI")
    container = record.first("JT", "TA") or (book if title else "")
    titles = {"title": title or book, "container-title": container}
    texts |= {variable: value for variable, value in titles.items() if value}
    if texts.get("container-title-short") == container:
        del texts["container-title-short"]
    if page := record.first("PG"):
        texts["page"] = pages(page)
    _identifiers(record, texts)
    if words := [one.replace("*", "") for one in record.all("MH", "OT")]:
        texts["keyword"] = joined_keywords(words)
    if notes := record.all("GN"):
        texts["note"] = "\n".join(notes)
    extra = record.rest(_USED)
    if kinds := record.all("PT"):
        extra["PT"] = "; ".join(kinds)
    if title and record.first("TT"):
        texts["original-title"] = record.first("TT")
    kind = next((_TYPES[one.lower()] for one in record.all("PT") if one.lower() in _TYPES), "")
    if not kind or (kind == "book" and title and book):
        kind = _by_container(title, book, texts)
    dates = {"issued": date} if (date := _date(record)) else {}
    return Reference(record.first("PMID"), kind, _names(record), dates, texts, extra)


def _by_container(title: str, book: str, texts: dict[str, str]) -> str:
    if book:
        return "chapter" if title else "book"
    return (
        "article-journal" if "container-title" in texts or not texts.get("publisher") else "report"
    )


def _names(record: Record) -> dict[str, tuple[Name, ...]]:
    """Return authors (full names where there are, corporate ones in their place) and editors."""
    full = bool(record.all("FAU"))
    authors = [
        inverted(value) if tag != "CN" else Name(literal=value)
        for tag, value in record.pairs
        if value and tag in {"FAU" if full else "AU", "CN"}
    ]
    editors = [inverted(one) for one in record.all("FED") or record.all("ED")]
    found = {"author": tuple(authors), "editor": tuple(editors)}
    return {variable: people for variable, people in found.items() if people}


def _date(record: Record) -> Date | None:
    typed = record.first("DP", "DEP")
    if re.fullmatch(r"\d{8}", typed):
        return from_text(f"{typed[:4]}-{typed[4:6]}-{typed[6:]}")
    return from_text(typed) if typed else None


def _identifiers(record: Record, texts: dict[str, str]) -> None:
    for value in record.all("AID", "LID"):
        match = _IDENTIFIER.fullmatch(value)
        if match and match["kind"] == "doi":
            texts.setdefault("DOI", match["value"])
        elif (
            match and match["kind"] == "pii" and "page" not in texts and value in record.all("LID")
        ):
            texts["page"] = match["value"]
    issn = [match[0] for value in record.all("IS") if (match := _ISSN.search(value))]
    if issn:
        texts["ISSN"] = ", ".join(dict.fromkeys(issn))
    isbn = [re.sub(r"^ISBN\s*|\s*\(.*\)$", "", value) for value in record.all("ISBN")]
    if isbn:
        texts["ISBN"] = ", ".join(dict.fromkeys(isbn))
