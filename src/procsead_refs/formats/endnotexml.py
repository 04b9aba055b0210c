"""EndNote XML: what EndNote's "XML" export and most reference managers' EndNote export write.

Source: EndNote's RSXML.dtd, and its table of generic field names by reference type.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.dates import from_text
from procsead_refs.formats import _xml as xml
from procsead_refs.formats._csl import joined_keywords, keywords, pages
from procsead_refs.formats._persons import inverted, written
from procsead_refs.identifiers import doi
from procsead_refs.model import Date, Name, Reference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

SUFFIXES = (".xml", ".enx")

# EndNote's reference types by number: its name for it, and CSL's type.
_TYPES = {
    "0": ("Journal Article", "article-journal"),
    "1": ("Book", "book"),
    "2": ("Thesis", "thesis"),
    "3": ("Conference Proceedings", "paper-conference"),
    "4": ("Personal Communication", "personal_communication"),
    "5": ("Newspaper Article", "article-newspaper"),
    "6": ("Book", "book"),
    "7": ("Book Section", "chapter"),
    "8": ("Magazine Article", "article-magazine"),
    "9": ("Computer Program", "software"),
    "10": ("Conference Proceedings", "paper-conference"),
    "12": ("Web Page", "webpage"),
    "13": ("Generic", "document"),
    "14": ("Legal Rule or Regulation", "regulation"),
    "16": ("Online Database", "dataset"),
    "17": ("Journal Article", "article-journal"),
    "18": ("Legal Rule or Regulation", "regulation"),
    "19": ("Magazine Article", "article-magazine"),
    "20": ("Map", "map"),
    "21": ("Film or Broadcast", "motion_picture"),
    "22": ("Artwork", "graphic"),
    "23": ("Newspaper Article", "article-newspaper"),
    "25": ("Patent", "patent"),
    "26": ("Personal Communication", "personal_communication"),
    "27": ("Report", "report"),
    "28": ("Edited Book", "book"),
    "31": ("Statute", "legislation"),
    "32": ("Thesis", "thesis"),
    "34": ("Unpublished Work", "manuscript"),
    "36": ("Manuscript", "manuscript"),
    "37": ("Figure", "figure"),
    "38": ("Chart or Table", "figure"),
    "39": ("Equation", "figure"),
    "43": ("Electronic Article", "article-journal"),
    "44": ("Electronic Book", "book"),
    "45": ("Online Database", "dataset"),
    "46": ("Government Document", "report"),
    "47": ("Conference Paper", "paper-conference"),
    "48": ("Online Multimedia", "webpage"),
    "49": ("Classical Work", "classic"),
    "50": ("Bill", "bill"),
    "51": ("Case", "legal_case"),
    "52": ("Hearing", "hearing"),
    "53": ("Serial", "periodical"),
    "54": ("Grant", "document"),
    "55": ("Ancient Text", "classic"),
    "56": ("Blog", "post-weblog"),
    "57": ("Dataset", "dataset"),
    "58": ("Standard", "standard"),
    "59": ("Dictionary", "entry-dictionary"),
    "60": ("Encyclopedia", "entry-encyclopedia"),
    "61": ("Music", "musical_score"),
    "62": ("Catalog", "book"),
    "63": ("Pamphlet", "pamphlet"),
    "64": ("Press Release", "document"),
    "65": ("Interview", "interview"),
    "66": ("Podcast", "broadcast"),
    "67": ("Social Media", "post"),
    "68": ("Multimedia Application", "software"),
    "69": ("Discussion Forum", "post"),
    "70": ("Television Episode", "broadcast"),
}
_BY_NAME = {name: csl for name, csl in _TYPES.values()}
_PREFERRED = {"47", "17", "6", "32", "31", "46", "45"}
_BY_CSL = {csl: number for number, (_, csl) in reversed(_TYPES.items())} | {
    "article": "34",
    "article-journal": "17",
    "article-magazine": "19",
    "article-newspaper": "23",
    "book": "6",
    "collection": "53",
    "dataset": "57",
    "document": "13",
    "entry": "60",
    "manuscript": "34",
    "paper-conference": "47",
    "personal_communication": "26",
    "regulation": "18",
    "report": "27",
    "review": "17",
    "review-book": "17",
    "software": "9",
    "song": "61",
    "speech": "34",
    "thesis": "32",
    "treaty": "13",
    "webpage": "12",
}
_IN_JOURNAL = {"article-journal", "article-magazine", "article-newspaper"}
_IN_SERIES = {"book", "report", "thesis", "software", "document", "standard", "manuscript", "map"}
_NUMBERED = {"report", "patent", "legislation", "bill", "standard", "legal_case", "regulation"}
_TEXTS = {
    "abstract": "abstract",
    "accession-num": "archive_location",
    "call-num": "call-number",
    "edition": "edition",
    "language": "language",
    "notes": "note",
    "num-vols": "number-of-volumes",
    "publisher": "publisher",
    "pub-location": "publisher-place",
    "remote-database-name": "archive",
    "remote-database-provider": "source",
    "research-notes": "annote",
    "volume": "volume",
    "work-type": "genre",
}
_USED = frozenset(
    {*_TEXTS, "contributors", "titles", "periodical", "alt-periodical", "pages", "number", "dates"}
    | {"isbn", "electronic-resource-num", "urls", "keywords", "ref-type", "rec-number", "label"}
    | {"foreign-keys", "source-app", "database", "issue", "section"}
)
_ISSN = re.compile(r"\b\d{4}-?\d{3}[\dXx]\b")
_DATE_WORD = re.compile(r"\d{4}")


def sniff(text: str) -> bool:
    """Say whether a text is XML with EndNote's records."""
    return text.startswith("<") and ("<ref-type" in text or "<records>" in text)


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
    csl = _BY_NAME.get(typed) or _TYPES.get(number, ("", "document"))[1]
    texts = {
        variable: "; ".join(values)
        for tag, variable in _TEXTS.items()
        if (values := xml.texts(record, tag))
    }
    extra = _extra(record)
    if typed and typed != _TYPES.get(_BY_CSL.get(csl, ""), ("",))[0]:
        extra["ref-type"] = typed
    _titles(record, csl, texts)
    _numbers(record, csl, texts, extra)
    if words := xml.texts(record, "keywords", "keyword"):
        texts["keyword"] = joined_keywords(words)
    urls = [
        xml.text(one)
        for group in xml.children(record, "urls")
        for one in group.iter()
        if xml.name(one) == "url"
    ]
    if urls := [one for one in urls if one]:
        texts["URL"] = urls[0]
        if len(urls) > 1:
            extra["urls"] = " ".join(urls[1:])
    found = xml.first(record, "label") or xml.first(record, "rec-number")
    return Reference(found, csl, _names(record, csl), _dates(record), texts, extra)


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
    if csl in _IN_SERIES:
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
    if csl in _IN_JOURNAL:
        values = {"issue": number or issue, "section": "" if csl == "article-journal" else section}
        if csl == "article-journal" and section:
            extra["section"] = section
    elif csl in {"book", "chapter", "paper-conference"}:
        values = {"collection-number": number, "issue": issue, "chapter-number": section}
    else:
        values = {"number": number, "issue": issue, "section": section}
    page = xml.first(record, "pages")
    values["number-of-pages" if csl in {"book", "thesis"} and page.isdecimal() else "page"] = pages(
        page
    )
    typed = xml.first(record, "electronic-resource-num")
    values["DOI"] = doi(typed) or typed
    serial = xml.first(record, "isbn")
    if csl in _NUMBERED and serial and not _ISSN.search(serial) and not values.get("number"):
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
        ("tertiary-authors", "translator" if csl in _IN_JOURNAL else "collection-editor"),
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


def write(references: Sequence[Reference]) -> str:
    """Return references as an EndNote XML document."""
    from lxml import etree

    root = etree.Element("xml")
    records = xml.add(root, "records")
    for number, one in enumerate(references, 1):
        _write(xml.add(records, "record"), one, number)
    return xml.written(root)


def _write(record: _Element, reference: Reference, number: int) -> None:
    texts, csl = dict(reference.texts), reference.type
    code = _BY_CSL.get(csl, "13")
    typed = reference.extra.get("ref-type", "")
    code = next((c for c, (name, kind) in _TYPES.items() if name == typed and kind == csl), code)
    xml.add(record, "rec-number", str(number))
    xml.add(record, "ref-type", code, name=_TYPES[code][0])
    _write_names(record, reference)
    _write_titles(record, csl, texts)
    _write_numbers(record, csl, texts)
    _write_dates(record, reference)
    if words := keywords(texts.pop("keyword", "")):
        parent = xml.add(record, "keywords")
        for one in words:
            xml.add(parent, "keyword", one)
    for tag, variable in _TEXTS.items():
        if value := texts.pop(variable, ""):
            xml.add(record, tag, value)
    if address := texts.pop("URL", ""):
        urls = [address, *reference.extra.get("urls", "").split()]
        parent = xml.add(xml.add(record, "urls"), "related-urls")
        for one in urls:
            xml.add(parent, "url", one)
    xml.add(record, "label", reference.id)
    for name, value in reference.extra.items():
        if re.fullmatch(r"custom[1-8]|auth-address|caption|reviewed-item|orig-pub|section", name):
            xml.add(record, name, value)


def _write_names(record: _Element, reference: Reference) -> None:
    second = "collection-editor" if reference.type == "book" else "editor"
    groups = [
        ("authors", "author"),
        ("secondary-authors", second),
        ("subsidiary-authors", "translator"),
    ]
    if second == "editor":
        groups.insert(2, ("tertiary-authors", "collection-editor"))
    parent = xml.add(record, "contributors")
    for group, variable in groups:
        if people := reference.names.get(variable):
            where = xml.add(parent, group)
            for one in people:
                xml.add(where, "author", written(one, body_mark="," if "," in one.literal else ""))


def _write_titles(record: _Element, csl: str, texts: dict[str, str]) -> None:
    parent = xml.add(record, "titles")
    container, series = texts.pop("container-title", ""), texts.pop("collection-title", "")
    second, third = (series, "") if csl in _IN_SERIES else (container, series)
    for tag, value in (
        ("title", texts.pop("title", "")),
        ("secondary-title", second),
        ("tertiary-title", third),
        ("short-title", texts.pop("title-short", "")),
        ("translated-title", texts.pop("original-title", "")),
    ):
        if value:
            xml.add(parent, tag, _plain(value))
    short = texts.pop("container-title-short", "")
    if container or short:
        periodical = xml.add(record, "periodical")
        xml.add(periodical, "full-title", _plain(container))
        if short:
            xml.add(periodical, "abbr-1", short)


def _plain(text: str) -> str:
    return re.sub(r"</?(?:i|b|sub|sup)>", "", text)


def _write_numbers(record: _Element, csl: str, texts: dict[str, str]) -> None:
    if csl in _IN_JOURNAL:
        pairs = [("number", "issue")]
    elif csl in {"book", "chapter", "paper-conference"}:
        pairs = [("number", "collection-number"), ("issue", "issue"), ("section", "chapter-number")]
    else:
        pairs = [("number", "number"), ("issue", "issue"), ("section", "section")]
    pairs += [("pages", "page"), ("electronic-resource-num", "DOI")]
    if csl in {"book", "thesis"} and "page" not in texts:
        pairs.append(("pages", "number-of-pages"))
    serial = "ISSN" if texts.get("ISSN") else "ISBN"
    for tag, variable in [*pairs, ("isbn", serial)]:
        if value := texts.pop(variable, ""):
            xml.add(record, tag, value)


def _write_dates(record: _Element, reference: Reference) -> None:
    issued = reference.issued
    if not issued.parts and not issued.literal:
        return
    parent = xml.add(record, "dates")
    xml.add(
        parent, "year", str(issued.parts[0]) + issued.suffix if issued.parts else issued.literal
    )
    if len(issued.parts) > 1:
        xml.add(
            xml.add(parent, "pub-dates"), "date", "-".join(f"{part:02d}" for part in issued.parts)
        )
