"""An entry block to a Reference: what CSL has a variable for, and the rest in `extra`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.formats._csl import TYPES
from procsead_refs.formats._values import joined_keywords, pages
from procsead_refs.formats.bibtex import dates, titles, types
from procsead_refs.formats.bibtex.fields import (
    ALIASES,
    BIBSTRINGS,
    DATE_FIELDS,
    EDITOR_TYPES,
    NAME_FIELDS,
    TEXT_FIELDS,
    VERBATIM,
)
from procsead_refs.formats.bibtex.inheritance import Context, values
from procsead_refs.formats.bibtex.name_lists import names, split
from procsead_refs.formats.bibtex.unlatex import decode
from procsead_refs.identifiers import doi
from procsead_refs.model import Date, Location, Name, Reading, Reference

if TYPE_CHECKING:
    from procsead_refs.formats.bibtex.blocks import Block

_UNESCAPED = re.compile(r"\\([&%$#_{}~ ])")
_URL_COMMAND = re.compile(r"\s*\\(?:url|href)\s*\{([^{}]*)\}[^{}]*(?:\{[^{}]*\})?\s*")
_PUBLISHERS = ("publisher", "institution", "organization", "howpublished")


def reference(block: Block, known: Context | None = None) -> Reference:
    """Return the Reference that an entry block describes; a failed block as its raw text.

    Args:
        block: an entry or failed block.
        known: the strings and other entries of its file.
    """
    if block.kind != "entry":
        return Reference(
            block.key,
            extra={"problem": f"the entry {block.reason}"},
            raw=block.source.strip(),
            location=Location(block.line - 1),
            reading=Reading(0.0, {}, block.source.strip()),
        )
    found, problems = values(block, known or Context())
    return _Entry(block, found, problems).reference()


class _Entry:
    def __init__(self, block: Block, found: dict[str, str], problems: list[str]) -> None:
        self.block = block
        self.fields: dict[str, str] = {}
        for name, value in found.items():
            if value and not value.isspace():
                self.fields.setdefault(ALIASES.get(name, name), value)
        self.problems = problems
        self.kind = block.type.lower()
        self.names: dict[str, tuple[Name, ...]] = {}
        self.dates: dict[str, Date] = {}
        self.texts: dict[str, str] = {}
        self.extra: dict[str, str] = {}

    def reference(self) -> Reference:
        self.type = self._type()
        self._people()
        self._dates()
        self._titles()
        self._numbers()
        self._publisher()
        self._identifiers()
        for name in list(self.fields):
            self._plain(name)
        if self.problems:
            self.extra["problem"] = "; ".join(self.problems)
        place = Location(self.block.line - 1) if self.problems else None
        return Reference(
            self.block.key, self.type, self.names, self.dates, self.texts, self.extra, "", place
        )

    def _take(self, name: str) -> str:
        source = self.fields.pop(name, "")
        if not source:
            return ""
        if name in VERBATIM:
            return _verbatim(source)
        return decode(source)

    def _type(self) -> str:
        subtype = self.fields.get("entrysubtype", "").strip().lower()
        kind = types.ENTRY_TYPES.get(self.kind)
        if subtype in TYPES:
            del self.fields["entrysubtype"]
            return subtype
        if kind == "article-journal" and subtype in {"magazine", "newspaper"}:
            del self.fields["entrysubtype"]
            return f"article-{subtype}"
        if kind == "manuscript" and "eventtitle" in self.fields:
            return "speech"  # unpublished, and given somewhere (biblatex manual 2.1.1)
        if kind is None:
            self.extra["entrytype"] = self.kind
            return _guessed(self.kind, self.fields)
        if self.kind in types.OLD_TYPES and "type" not in self.fields:
            self._set("genre", types.OLD_TYPES[self.kind])
        elif self.kind not in types.WRITTEN_TYPES[kind] and self.kind not in types.OLD_TYPES:
            self.extra["entrytype"] = self.kind
        return kind

    def _people(self) -> None:
        cut: list[str] = []
        for name, variable in NAME_FIELDS.items():
            source = self.fields.pop(name, "")
            if not source:
                continue
            if name == "editor":
                variable = EDITOR_TYPES.get(self.fields.get("editortype", "").strip(), "editor")  # noqa: PLW2901 - the type decides
                if variable != "editor":
                    del self.fields["editortype"]
            self._named(variable, source, cut)
        for letter in "abc":
            kind = self.fields.get(f"editor{letter}type", "").strip()
            if kind in EDITOR_TYPES and f"editor{letter}" in self.fields:
                del self.fields[f"editor{letter}type"]
                self._named(EDITOR_TYPES[kind], self.fields.pop(f"editor{letter}"), cut)
        if cut:
            self.extra["et-al"] = " ".join(cut)

    def _named(self, variable: str, source: str, cut: list[str]) -> None:
        people, others = names(source)
        if others:
            cut.append(variable)
        if people:
            self.names[variable] = self.names.get(variable, ()) + people

    def _dates(self) -> None:
        for name, variable in DATE_FIELDS.items():
            source = self.fields.pop(name, "")
            if source and (date := dates.from_field(decode(source))):
                self.dates[variable] = date
        year = decode(self.fields.pop("year", "")).strip()
        month, day = self.fields.pop("month", ""), self.fields.pop("day", "")
        if "issued" in self.dates:
            return
        if year:
            self.dates["issued"] = dates.from_parts(year, decode(month), decode(day))
        elif month:
            self.extra["month"] = decode(month)

    def _titles(self) -> None:
        given = {name: self._take(name) for name in titles.FIELDS if name in self.fields}
        for name, text in titles.read(given, self.type).items():
            (self.extra if name in titles.FIELDS[1:] else self.texts)[name] = text

    def _numbers(self) -> None:
        number, issue = self._take("number"), self._take("issue")
        eid = self._take("eid")
        if self.type in types.IN_PERIODICAL:
            self._set("issue", number or issue)
            if number and issue:
                self.extra["issue"] = issue
        else:
            self._set("issue", issue)
            in_series = self.type in types.IN_SERIES and (
                "series" in self.fields or self.type == "book"
            )
            self._set("collection-number" if in_series else "number", number)
        if eid and "pages" not in self.fields:
            self._set("page", eid)
        elif eid:
            self.extra["eid"] = eid

    def _publisher(self) -> None:
        how = self.fields.get("howpublished", "")
        if how and (match := _URL_COMMAND.fullmatch(how)):
            del self.fields["howpublished"]
            self.fields.setdefault("url", match[1])
        names = [name for name in _PUBLISHERS if name in self.fields]
        if (
            self.type in {"paper-conference", "webpage"}
            and "publisher" in names
            and "organization" in names
        ):
            names.remove("organization")
        if names:
            pieces = [self._take(name) for name in names]
            self.texts["publisher"] = "; ".join(dict.fromkeys(pieces))
        if place := self._take("location"):
            self.texts["publisher-place"] = place
        if "langid" in self.fields and "language" not in self.fields:
            self.texts["language"] = self._take("langid")

    def _identifiers(self) -> None:
        kind = self.fields.get("eprinttype", "").strip().lower()
        if kind in {"pubmed", "pmid"} and "pmid" not in self.fields:
            self.texts["PMID"] = self._take("eprint")
            del self.fields["eprinttype"]
        if typed := self._take("doi"):
            self.texts["DOI"] = doi(typed) or typed

    def _plain(self, name: str) -> None:
        braced = split(self.fields[name], ",") if name == "keywords" else []
        text = self._take(name)
        variable = TEXT_FIELDS.get(name)
        if name == "pages":
            text = pages(text)
        elif text.count(",") >= len(braced) > 0:  # a comma in braces belongs to its keyword
            text = joined_keywords([word for one in braced if (word := decode(one))])
        elif name in {"type", "pubstate"}:
            text = BIBSTRINGS.get(text.lower(), text)
        if not text:
            return
        if variable is None:
            self.extra[name] = text
        elif variable in self.texts:
            if self.texts[variable] != text:
                self.extra[name] = text
        else:
            self.texts[variable] = text

    def _set(self, variable: str, text: str) -> None:
        if text:
            self.texts[variable] = text


def _guessed(kind: str, fields: dict[str, str]) -> str:
    """Return the CSL type of an entry of an unknown type: CSL's own, or by what it is a part of."""
    if kind.replace("_", "-") in TYPES:
        return kind.replace("_", "-")
    if "journaltitle" in fields:
        return "article-journal"
    return "chapter" if "booktitle" in fields else "document"


def _verbatim(source: str) -> str:
    source = source.strip()
    if match := _URL_COMMAND.fullmatch(source):
        source = match[1]
    if "\\" in source:
        source = _UNESCAPED.sub(r"\1", source)
        source = source.replace(r"\textasciitilde{}", "~").replace(r"\textasciitilde", "~")
    return source.replace("{", "").replace("}", "") if source.startswith("{") else source
