"""References to MODS."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.dates import to_edtf
from procsead_refs.formats import _xml as xml
from procsead_refs.formats._values import ends_of, keywords, without_marks
from procsead_refs.formats.mods.mapping import IN_BOOK, NAMESPACE, RESOURCE_OF, ROLE_OF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from procsead_refs.model import Name, Reference


def write(references: Sequence[Reference]) -> str:
    """Return references as a MODS 3.7 collection; the genre is CSL's type."""
    from lxml import etree

    root = etree.Element(f"{{{NAMESPACE}}}modsCollection", nsmap={None: NAMESPACE})
    for one in references:
        _Writer(one).write(root)
    return xml.written(root)


class _Writer:
    def __init__(self, reference: Reference) -> None:
        self.reference = reference
        self.texts = dict(reference.texts)

    def add(self, parent: _Element, tag: str, content: str = "", **attributes: str) -> _Element:
        return xml.add(parent, f"{{{NAMESPACE}}}{tag}", content, **attributes)

    def write(self, root: _Element) -> None:
        mods = self.add(root, "mods", version="3.7")
        csl = self.reference.type
        self.add(mods, "identifier", self.reference.id, type="citekey")
        self._title(mods, "title")
        self._title(mods, "title-short", "abbreviated")
        self._title(mods, "original-title", "translated")
        inside = "container-title" in self.texts
        for variable, people in self.reference.names.items():
            if variable in ROLE_OF and not (inside and csl in IN_BOOK and variable == "editor"):
                self._people(mods, variable, people)
        self.add(mods, "typeOfResource", RESOURCE_OF.get(csl, "text"))
        self.add(mods, "genre", csl, authority="csl")
        if genre := self.texts.pop("genre", ""):
            self.add(mods, "genre", genre)
        where = mods
        if inside:
            where = self.add(mods, "relatedItem", type="host")
            self._title(where, "container-title")
            self._title(where, "container-title-short", "abbreviated")
            if csl in IN_BOOK and (editors := self.reference.names.get("editor")):
                self._people(where, "editor", editors)
        self._origin(mods)
        self._part(where)
        if "collection-title" in self.texts:
            series = self.add(mods, "relatedItem", type="series")
            self._title(series, "collection-title")
            if number := self.texts.pop("collection-number", ""):
                part = self.add(series, "part")
                self.add(self.add(part, "detail", type="volume"), "number", number)
        self._rest(mods, where)

    def _title(self, parent: _Element, variable: str, kind: str = "") -> _Element:
        text = without_marks(self.texts.pop(variable, ""))
        if not text:
            return parent
        info = self.add(parent, "titleInfo", **({"type": kind} if kind else {}))
        self.add(info, "title", text)
        return info

    def _people(self, parent: _Element, variable: str, people: tuple[Name, ...]) -> None:
        for one in people:
            element = self.add(parent, "name", type="corporate" if one.literal else "personal")
            if one.literal:
                self.add(element, "namePart", one.literal)
            else:
                family = " ".join(part for part in (one.particle, one.family) if part)
                given = " ".join(part for part in (one.given, one.dropping) if part)
                for kind, value in (
                    ("family", family),
                    ("given", given),
                    ("termsOfAddress", one.suffix),
                ):
                    if value:
                        self.add(element, "namePart", value, type=kind)
            role = self.add(element, "role")
            self.add(role, "roleTerm", ROLE_OF[variable], type="code", authority="marcrelator")

    def _origin(self, mods: _Element) -> None:
        origin = self.add(mods, "originInfo")
        if place := self.texts.pop("publisher-place", ""):
            self.add(self.add(origin, "place"), "placeTerm", place, type="text")
        if publisher := self.texts.pop("publisher", ""):
            self.add(origin, "publisher", publisher)
        issued = self.reference.issued
        if text := to_edtf(issued):
            self.add(origin, "dateIssued", text, **({"encoding": "edtf"} if issued.parts else {}))
        if edition := self.texts.pop("edition", ""):
            self.add(origin, "edition", edition)

    def _part(self, where: _Element) -> None:
        if not self.texts.keys() & {
            "volume",
            "issue",
            "page",
            "chapter-number",
            "section",
            "part-number",
        }:
            return
        part = self.add(where, "part")
        for kind, variable in (
            ("volume", "volume"),
            ("issue", "issue"),
            ("chapter", "chapter-number"),
            ("section", "section"),
            ("part", "part-number"),
        ):
            if value := self.texts.pop(variable, ""):
                self.add(self.add(part, "detail", type=kind), "number", value)
        if page := self.texts.pop("page", ""):
            extent = self.add(part, "extent", unit="pages")
            if ends := ends_of(page):
                self.add(extent, "start", ends[0])
                self.add(extent, "end", ends[1])
            else:
                self.add(extent, "list", page)

    def _rest(self, mods: _Element, where: _Element) -> None:
        for kind, variable in (
            ("doi", "DOI"),
            ("isbn", "ISBN"),
            ("pmid", "PMID"),
            ("pmcid", "PMCID"),
            ("report number", "number"),
        ):
            if value := self.texts.pop(variable, ""):
                self.add(mods, "identifier", value, type=kind)
        if value := self.texts.pop("ISSN", ""):
            self.add(where, "identifier", value, type="issn")
        for tag, variable in (
            ("abstract", "abstract"),
            ("note", "note"),
            ("classification", "call-number"),
        ):
            if value := self.texts.pop(variable, ""):
                self.add(mods, tag, value)
        for word in keywords(self.texts.pop("keyword", "")):
            self.add(self.add(mods, "subject"), "topic", word)
        if value := self.texts.pop("language", ""):
            self.add(self.add(mods, "language"), "languageTerm", value)
        if value := self.texts.pop("URL", ""):
            self.add(self.add(mods, "location"), "url", value)
