"""MODS: the Library of Congress's Metadata Object Description Schema, versions 3.0 to 3.8.

Source: "MODS User Guidelines", https://www.loc.gov/standards/mods/userguide/; genres and roles by the
MARC genre term list and the MARC relator codes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.dates import from_edtf, from_text, to_edtf
from procsead_refs.formats import _xml as xml
from procsead_refs.formats._csl import TYPES as CSL_TYPES
from procsead_refs.formats._csl import joined_keywords, keywords, pages
from procsead_refs.formats._persons import inverted, particled
from procsead_refs.identifiers import doi
from procsead_refs.model import Date, Name, Reference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

SUFFIXES = (".xml", ".mods")
_NAMESPACE = "http://www.loc.gov/mods/v3"
_GENRES = {
    "abstract or summary": "document",
    "academic journal": "article-journal",
    "article": "article-journal",
    "bibliography": "",
    "book": "book",
    "book chapter": "chapter",
    "catalog": "book",
    "conference publication": "paper-conference",
    "dataset": "dataset",
    "database": "dataset",
    "dictionary": "entry-dictionary",
    "encyclopedia": "entry-encyclopedia",
    "electronic resource": "webpage",
    "government publication": "",
    "hearing": "hearing",
    "instruction": "document",
    "interview": "interview",
    "issue": "periodical",
    "journal": "article-journal",
    "journal article": "article-journal",
    "law report or digest": "legal_case",
    "legal article": "article-journal",
    "legal case and case notes": "legal_case",
    "legislation": "legislation",
    "letter": "personal_communication",
    "magazine": "article-magazine",
    "map": "map",
    "motion picture": "motion_picture",
    "newspaper": "article-newspaper",
    "patent": "patent",
    "periodical": "article-journal",
    "picture": "graphic",
    "report": "report",
    "review": "review",
    "software": "software",
    "sound": "song",
    "speech": "speech",
    "standard or specification": "standard",
    "statistics": "dataset",
    "technical report": "report",
    "theses": "thesis",
    "thesis": "thesis",
    "treaty": "treaty",
    "videorecording": "motion_picture",
    "web page": "webpage",
    "web site": "webpage",
    "weblog": "post-weblog",
}
_RESOURCES = {
    "cartographic": "map",
    "moving image": "motion_picture",
    "notated music": "musical_score",
    "software, multimedia": "software",
    "sound recording": "song",
    "sound recording-musical": "song",
    "sound recording-nonmusical": "song",
    "still image": "graphic",
}
_RESOURCE_OF = {
    "map": "cartographic",
    "motion_picture": "moving image",
    "musical_score": "notated music",
    "software": "software, multimedia",
    "song": "sound recording",
    "graphic": "still image",
    "figure": "still image",
}
_ROLES = {
    "art": "author", "artist": "author", "aut": "author", "author": "author", "creator": "author",
    "cre": "author", "pht": "author", "photographer": "author", "inv": "author", "inventor": "author",
    "aui": "contributor", "ctb": "contributor", "contributor": "contributor", "cmp": "composer",
    "composer": "composer", "com": "compiler", "compiler": "compiler", "cur": "curator",
    "drt": "director", "director": "director", "edt": "editor", "editor": "editor", "hst": "host",
    "ill": "illustrator", "illustrator": "illustrator", "ivr": "interviewer", "interviewer": "interviewer",
    "nrt": "narrator", "prf": "performer", "performer": "performer", "pro": "producer",
    "producer": "producer", "rcp": "recipient", "recipient": "recipient", "trl": "translator",
    "translator": "translator", "aus": "script-writer", "series editor": "collection-editor",
}  # fmt: skip
_ROLE_OF = {
    "author": "aut", "contributor": "ctb", "composer": "cmp", "compiler": "com", "curator": "cur",
    "director": "drt", "editor": "edt", "host": "hst", "illustrator": "ill", "interviewer": "ivr",
    "narrator": "nrt", "performer": "prf", "producer": "pro", "recipient": "rcp", "translator": "trl",
    "script-writer": "aus",
}  # fmt: skip
_IN_JOURNAL = {"article-journal", "article-magazine", "article-newspaper", "review", "review-book"}
_IN_BOOK = {"chapter", "paper-conference", "entry", "entry-dictionary", "entry-encyclopedia"}
_IDENTIFIERS = {
    "doi": "DOI",
    "isbn": "ISBN",
    "issn": "ISSN",
    "uri": "URL",
    "url": "URL",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "report number": "number",
}
_DETAILS = {
    "volume": "volume",
    "issue": "issue",
    "number": "issue",
    "chapter": "chapter-number",
    "section": "section",
    "part": "part-number",
}


def sniff(text: str) -> bool:
    """Say whether a text is XML with MODS records."""
    return text.startswith("<") and (_NAMESPACE in text or "<mods" in text)


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
    issued = _issued(mods, host)
    extra = _extra(mods)
    return Reference(
        _key(mods) or mods.get("ID", ""),
        csl,
        _names(mods, host, extra),
        {"issued": issued} if issued else {},
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
    genres = [xml.text(one) for one in xml.children(mods, "genre")]
    for one in genres:
        if one in CSL_TYPES:
            return one
    found = next((csl for one in genres if (csl := _GENRES.get(one.lower()))), "")
    resource = _RESOURCES.get(xml.first(mods, "typeOfResource").lower(), "")
    issuance = xml.first(mods, "originInfo", "issuance")
    hosted = [xml.text(one).lower() for one in xml.children(host, "genre")]
    if found == "paper-conference" and host is None:
        return "book"
    if found or resource:
        return found or resource
    if host is not None:
        if xml.first(host, "originInfo", "issuance") in {"continuing", "serial"} or any(
            _GENRES.get(one) == "article-journal" for one in hosted
        ):
            return "article-journal"
        details = {one.get("type") for one in xml.children(host, "part", "detail")}
        if "issue" in details or ("volume" in details and not any(one == "book" for one in hosted)):
            return "article-journal"
        if xml.child(host, "part", "extent") is not None or hosted:
            return "chapter"
    return "book" if issuance == "monographic" else "document"


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
        variable = _DETAILS.get(detail.get("type", ""))
        if variable and (value := xml.first(detail, "number") or xml.first(detail, "title")):
            found[variable] = value
    for extent in xml.children(element, "part", "extent"):
        first, last = xml.first(extent, "start"), xml.first(extent, "end")
        listed = xml.first(extent, "list") or xml.first(extent, "total")
        page = f"{first}-{last}" if first and last and first != last else first or last or listed
        if page:
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
            variable = _IDENTIFIERS.get(one.get("type", "").lower(), "")
            if not variable or one.get("invalid") == "yes":
                continue
            if where is host and (variable == "DOI" or (variable == "ISBN" and csl in _IN_JOURNAL)):
                continue
            value = xml.text(one)
            if variable == "URL" and (named := doi(value)):
                variable, value = "DOI", named
            found.setdefault(variable, doi(value) or value if variable == "DOI" else value)
    return found


_DATE_ELEMENTS = ("dateIssued", "copyrightDate", "dateCreated", "dateOther", "dateCaptured")


def _issued(mods: _Element, host: _Element | None) -> Date | None:
    """Return the date of issue, the encoded one first, of the work or else of its host."""
    origins = [one for where in (mods, host) for one in xml.children(where, "originInfo")]
    for name in _DATE_ELEMENTS:
        for origin in origins:
            if date := _origin_date(origin, name):
                return date
    for where in (mods, host):
        if typed := xml.first(where, "part", "date"):
            return _read_date(typed)
    return None


def _origin_date(origin: _Element, name: str) -> Date | None:
    found = [one for one in xml.children(origin, name) if xml.text(one)]
    if not found:
        return None
    best = max(
        found,
        key=lambda one: (
            one.get("point") == "start",
            bool(one.get("keyDate")),
            bool(one.get("encoding")),
        ),
    )
    start = _read_date(xml.text(best))
    end = next((xml.text(one) for one in found if one.get("point") == "end"), "")
    until = _read_date(end).parts if end and end != "9999" else ()
    return (
        Date(start.parts, until, start.season, start.circa, "", start.literal) if until else start
    )


def _read_date(text: str) -> Date:
    if re.fullmatch(r"\d{8}", text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    date = from_edtf(text)
    if date.parts:
        return date
    return from_text(re.sub(r"^[\[©]*[cp](?=\d)", "", text.strip("[]")))


def _names(
    mods: _Element, host: _Element | None, extra: dict[str, str]
) -> dict[str, tuple[Name, ...]]:
    found: dict[str, list[Name]] = {}
    others: list[str] = []
    for element, inside in [(mods, False), *([(host, True)] if host is not None else [])]:
        for one in xml.children(element, "name"):
            variable = _variable(one, inside=inside)
            name = _name(one)
            if not variable:
                others.append(f"{name.literal or name.sort_name} ({', '.join(_roles(one))})")
            elif name != Name():
                found.setdefault(variable, []).append(name)
    if others:
        extra["other-names"] = "; ".join(others)
    return {variable: tuple(people) for variable, people in found.items()}


def _roles(element: _Element) -> list[str]:
    return [one.lower() for one in xml.texts(element, "role", "roleTerm")]


def _variable(element: _Element, *, inside: bool) -> str:
    roles = _roles(element)
    if not roles:
        return "container-author" if inside else "author"
    variable = next((_ROLES[one] for one in roles if one in _ROLES), "")
    return {"author": "container-author"}.get(variable, variable) if inside else variable


def _name(element: _Element) -> Name:
    parts: dict[str, list[str]] = {}
    for one in xml.children(element, "namePart"):
        parts.setdefault(one.get("type") or "", []).append(xml.text(one))
    family, given = " ".join(parts.get("family", ())), " ".join(parts.get("given", ()))
    if family:
        particle, rest = particled(family)
        return Name(rest, given, particle, suffix=", ".join(parts.get("termsOfAddress", ())))
    plain = parts.get("", [])
    if element.get("type") in {"corporate", "conference"}:
        return Name(literal=". ".join(plain))
    whole = (" ".join(plain) or given or xml.first(element, "displayForm")).rstrip(",")
    return inverted(re.sub(r"(?<=[^\W\d_]{2})\.$", "", whole))


def _extra(mods: _Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, path in (
        ("genre", ("genre",)),
        ("extent", ("physicalDescription", "extent")),
        ("table-of-contents", ("tableOfContents",)),
        ("access-condition", ("accessCondition",)),
        ("target-audience", ("targetAudience",)),
    ):
        values = [one for one in xml.texts(mods, *path) if one not in CSL_TYPES]
        if values:
            found[name] = "; ".join(values)
    alternative = _title(mods, "alternative")
    if alternative:
        found["alternative-title"] = alternative
    for one in xml.children(mods, "identifier"):
        kind = one.get("type", "").lower()
        if kind not in _IDENTIFIERS and kind != "citekey" and (value := xml.text(one)):
            name = kind or "identifier"
            found[name] = f"{found[name]}; {value}" if name in found else value
    return found


def write(references: Sequence[Reference]) -> str:
    """Return references as a MODS 3.7 collection; the genre is CSL's type."""
    from lxml import etree

    root = etree.Element(f"{{{_NAMESPACE}}}modsCollection", nsmap={None: _NAMESPACE})
    for one in references:
        _Writer(one).write(root)
    return xml.written(root)


class _Writer:
    def __init__(self, reference: Reference) -> None:
        self.reference = reference
        self.texts = dict(reference.texts)

    def add(self, parent: _Element, tag: str, content: str = "", **attributes: str) -> _Element:
        return xml.add(parent, f"{{{_NAMESPACE}}}{tag}", content, **attributes)

    def write(self, root: _Element) -> None:
        mods = self.add(root, "mods", version="3.7")
        csl = self.reference.type
        self.add(mods, "identifier", self.reference.id, type="citekey")
        self._title(mods, "title")
        self._title(mods, "title-short", "abbreviated")
        self._title(mods, "original-title", "translated")
        inside = "container-title" in self.texts
        for variable, people in self.reference.names.items():
            if variable in _ROLE_OF and not (inside and csl in _IN_BOOK and variable == "editor"):
                self._people(mods, variable, people)
        self.add(mods, "typeOfResource", _RESOURCE_OF.get(csl, "text"))
        self.add(mods, "genre", csl, authority="csl")
        if genre := self.texts.pop("genre", ""):
            self.add(mods, "genre", genre)
        where = mods
        if inside:
            where = self.add(mods, "relatedItem", type="host")
            self._title(where, "container-title")
            self._title(where, "container-title-short", "abbreviated")
            if csl in _IN_BOOK and (editors := self.reference.names.get("editor")):
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
        text = re.sub(r"</?(?:i|b|sub|sup)>", "", self.texts.pop(variable, ""))
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
            self.add(role, "roleTerm", _ROLE_OF[variable], type="code", authority="marcrelator")

    def _origin(self, mods: _Element) -> None:
        origin = self.add(mods, "originInfo")
        if place := self.texts.pop("publisher-place", ""):
            self.add(self.add(origin, "place"), "placeTerm", place, type="text")
        if publisher := self.texts.pop("publisher", ""):
            self.add(origin, "publisher", publisher)
        issued = self.reference.issued
        if text := to_edtf(
            Date(issued.parts, issued.until, issued.season, issued.circa, "", issued.literal)
        ):
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
            first, dash, last = page.partition("-")
            if dash and "-" not in last and "," not in page:
                self.add(extent, "start", first)
                self.add(extent, "end", last)
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
