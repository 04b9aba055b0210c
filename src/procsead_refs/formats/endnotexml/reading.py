"""EndNote XML to references."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.dates import from_text
from procsead_refs.formats import _attachments
from procsead_refs.formats import _xml as xml
from procsead_refs.formats._persons import inverted
from procsead_refs.formats._values import ends_of, joined_keywords, pages
from procsead_refs.formats.endnotexml.mapping import (
    BY_CSL,
    BY_NAME,
    IN_JOURNAL,
    IN_SERIES,
    NUMBERED,
    TEXTS,
    TYPES,
)
from procsead_refs.identifiers import doi
from procsead_refs.model import Date, Name, Reference
from procsead_refs.type_words import names_type

if TYPE_CHECKING:
    from lxml.etree import _Element

_USED = frozenset(
    {*TEXTS, "contributors", "titles", "periodical", "alt-periodical", "pages", "number", "dates"}
    | {"isbn", "electronic-resource-num", "urls", "keywords", "ref-type", "rec-number", "label"}
    | {"foreign-keys", "source-app", "database", "issue", "section", "access-date"}
)
_ISSN = re.compile(r"\b\d{4}-?\d{3}[\dXx]\b")
_DATE_WORD = re.compile(r"\d{4}")


def read(text: str) -> tuple[Reference, ...]:
    """Return the references of an EndNote XML text.

    Raises:
        Refusal: it is not well-formed XML, or declares entities.
    """
    root = xml.root(text)
    return tuple(_reference(one) for one in root.iter() if xml.name(one) == "record")


def _reference(record: _Element) -> Reference:
    kind = xml.child(record, "ref-type")
    number = xml.text(kind)
    typed = kind.get("name", "") if kind is not None else ""
    csl = BY_NAME.get(typed) or TYPES.get(number, ("", "document"))[1]
    texts = {
        variable: "; ".join(values)
        for tag, variable in TEXTS.items()
        if (values := xml.texts(record, tag))
    }
    extra = _extra(record)
    if typed and typed != TYPES.get(BY_CSL.get(csl, ""), ("",))[0]:
        extra["ref-type"] = typed
    _titles(record, csl, texts)
    _numbers(record, csl, texts, extra)
    if words := xml.texts(record, "keywords", "keyword"):
        texts["keyword"] = joined_keywords(words)
    if names_type(csl, texts.get("genre", "")):
        extra["work-type"] = texts.pop("genre")
    _urls(record, texts, extra)
    found = xml.first(record, "label") or xml.first(record, "rec-number")
    return Reference(found, csl, _names(record, csl), _dates(record), texts, extra)


def _urls(record: _Element, texts: dict[str, str], extra: dict[str, str]) -> None:
    """Take a record's addresses and, from its PDF addresses, where its files lie."""
    urls, files = list[str](), list[str]()
    for group in xml.children(record, "urls"):
        for kind in group:
            found = [
                text for one in kind.iter() if xml.name(one) == "url" and (text := xml.text(one))
            ]
            (files if xml.name(kind) == "pdf-urls" else urls).extend(found)
    if urls:
        texts["URL"] = urls[0]
    if urls[1:]:
        extra["urls"] = " ".join(urls[1:])
    if files:
        extra["file"] = _attachments.field(files)


def _extra(record: _Element) -> dict[str, str]:
    return {
        name: value
        for one in record
        if (name := xml.name(one)) and name not in _USED and (value := xml.text(one))
    }


def _titles(record: _Element, csl: str, texts: dict[str, str]) -> None:
    titles = xml.child(record, "titles")

    def title(name: str) -> str:
        return xml.marked(xml.child(titles, name))

    second = title("secondary-title")
    journal = xml.first(record, "periodical", "full-title") or xml.first(
        record, "alt-periodical", "full-title"
    )
    abbreviated = xml.first(record, "periodical", "abbr-1") or title("alt-title")
    if csl in IN_SERIES:
        found = {
            "collection-title": second or title("tertiary-title"),
            "container-title": journal if journal != second else "",
        }
    else:
        found = {"container-title": second or journal, "collection-title": title("tertiary-title")}
    found |= {
        "title": title("title"),
        "title-short": title("short-title"),
        "original-title": title("translated-title"),
        "container-title-short": abbreviated if abbreviated not in (second, journal) else "",
    }
    texts |= {variable: value for variable, value in found.items() if value}


def _numbers(record: _Element, csl: str, texts: dict[str, str], extra: dict[str, str]) -> None:
    number, issue = xml.first(record, "number"), xml.first(record, "issue")
    section = xml.first(record, "section")
    if csl in IN_JOURNAL:
        values = {"issue": number or issue, "section": "" if csl == "article-journal" else section}
        if csl == "article-journal" and section:
            extra["section"] = section
    elif csl in {"book", "chapter", "paper-conference"}:
        values = {"collection-number": number, "issue": issue, "chapter-number": section}
    else:
        values = {"number": number, "issue": issue, "section": section}
    page = xml.first(record, "pages")
    counted = csl in {"book", "thesis"} and ends_of(pages(page)) is None
    values["number-of-pages" if counted else "page"] = pages(page)
    typed = xml.first(record, "electronic-resource-num")
    values["DOI"] = doi(typed) or typed
    serial = xml.first(record, "isbn")
    if csl in NUMBERED and serial and not _ISSN.search(serial) and not values.get("number"):
        values["number"] = serial
    elif serial:
        is_issn = _ISSN.search(serial) and len(re.sub(r"[^\dXx]", "", serial)) % 8 == 0
        values["ISSN" if is_issn else "ISBN"] = serial
    texts |= {variable: value for variable, value in values.items() if value}


def _names(record: _Element, csl: str) -> dict[str, tuple[Name, ...]]:
    second = "collection-editor" if csl == "book" else "editor"
    found: dict[str, tuple[Name, ...]] = {}
    for group, variable in (
        ("authors", "author"),
        ("secondary-authors", second),
        ("tertiary-authors", "translator" if csl in IN_JOURNAL else "collection-editor"),
        ("subsidiary-authors", "translator"),
        ("translated-authors", "translator"),
    ):
        typed = [one for one in xml.texts(record, "contributors", group, "author") if one]
        people = tuple(inverted(one) for one in typed)
        if people:
            found[variable] = found.get(variable, ()) + people
    kind = xml.child(record, "ref-type")
    if (
        kind is not None
        and kind.get("name") == "Edited Book"
        and "editor" not in found
        and "author" in found
    ):
        found["editor"] = found.pop("author")
    return found


def _dates(record: _Element) -> dict[str, Date]:
    accessed = xml.first(record, "access-date")
    return _issued(record) | ({"accessed": from_text(accessed)} if accessed else {})


def _issued(record: _Element) -> dict[str, Date]:
    year, day = xml.first(record, "dates", "year"), xml.first(record, "dates", "pub-dates", "date")
    if not year and not day:
        return {}
    if _DATE_WORD.search(day):
        date = from_text(day)
        if not year or date.parts[:1] == from_text(year).parts[:1]:
            return {"issued": date}
    plain = from_text(year)
    if not day or len(plain.parts) != 1:
        return {"issued": plain}
    date = from_text(f"{day} {year}")
    return {"issued": date if date.parts[:1] == plain.parts else plain}
