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

_NO_MONTH = 1  # parts of a date that is a year alone


@dataclass(frozen=True, slots=True)
class _Row:
    type: str
    where: str
    pattern: str
    flags: int
    unless: str
    corporate: bool
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
        if row.corporate and not _corporate(draft):
            continue
        pattern = _compiled(row.pattern, row.flags)
        if pattern.search(places[row.where]):
            draft.type = row.type
            if pattern.groups:
                _number(draft, pattern)
            return
    draft.type = _by_fields(draft)


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
            draft.drop_inside(start, end, ("container-title", "volume", "issue", "page"))
            return


def _by_fields(draft: Draft) -> str:
    texts = draft.texts
    issued = draft.dates.get("issued")
    if "container-title" in texts:
        if draft.of("booktitle") and not draft.of("journal"):
            return "chapter"
        if "editor" in draft.names and texts.keys() & {"publisher-place", "publisher", "edition"}:
            return "chapter"
        day = issued is not None and len(issued.parts) > _NO_MONTH + 1
        periodical = "volume" in texts or "issue" in texts or "DOI" in texts
        return "article-magazine" if day and not periodical else "article-journal"
    if "publisher" in texts or "publisher-place" in texts or "ISBN" in texts:
        plain = texts.keys().isdisjoint({"ISBN", "edition", "publisher-place"})
        return "report" if plain and _corporate(draft) else "book"
    if "URL" in texts:
        return "report" if texts["URL"].casefold().endswith(".pdf") else "webpage"
    is_report = _corporate(draft) and "edition" not in texts
    return "report" if is_report else "book" if "title" in texts else "document"


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
