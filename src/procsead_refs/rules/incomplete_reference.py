"""A field lacks that its type of work needs.

What: an article without its journal, a chapter without its book, a web page without its address, a
thesis without its university, a work of which nothing says where to find it (warning); an article
without issue, a book without publisher, a text in versions without the version read (info).

Why: a reader cannot find the work, and a reference manager cannot match it.

Not flagged: what most entries of the same type in the list leave out as well (the style does not
print it); the publisher of a body's own work where the style does not repeat it (APA 7); a DOI,
which no work must have; statutes, cases, treaties and personal communications; an entry that could
not be read to its end, because what is missing may be in the rest.

Bad: Beech, Anna. 2008. “The Tide.” *Journal of Coasts* 13: 216–28. (beside articles with issues)
Good: Beech, Anna. 2008. “The Tide.” *Journal of Coasts* 13 (3): 216–28.

The rows are in data/required.toml.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from procsead_refs.data import table
from procsead_refs.model import Finding, Reference, Severity
from procsead_refs.rules._reading import is_whole
from procsead_refs.text import fold, letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from procsead_refs.rules import Context

SCOPE = "reference"
SEVERITY = Severity.WARNING

_MOST = 0.5  # a field is usual where at least this share of the entries of its type has it


def check(reference: Reference, context: Context) -> Iterator[Finding]:
    """Yield a finding, of each severity one, that names all that a reference lacks."""
    lacking: dict[str, dict[str, None]] = {}
    for row in _lacking(reference, context):
        lacking.setdefault(row["severity"], {})[row["says"]] = None
    for severity, said in lacking.items():
        message = "; ".join(said)
        yield Finding(
            "incomplete-reference",
            Severity(severity),
            message[:1].upper() + message[1:],
            reference.location,
            reference=reference.id,
        )


def _lacking(entry: Reference, context: Context) -> Iterator[Mapping[str, Any]]:
    """Yield the rows of data/required.toml that an entry does not fulfil."""
    rows = table("required")
    if entry.type in rows["exempt"]:
        return
    title = fold(entry.title)
    for row in rows["versioned"]:
        if any(fold(words) in title for words in row["words"]) and not _gives(entry, row):
            yield row
    if not is_whole(entry):
        return
    if _has_any(entry, rows["traceable"]["needs"]):
        yield from _fields(entry, context)
    elif _has(entry, "body") and _style(context) in rows["traceable"]["publisher_not_repeated"]:
        return
    elif not (entry.reading and re.search(rows["traceable"]["typed_title"], entry.title)):
        yield rows["traceable"]


def _style(context: Context) -> str:
    return context.style.csl if context.style is not None else ""


def _fields(entry: Reference, context: Context) -> Iterator[Mapping[str, Any]]:
    for row in table("required")["field"]:
        if "*" not in row["type"] and entry.type not in row["type"]:
            continue
        if _gives(entry, row) or not _applies(entry, row):
            continue
        if row.get("usual") and not _is_usual(entry, row["needs"], context.evidence):
            continue
        numbered = row.get("from_page_one") if _starts_at_one(entry) else None
        yield row | {"says": numbered or row["says"]}


def _applies(entry: Reference, row: Mapping[str, Any]) -> bool:
    """Return whether an entry of the row's type is one that needs what the row asks for."""
    if "beside" in row and not _has_any(entry, row["beside"]):
        return False
    page = entry.texts.get("page", "").strip()
    return not ("article_number" in row and re.fullmatch(row["article_number"], page))


def _gives(entry: Reference, row: Mapping[str, Any]) -> bool:
    """Return whether an entry has what a row needs, read as a field or only typed."""
    if _has_any(entry, [*row["needs"], *row.get("unless", ())]):
        return True
    return "typed" in row and bool(re.search(row["typed"], entry.raw, re.IGNORECASE))


def _starts_at_one(entry: Reference) -> bool:
    return bool(re.match(r"1\s?[-‐–—]", entry.texts.get("page", "")))


def _has_any(entry: Reference, needs: Sequence[str]) -> bool:
    return any(_has(entry, name) for name in needs)


def _has(entry: Reference, name: str) -> bool:
    if name == "creator":
        return bool(entry.creators)
    if name == "body":
        return any(one.literal for one in entry.creators)
    return bool(entry.texts.get(name) or entry.dates.get(name) or entry.names.get(name))


def _is_usual(entry: Reference, needs: Sequence[str], evidence: Sequence[Reference]) -> bool:
    others = [
        one
        for one in evidence
        if one is not entry and one.type == entry.type and bool(one.raw) == bool(entry.raw)
    ]
    journal = letters(entry.texts.get("container-title", ""))
    same = [one for one in others if journal == letters(one.texts.get("container-title", ""))]
    return _most_have(others, needs) and (not same or _most_have(same, needs))


def _most_have(entries: Sequence[Reference], needs: Sequence[str]) -> bool:
    having = sum(_has_any(one, needs) for one in entries)
    return bool(entries) and having >= _MOST * len(entries)
