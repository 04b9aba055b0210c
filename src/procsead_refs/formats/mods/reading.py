"""MODS records to references."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.formats import _xml as xml
from procsead_refs.formats._csl import TYPES as CSL_TYPES
from procsead_refs.formats._values import joined_keywords, page_range, pages
from procsead_refs.formats.mods.mapping import (
    DETAILS,
    GENRES,
    IDENTIFIERS,
    IN_JOURNAL,
    RESOURCES,
)
from procsead_refs.formats.mods.origin import issued
from procsead_refs.formats.mods.people import people
from procsead_refs.identifiers import doi
from procsead_refs.model import Reference

if TYPE_CHECKING:
    from lxml.etree import _Element


def read(text: str) -> tuple[Reference, ...]:
    """Return the references of a MODS record or collection.

    Raises:
        Refusal: it is not well-formed XML, or declares entities.
    """
    return tuple(_reference(one) for one in xml.root(text).iter() if xml.name(one) == "mods")


def _reference(mods: _Element) -> Reference:
    host, series = _related(mods, "host"), _related(mods, "series")
    csl = _type(mods, host)
    texts = {
        "title": _title(mods),
        "title-short": _title(mods, "abbreviated"),
        "original-title": _title(mods, "translated"),
        **_host(host),
        "collection-title": _title(series),
        "collection-number": xml.first(series, "part", "detail", "number") or _part_number(series),
        "abstract": "\n".join(xml.texts(mods, "abstract")),
        "keyword": joined_keywords(_topics(mods)),
        "note": "\n".join(xml.texts(mods, "note")),
        "genre": "; ".join(one for one in xml.texts(mods, "genre") if one not in CSL_TYPES),
        "language": xml.first(mods, "language", "languageTerm"),
        "call-number": xml.first(mods, "classification")
        or xml.first(mods, "location", "shelfLocator"),
        "archive": xml.first(mods, "location", "physicalLocation"),
    }
    texts |= _origin(mods, host)
    texts |= {variable: value for variable, value in _part(mods).items() if value}
    texts |= {k: v for k, v in _identifiers(mods, host, csl).items() if v}
    if address := xml.first(mods, "location", "url"):
        texts["URL"] = address
    if not texts.get("title") and texts.get("container-title"):
        texts["title"] = texts.pop("container-title")
    date = issued(mods, host)
    extra = _extra(mods)
    return Reference(
        _key(mods) or mods.get("ID", ""),
        csl,
        people(mods, host, extra),
        {"issued": date} if date else {},
        {variable: value for variable, value in texts.items() if value},
        extra,
    )


def _key(mods: _Element) -> str:
    return next(
        (xml.text(one) for one in xml.children(mods, "identifier") if one.get("type") == "citekey"),
        "",
    )


def _related(mods: _Element, kind: str) -> _Element | None:
    return next((one for one in xml.children(mods, "relatedItem") if one.get("type") == kind), None)


def _type(mods: _Element, host: _Element | None) -> str:
    genres = xml.texts(mods, "genre")
    if exact := next((one for one in genres if one in CSL_TYPES), ""):
        return exact
    found = next((csl for one in genres if (csl := GENRES.get(one.lower()))), "")
    if found == "paper-conference" and host is None:
        return "book"  # the proceedings themselves
    found = found or RESOURCES.get(xml.first(mods, "typeOfResource").lower(), "") or _part_of(host)
    monograph = xml.first(mods, "originInfo", "issuance") == "monographic"
    return found or ("book" if monograph else "document")


def _part_of(host: _Element | None) -> str:
    """Return what a part of a host is: an article in a serial, a chapter elsewhere, or ""."""
    hosted = {one.lower() for one in xml.texts(host, "genre")}
    details = {one.get("type") for one in xml.children(host, "part", "detail")}
    serial = xml.first(host, "originInfo", "issuance") in {"continuing", "serial"}
    serial = serial or any(GENRES.get(one) == "article-journal" for one in hosted)
    if serial or "issue" in details or ("volume" in details and "book" not in hosted):
        return "article-journal"
    paged = xml.child(host, "part", "extent") is not None
    return "chapter" if paged or hosted else ""


def _title(element: _Element | None, kind: str = "") -> str:
    for one in xml.children(element, "titleInfo"):
        if (one.get("type") or "") != kind:
            continue
        title = " ".join(
            part
            for part in (xml.first(one, "nonSort"), xml.marked(xml.child(one, "title")))
            if part
        )
        if subtitle := xml.marked(xml.child(one, "subTitle")):
            title = (
                f"{title} {subtitle}"
                if title.endswith((":", "?", "!", "."))
                else f"{title}: {subtitle}"
            )
        part = ". ".join(xml.texts(one, "partNumber") + xml.texts(one, "partName"))
        return f"{title}. {part}" if part and title else title or part
    if not kind and element is not None:
        return _title(element, "uniform")
    return ""


def _host(host: _Element | None) -> dict[str, str]:
    titles = {"container-title": _title(host), "container-title-short": _title(host, "abbreviated")}
    return titles | _part(host)


def _part(element: _Element | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for detail in xml.children(element, "part", "detail"):
        variable = DETAILS.get(detail.get("type", ""))
        if variable and (value := xml.first(detail, "number") or xml.first(detail, "title")):
            found[variable] = value
    for extent in xml.children(element, "part", "extent"):
        first, last = xml.first(extent, "start"), xml.first(extent, "end")
        listed = xml.first(extent, "list") or xml.first(extent, "total")
        if page := page_range(first, last) or listed:
            found["page"] = pages(re.sub(r"^pp?\.\s*", "", page))
    return found


def _part_number(series: _Element | None) -> str:
    return xml.first(series, "titleInfo", "partNumber")


def _topics(mods: _Element) -> list[str]:
    return list(
        dict.fromkeys(
            text
            for subject in xml.children(mods, "subject")
            for one in subject
            if xml.name(one) in {"topic", "geographic", "temporal"} and (text := xml.text(one))
        )
    )


def _origin(mods: _Element, host: _Element | None) -> dict[str, str]:
    for where in (mods, host):
        publisher = xml.first(where, "originInfo", "publisher")
        places = [
            xml.text(one)
            for one in xml.children(where, "originInfo", "place", "placeTerm")
            if one.get("type") != "code"
        ]
        edition = xml.first(where, "originInfo", "edition")
        if publisher or places or edition:
            return {
                "publisher": publisher,
                "publisher-place": "; ".join(places),
                "edition": edition,
            }
    return {}


def _identifiers(mods: _Element, host: _Element | None, csl: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for where in (mods, host):
        for one in xml.children(where, "identifier"):
            variable = IDENTIFIERS.get(one.get("type", "").lower(), "")
            if not variable or one.get("invalid") == "yes":
                continue
            if where is host and (variable == "DOI" or (variable == "ISBN" and csl in IN_JOURNAL)):
                continue
            value = xml.text(one)
            if variable == "URL" and (named := doi(value)):
                variable, value = "DOI", named
            found.setdefault(variable, doi(value) or value if variable == "DOI" else value)
    return found


def _extra(mods: _Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, path in (
        ("extent", ("physicalDescription", "extent")),
        ("table-of-contents", ("tableOfContents",)),
        ("access-condition", ("accessCondition",)),
        ("target-audience", ("targetAudience",)),
    ):
        if values := xml.texts(mods, *path):
            found[name] = "; ".join(values)
    alternative = _title(mods, "alternative")
    if alternative:
        found["alternative-title"] = alternative
    for one in xml.children(mods, "identifier"):
        kind = one.get("type", "").lower()
        if kind not in IDENTIFIERS and kind != "citekey" and (value := xml.text(one)):
            name = kind or "identifier"
            found[name] = f"{found[name]}; {value}" if name in found else value
    return found
