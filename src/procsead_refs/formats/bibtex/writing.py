"""A Reference to the source of an entry, in biblatex or plain BibTeX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from procsead_refs.dates import to_edtf
from procsead_refs.formats._values import keywords
from procsead_refs.formats.bibtex import titles, types
from procsead_refs.formats.bibtex.capitals import protected
from procsead_refs.formats.bibtex.fields import (
    BIBSTRINGS,
    DATE_FIELDS,
    NAME_FIELDS,
    TEXT_FIELDS,
    VERBATIM,
)
from procsead_refs.formats.bibtex.latex import encode
from procsead_refs.formats.bibtex.name_lists import written
from procsead_refs.formats.bibtex.values import MONTHS

if TYPE_CHECKING:
    from procsead_refs.model import Date, Reference

Dialect = Literal["biblatex", "bibtex"]

_PLAIN_NAMES = {
    "journaltitle": "journal",
    "location": "address",
    "annotation": "annote",
}
_TEXTS = {variable: name for name, variable in reversed(TEXT_FIELDS.items())} | {"genre": "type"}
_NAMES = {variable: name for name, variable in NAME_FIELDS.items()}
_DATES = {variable: name for name, variable in DATE_FIELDS.items()}
_STRINGS = {text: name for name, text in BIBSTRINGS.items()}
_TITLE_FIELDS = {
    "title",
    "booktitle",
    "maintitle",
    "shorttitle",
    "series",
    "eventtitle",
    "origtitle",
}
_INSTITUTION = {"report", "thesis"}
_ORGANIZATION = {"webpage", "post", "post-weblog", "software"}
_KEY_UNSAFE = re.compile(r"[\s,{}()=\"#%\\~']+")
_OURS = {"entrytype", "problem", "et-al"}


def entry(reference: Reference, dialect: Dialect = "biblatex") -> str:
    """Return a reference as an entry, a field a line; a failed one as the raw text it was."""
    if (
        reference.reading is not None
        and not reference.reading.confidence
        and reference.raw.startswith("@")
    ):
        return reference.raw + "\n"
    kind, found = _Fields(reference, dialect).all()
    lines = [f"@{kind}{{{_safe_key(reference.id)},"]
    lines += [f"  {name} = {value}," for name, value in found.items()]
    return "\n".join([*lines, "}"]) + "\n"


def _safe_key(key: str) -> str:
    """Return a key without the characters that end one."""
    return _KEY_UNSAFE.sub("_", key.strip()) or "unnamed"


class _Fields:
    def __init__(self, reference: Reference, dialect: Dialect) -> None:
        self.reference = reference
        self.plain = dialect == "bibtex"
        self.type = reference.type
        self.found: dict[str, str] = {}

    def all(self) -> tuple[str, dict[str, str]]:
        kind = self._kind()
        self._people()
        texts = dict(self.reference.texts)
        self._titles(texts)
        self._dates()
        self._numbers(texts)
        self._publisher(texts, kind)
        if types.OLD_TYPES.get(kind) == texts.get("genre"):
            texts.pop("genre", None)
        for variable, text in texts.items():
            self._text(_TEXTS.get(variable, variable), text)
        for name, text in self.reference.extra.items():
            if name not in _OURS:
                self._text(name, text)
        return kind, self.found

    def _kind(self) -> str:
        typed = self.reference.extra.get("entrytype", "").lower()
        if typed and types.ENTRY_TYPES.get(typed, self.type) == self.type:
            return typed
        biblatex, bibtex = types.WRITTEN_TYPES.get(self.type, ("misc", "misc"))
        kind = bibtex if self.plain else biblatex
        if self.plain and "master" in self.reference.texts.get("genre", "").lower():
            kind = "mastersthesis" if self.type == "thesis" else kind
        if types.ENTRY_TYPES.get(kind) != self.type:
            short = self.type.removeprefix("article-")
            self._put("entrysubtype", short if short in {"magazine", "newspaper"} else self.type)
        return kind

    def _people(self) -> None:
        cut = self.reference.extra.get("et-al", "").split()
        order = sorted(self.reference.names.items(), key=lambda one: one[0] != "author")
        for variable, people in order:
            source = written(people, others=variable in cut, ascii_only=self.plain)
            self._put(_NAMES.get(variable, variable), source)

    def _titles(self, texts: dict[str, str]) -> None:
        for name, text in titles.written(texts, self.type, self.reference.extra).items():
            self._text(name, text)
        for variable in ("title", "container-title", "volume-title"):
            texts.pop(variable, None)

    def _dates(self) -> None:
        for variable, date in self.reference.dates.items():
            name = _DATES.get(variable, variable)
            if name == "date" and (self.plain or date.suffix):
                self._year(date)
            elif text := to_edtf(date):
                if name == "date" and not date.parts:
                    self._text("year", text)
                else:
                    self._put(name, text)

    def _year(self, date: Date) -> None:
        if not date.parts:
            self._text("year", date.literal + date.suffix)
            return
        if date.until or date.literal or date.season or date.circa or date.parts[0] < 0:
            self._put("date", to_edtf(date))
            return
        year = f"{date.parts[0]:04}" if date.suffix else str(date.parts[0])  # "1a" is no year
        self._put("year", year + date.suffix)
        if date.parts[1:]:
            self.found["month"] = MONTHS[date.parts[1] - 1]
        if date.parts[2:]:
            self._put("day", str(date.parts[2]))

    def _numbers(self, texts: dict[str, str]) -> None:
        """Write what `number` means in this type as that, and the others by their names."""
        issue, number = texts.pop("issue", ""), texts.pop("number", "")
        series = texts.pop("collection-number", "")
        in_series = self.type in types.IN_SERIES and (
            "collection-title" in texts or self.type == "book"
        )
        if self.type in types.IN_PERIODICAL:
            pairs = (("number", issue), ("csl-number", number), ("collection-number", series))
        elif in_series:
            pairs = (("number", series), ("csl-number", number), ("issue", issue))
        else:
            pairs = (("number", number), ("collection-number", series), ("issue", issue))
        for name, text in pairs:
            self._text(name, text)
        if page := texts.pop("page", ""):
            self._put(
                "pages",
                encode(page, ascii_only=self.plain).replace("-", "--", 1)
                if re.fullmatch(r"\w+-\w+", page)
                else encode(page),
            )

    def _publisher(self, texts: dict[str, str], kind: str) -> None:
        publisher = texts.pop("publisher", "")
        name = "publisher"
        if self.type == "thesis" and self.plain:
            name = "school"
        elif self.type in _INSTITUTION:
            name = "institution"
        elif self.type in _ORGANIZATION and not self.plain:
            name = "organization"
        elif kind in {"misc", "booklet"} and self.plain:
            name = "howpublished"
        self._text(name, publisher)
        self._text("location", texts.pop("publisher-place", ""))
        language = texts.pop("language", "")
        self._text("language", language)

    def _text(self, name: str, text: str) -> None:
        if not text:
            return
        if self.plain:
            name = _PLAIN_NAMES.get(name, name)
        if name in VERBATIM:
            self._put(name, text.replace("{", "%7B").replace("}", "%7D") if name == "url" else text)
            return
        source = encode(text, ascii_only=self.plain)
        if name == "keywords" and "," in text and ";" in text:
            words = (encode(one, ascii_only=self.plain) for one in keywords(text))
            source = ", ".join(f"{{{one}}}" if "," in one else one for one in words)
        if name in {"type", "pubstate"}:
            source = _STRINGS.get(text, source)
        self._put(name, protected(source) if name in _TITLE_FIELDS else source)

    def _put(self, name: str, source: str) -> None:
        name = re.sub(r"[\s,{}()=\"#%\\]+", "-", name)
        self.found.setdefault(name, "{" + _balanced(source) + "}")


def _balanced(source: str) -> str:
    """Return source whose braces close, so that no value can end its entry."""
    depth = 0
    for char in source:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            break
    return source if depth == 0 else re.sub(r"[{}]", "", source)
