"""The CSL type of a reference, from its words (data/types.toml) and from the fields it has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from procsead_refs.data import table
from procsead_refs.patterns import any_of

if TYPE_CHECKING:
    from procsead_refs.parsing.draft import Draft

_WHOLE = 3  # parts of a date: year, month, day
_SITE = re.compile(r"[\w-]+(?:\.[\w-]+)+")  # "Lists.example"
_SENTENCE = re.compile(r"[.,:]\s([^\W\d_][^.?!]{2,200}[?!]?)(?=[.?!]|$)")
_OF_CHAPTERS = {"page", "publisher", "publisher-place"}
_IN_NUMBERS = ("container-title", "volume", "issue", "page", "publisher", "publisher-place")


@dataclass(frozen=True, slots=True)
class _Row:
    type: str
    where: str
    pattern: str
    flags: int
    unless: str
    corporate: bool
    day: bool
    hints: frozenset[str]


def step(draft: Draft) -> None:
    """Set the type: of the first row that fits, else by the fields."""
    texts = draft.texts
    places = {
        "raw": draft.raw,
        "title": texts.get("title", ""),
        "container": texts.get("container-title", ""),
        "publisher": texts.get("publisher", ""),
        "genre": texts.get("genre", ""),
    }
    hints = _hint().findall(draft.raw.lower())
    for row in _rows():
        if not places[row.where] or row.unless in texts:
            continue
        if row.hints and row.hints.isdisjoint(hints):
            continue
        if (row.corporate and not _corporate(draft)) or (row.day and not _has_day(draft)):
            continue
        pattern = _compiled(row.pattern, row.flags)
        if pattern.search(places[row.where]):
            draft.type = row.type
            if pattern.groups:
                _number(draft, pattern)
            return
    draft.type = _by_fields(draft)


def is_newspaper(name: str) -> bool:
    """Return whether a name is a newspaper's, known as one or by a word of it."""
    rows = (row for row in _rows() if row.type == "article-newspaper")
    return any(_compiled(row.pattern, row.flags).search(name) for row in rows)


@cache
def _compiled(pattern: str, flags: int) -> re.Pattern[str]:
    """Return a row's pattern, compiled when it is first needed: most lists need few of them."""
    return re.compile(pattern, flags)


def _number(draft: Draft, pattern: re.Pattern[str]) -> None:
    """Read the `number` that a type's pattern names, and take its parts from other fields."""
    for match in pattern.finditer(draft.raw):
        if match.lastgroup:
            start, end = match.span(match.lastgroup)
            draft.put("number", match[match.lastgroup], start, end)
            draft.drop_inside(start, end, _IN_NUMBERS)
            _no_author(draft, start, end)
            if "title" not in draft.texts and not draft.raw[:start].strip(" ([0123456789.)]"):
                _title_behind(draft, end)
            return


def _title_behind(draft: Draft, end: int) -> None:
    """Read the sentence behind a number that leads as the title: "SOU 2012:90. Ordning."."""
    match = _SENTENCE.match(draft.raw, end)
    if match and draft.is_free(*match.span(1)):
        draft.put("title", match[1], *match.span(1))


def _no_author(draft: Draft, start: int, end: int) -> None:
    """Give up authors that are a number: "SFS 5989. 2012. …", "SOU 2012:90. …"."""
    first, last = draft.spans.get("author", (-1, -1))
    if start <= first and last <= end:
        draft.names.pop("author", None)
        del draft.spans["author"]


def _by_fields(draft: Draft) -> str:
    texts = draft.texts
    if "container-title" in texts:
        return _contained(draft)
    if "interviewer" in draft.names:
        return "interview"
    if "publisher" in texts or "publisher-place" in texts or "ISBN" in texts:
        if _is_page(draft):
            return "webpage"
        plain = texts.keys().isdisjoint({"ISBN", "edition", "publisher-place"})
        return "report" if plain and _corporate(draft) else "book"
    if "URL" in texts:
        return "report" if texts["URL"].casefold().endswith(".pdf") else "webpage"
    is_report = _corporate(draft) and "edition" not in texts
    return "report" if is_report else "book" if "title" in texts else "document"


def _contained(draft: Draft) -> str:
    """Return the type of what stands in a book, a journal or a site."""
    texts = draft.texts
    if draft.of("booktitle") and not draft.of("journal"):
        return "chapter"
    if "editor" in draft.names and texts.keys() & {"publisher-place", "publisher", "edition"}:
        return "chapter"
    if texts.keys() & {"volume", "issue", "DOI"}:
        return "article-journal"
    if _is_page(draft) or ("URL" in texts and _SITE.fullmatch(texts["container-title"])):
        return "webpage"
    if texts.keys() >= _OF_CHAPTERS and "-" in texts["page"]:
        return "chapter"
    return "article-magazine" if _has_day(draft) else "article-journal"


def _is_page(draft: Draft) -> bool:
    """Return whether it was read at an address, lacks a name or a year or has a day."""
    texts = draft.texts
    if "URL" not in texts or "accessed" not in draft.dates:
        return False
    issued = draft.dates.get("issued")
    if draft.names and issued and issued.parts and not _has_day(draft):
        return False
    return texts.keys().isdisjoint({"ISBN", "edition", "page"})


def _has_day(draft: Draft) -> bool:
    issued = draft.dates.get("issued")
    return issued is not None and len(issued.parts) >= _WHOLE


def _corporate(draft: Draft) -> bool:
    """Return whether the leading author is a body."""
    names = draft.names.get("author") or draft.names.get("editor")
    return bool(names and names[0].literal)


@cache
def _rows() -> tuple[_Row, ...]:
    every = _hints()
    return tuple(
        _Row(
            row["type"],
            row["where"],
            row["pattern"],
            0 if row.get("case") else re.IGNORECASE,
            row.get("not", ""),
            row.get("corporate", False),
            row.get("day", False),
            frozenset(every[hint] for hint in row.get("hints", ())),
        )
        for row in table("types")["type"]
    )


def _hints() -> dict[str, str]:
    """Return for each hint the shortest that it begins with, which is the one looked for."""
    every = {hint for row in table("types")["type"] for hint in row.get("hints", ())}
    return {hint: min((one for one in every if hint.startswith(one)), key=len) for hint in every}


@cache
def _hint() -> re.Pattern[str]:
    """Match a hint at each place, also inside another."""
    return re.compile(f"(?=({any_of(_hints().values())}))")
