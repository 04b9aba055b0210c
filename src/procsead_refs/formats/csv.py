"""CSV for spreadsheets: a row a reference, a column a field; no cell is ever read as a formula.

A cell that begins like a formula gets an apostrophe before it, which reading takes off again
(OWASP, "CSV Injection"). Reading knows our columns, and those of Zotero's and Scopus's exports.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from procsead_refs.dates import from_edtf, from_text, to_edtf
from procsead_refs.errors import Refusal
from procsead_refs.formats._csl import DATES, NAMES, TEXTS, TYPES
from procsead_refs.formats._persons import inverted, written
from procsead_refs.formats._zotero import ITEM_TYPES
from procsead_refs.model import Date, Name, Reference

if TYPE_CHECKING:
    from collections.abc import Sequence

SUFFIXES = (".csv", ".tsv")
_FORMULA = re.compile(r"'*\s*[=+\-@＝＋－＠\t\r\x00]")
_MARKED = re.compile(r"'+\s*[=+\-@＝＋－＠\t\r\x00]")
_FIRST = ("id", "type", "author", "issued", "title", "container-title", "volume", "issue", "page")
_LARGEST_CELL = 10_000_000
_SEPARATOR = re.compile(r"\ufeff?\"?sep=([,;\t|])\"?\n")  # by which Excel is told
_PERSON = re.compile(r"\s*(\{(?:\\.|[^{}\\])*\}|[^;]+)\s*(?:;|$)")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_TO_ESCAPE = re.compile(r"[{}\\]")

# Column headings of other programs, folded.
_HEADINGS = {
    "key": "id",
    "item type": "type",
    "document type": "type",
    "authors": "author",
    "year": "year",
    "publication year": "year",
    "date": "issued",
    "document title": "title",
    "publication title": "container-title",
    "source title": "container-title",
    "journal": "container-title",
    "journal abbreviation": "container-title-short",
    "abbreviated source title": "container-title-short",
    "abstract note": "abstract",
    "pages": "page",
    "num pages": "number-of-pages",
    "number of volumes": "number-of-volumes",
    "place": "publisher-place",
    "series": "collection-title",
    "series number": "collection-number",
    "short title": "title-short",
    "manual tags": "keyword",
    "author keywords": "keyword",
    "keywords": "keyword",
    "url": "URL",
    "link": "URL",
    "doi": "DOI",
    "isbn": "ISBN",
    "issn": "ISSN",
    "pubmed id": "PMID",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "access date": "accessed",
    "notes": "note",
    "extra": "note",
    "language of original document": "language",
    "library catalog": "source",
    "call number": "call-number",
    "archive location": "archive_location",
}
# Names of types in lower case: Zotero's, and those of Scopus.
_TYPES = {name.lower(): csl for name, csl in ITEM_TYPES.items()} | {
    "article": "article-journal",
    "book chapter": "chapter",
    "conference paper": "paper-conference",
    "review": "article-journal",
}


def sniff(text: str) -> bool:
    """Return whether a text's first line is a heading with a title column."""
    line = text.split("\n", 1)[0].casefold()
    if line.startswith(("<", "{", "[", "@")):  # another format, all on one line
        return False
    return "title" in line and any(line.count(mark) > 1 for mark in ",;\t")


def read(text: str) -> tuple[Reference, ...]:
    """Return the references of a table whose first row names its columns.

    A line before it may name what stands between cells: "sep=;".

    Raises:
        Refusal: a cell is too long or its quotation marks are not closed.
    """
    csv.field_size_limit(_LARGEST_CELL)
    named = _SEPARATOR.match(text)
    if named:
        text = text[named.end() :]
    heading = text.split("\n", 1)[0]
    delimiter = named[1] if named else max(",;\t", key=heading.count)
    lines = io.StringIO(text.replace("\x00", ""), newline="")
    rows = csv.reader(lines, delimiter=delimiter)
    try:
        columns = [_column(one) for one in next(rows, [])]
        return tuple(_reference(columns, row) for row in rows if any(cell.strip() for cell in row))
    except csv.Error as error:
        raise Refusal(f"row {rows.line_num}: {error}", remedy="export it again as CSV") from error


def _column(heading: str) -> str:
    plain = heading.strip().lstrip("\ufeff")
    known = {one.casefold(): one for one in (*NAMES, *DATES, *TEXTS, "id", "type", "raw")}
    low = plain.casefold()
    return _HEADINGS.get(low) or known.get(low) or plain


def _reference(columns: list[str], row: list[str]) -> Reference:
    names: dict[str, tuple[Name, ...]] = {}
    dates: dict[str, Date] = {}
    texts: dict[str, str] = {}
    rest: dict[str, str] = {}
    for column, cell in zip(columns, row, strict=False):
        value = cell[1:] if _MARKED.match(cell) else cell
        if not value:
            continue
        if column in NAMES:
            names[column] = tuple(_name(one) for one in _PERSON.findall(value) if one.strip())
        elif column in DATES:
            dates[column] = _date(value)
        elif column in TEXTS and column != "year-suffix":
            texts[column] = value
        else:
            rest[column.removeprefix("extra:")] = value
    if year := rest.pop("year", ""):
        dates.setdefault("issued", from_text(year))
    if letter := rest.pop("year-suffix", ""):
        dates["issued"] = replace(dates.get("issued", Date()), suffix=letter)
    typed = rest.pop("type", "document")
    kind = typed if typed in TYPES else _TYPES.get(typed.casefold(), typed.casefold())
    if kind not in TYPES:
        rest["type"], kind = typed, "document"
    return Reference(
        rest.pop("id", ""), kind, names, dates, texts, raw=rest.pop("raw", ""), extra=rest
    )


def _name(text: str) -> Name:
    text = text.strip()
    if text[:1] == "{" and text[-1:] == "}":
        return Name(literal=_ESCAPED.sub(r"\1", text[1:-1]))
    return Name(text[:-1]) if text.count(",") == 1 and text.endswith(",") else inverted(text)


def _date(text: str) -> Date:
    date = from_edtf(text)
    return date if date.parts else from_text(text)


def write(references: Sequence[Reference]) -> str:
    """Return references as a table: our columns in a fixed order, then the rest as they come."""
    rows = [_row(one) for one in references]
    seen = dict.fromkeys(column for row in rows for column in row)
    columns = [*(one for one in _FIRST if one in seen), *(one for one in seen if one not in _FIRST)]
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\n")
    table.writerow([_cell(column) for column in columns])
    table.writerows([[_cell(row.get(column, "")) for column in columns] for row in rows])
    return out.getvalue()


def _row(reference: Reference) -> dict[str, str]:
    row = {"id": reference.id, "type": reference.type}
    for variable, people in reference.names.items():
        row[variable] = "; ".join(_written_name(one) for one in people)
    for variable, date in reference.dates.items():
        row[variable] = to_edtf(date)
    if reference.issued.suffix:
        row["year-suffix"] = reference.issued.suffix
    row |= {variable: text for variable, text in reference.texts.items() if variable in TEXTS}
    row |= {f"extra:{name}": value for name, value in reference.extra.items()}
    if reference.raw:
        row["raw"] = reference.raw
    return row


def _written_name(name: Name) -> str:
    if name.literal:
        plain = inverted(name.literal) == name and not set(name.literal) & set(";{}\\")
        return name.literal if plain else f"{{{_TO_ESCAPE.sub(_escape, name.literal)}}}"
    return written(name) if name.given or name.suffix else f"{name.sort_name},"


def _escape(match: re.Match[str]) -> str:
    return f"\\{match[0]}"


def _cell(value: str) -> str:
    value = value.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{value}" if _FORMULA.match(value) else value
