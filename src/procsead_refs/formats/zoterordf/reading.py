"""Zotero RDF to references."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.dates import from_edtf, from_text
from procsead_refs.formats import _xml as xml
from procsead_refs.formats._persons import inverted, particled
from procsead_refs.formats._values import joined_keywords, pages
from procsead_refs.formats._zotero import ITEM_TYPES
from procsead_refs.formats.zoterordf.mapping import (
    CLASSES,
    CONTAINERS,
    PEOPLE,
    TEXTS,
)
from procsead_refs.identifiers import doi
from procsead_refs.model import Date, Name, Reference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def read(text: str) -> tuple[Reference, ...]:
    """Return the references of a Zotero RDF text; notes and attachments are not works.

    Raises:
        Refusal: it is not well-formed XML, or declares entities.
    """
    root = xml.root(text)
    about = {key: one for one in root if (key := one.get(f"{_RDF}about"))}
    return tuple(_reference(one, about) for one in root if _is_item(one))


def _is_item(element: _Element) -> bool:
    kind = xml.first(element, "itemType")
    if kind in {"attachment", "note"}:
        return False
    return bool(kind) or (xml.name(element) in CLASSES and bool(xml.first(element, "title")))


def _reference(element: _Element, about: dict[str, _Element]) -> Reference:
    kind = xml.first(element, "itemType")
    csl = ITEM_TYPES.get(kind) or CLASSES.get(xml.name(element), "document")
    texts = {v: value for name, v in TEXTS.items() if (value := xml.first(element, name))}
    for part in _parts(element, about):
        texts |= _container(part, csl, texts)
    texts |= _numbers(element, csl)
    publisher = xml.child(element, "publisher", "Organization")
    texts |= {
        variable: value
        for variable, value in (
            ("page", pages(xml.first(element, "pages"))),
            ("publisher", xml.first(publisher, "name")),
            ("publisher-place", xml.first(publisher, "adr", "Address", "locality")),
            ("keyword", joined_keywords(list(_subjects(element)))),
        )
        if value
    }
    names = {
        variable: people
        for name, variable in PEOPLE.items()
        if (people := tuple(_people(element, name)))
    }
    dates = {
        variable: date
        for variable, name in (("issued", "date"), ("accessed", "dateSubmitted"))
        if (date := _date(xml.first(element, name)))
    }
    key = xml.first(element, "citationKey") or ""
    return Reference(key, csl, names, dates, texts)


def _parts(element: _Element, about: dict[str, _Element]) -> Iterator[_Element]:
    for link in xml.children(element, "isPartOf"):
        target = about.get(link.get(f"{_RDF}resource", ""))
        yield from [target] if target is not None else list(link)


def _container(part: _Element, csl: str, texts: dict[str, str]) -> dict[str, str]:
    kind = xml.name(part)
    if kind == "Series":
        found = {
            "collection-title": xml.first(part, "title"),
            "collection-number": xml.first(part, "identifier"),
        }
    elif kind in CONTAINERS or not texts.get("container-title"):
        found = {
            "container-title": xml.first(part, "title"),
            "container-title-short": xml.first(part, "alternative"),
            "volume": xml.first(part, "volume"),
            "issue": xml.first(part, "number"),
            "publisher": xml.first(part, "publisher", "Organization", "name"),
        } | _numbers(part, csl)
    else:
        found = {}
    if csl == "book":
        found.pop("container-title", None)
    return {variable: value for variable, value in found.items() if value}


def _numbers(element: _Element, csl: str) -> dict[str, str]:
    found: dict[str, str] = {}
    if volume := xml.first(element, "volume"):
        found["volume"] = volume
    if number := xml.first(element, "number"):
        journal = csl.startswith("article-")
        found["issue" if journal else "number"] = number
    for one in xml.children(element, "identifier"):
        value = xml.text(one)
        if address := xml.first(one, "URI", "value"):
            found["URL"] = address
        elif match := re.fullmatch(r"(ISBN|ISSN)\s+(.+)", value):
            found[match[1]] = match[2]
        elif named := doi(value):
            found["DOI"] = named
    return found


def _people(element: _Element, name: str) -> Iterator[Name]:
    for person in xml.children(element, name, "Seq", "li", "Person"):
        family, given = (
            xml.first(person, "surname"),
            xml.first(person, "givenName") or xml.first(person, "givenname"),
        )
        if family and given:
            particle, rest = particled(family)
            yield Name(rest, given, particle)
        elif family or given:
            yield Name(literal=family or given)
    for body in xml.children(element, name, "Seq", "li", "Organization"):
        yield Name(literal=xml.first(body, "name"))
    if name == "authors":  # plain Dublin Core
        yield from (inverted(one) for one in xml.texts(element, "creator"))


def _subjects(element: _Element) -> Iterator[str]:
    for one in xml.children(element, "subject"):
        value = xml.first(one, "AutomaticTag", "value") or xml.text(one)
        if value:
            yield value


def _date(text: str) -> Date | None:
    if not text:
        return None
    date = (
        from_edtf(text.partition(" ")[0]) if re.match(r"\d{4}-\d\d-\d\d", text) else from_edtf(text)
    )
    return date if date.parts else from_text(text)
