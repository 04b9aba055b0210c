"""Where a value came from and who confirmed it: `confirmed` and `unconfirmed` of an entry.

Two fields that biblatex ignores and every format carries (docs/library.md):

    confirmed   = {doi: publisher's page, https://… (A. Editor, 2026-11-24) [7c15c4]; number: …},
    unconfirmed = {volume: not printed on the page read},

The mark in brackets is made from the value that was confirmed; when the value changes, it no longer
fits, and the confirmation is stale. A row without a mark has not been sealed yet.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from procsead_refs.data import table
from procsead_refs.formats.bibtex.fields import ALIASES, DATE_FIELDS, NAME_FIELDS, TEXT_FIELDS
from procsead_refs.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable

    from procsead_refs.model import Date, Name, Reference

CONFIRMED = "confirmed"
UNCONFIRMED = "unconfirmed"

_ROW = re.compile(r"(?:^|;)\s*([A-Za-z][\w-]*):\s+")
_MARK = re.compile(r"\s*\[([0-9a-f]{6})\]$")
_WHO = re.compile(r"\s*\(([^()]*?)(?:,\s*)?(\d{4}-\d\d-\d\d)?\)$")


@dataclass(frozen=True, slots=True)
class Confirmation:
    """One confirmed value: the field, the evidence seen, by whom and when, and the value's mark."""

    field: str
    evidence: str
    who: str = ""
    date: str = ""  # ISO 8601: 2026-11-24
    mark: str = ""

    def __str__(self) -> str:
        """Return the row as it stands in the field `confirmed`."""
        by = ", ".join(part for part in (self.who, self.date) if part)
        text = f"{self.field}: {self.evidence}"
        return text + (f" ({by})" if by else "") + (f" [{self.mark}]" if self.mark else "")


def confirmations(reference: Reference) -> tuple[Confirmation, ...]:
    """Return the confirmed values of a reference, in the order in which they are written."""
    return tuple(_confirmation(*row) for row in _rows(reference.extra.get(CONFIRMED, "")))


def unconfirmed(reference: Reference) -> dict[str, str]:
    """Return the fields whose values nobody has confirmed, each with why."""
    return dict(_rows(reference.extra.get(UNCONFIRMED, "")))


def is_stale(confirmation: Confirmation, reference: Reference) -> bool:
    """Return whether the value has changed since it was confirmed; False for an unsealed row."""
    return bool(confirmation.mark) and confirmation.mark != mark(reference, confirmation.field)


def mark(reference: Reference, field: str) -> str:
    """Return the mark of a field's value: six hex digits of its SHA-256, the same in any format.

    Empty where the reference has no such value.
    """
    text = value(reference, field)
    return hashlib.sha256(text.encode()).hexdigest()[:6] if text else ""


def rows_in(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the rows stand in a text, from a field's name to the end of its evidence.

    The text may still have the delimiters of its .bib source.
    """
    begin, stop = (1, len(text) - 1) if text[:1] in {"{", '"'} else (0, len(text))
    inner = text[begin:stop]
    starts = list(_ROW.finditer(inner))
    ends = [match.start() for match in starts[1:]] + [len(inner)]
    found = []
    for match, end in zip(starts, ends, strict=False):  # no row, no end
        row = inner[match.start(1) : end].rstrip(" \t\n;")
        found.append((begin + match.start(1), begin + match.start(1) + len(row)))
    return tuple(found)


def written(rows: Iterable[Confirmation]) -> str:
    """Return rows as the text of the field `confirmed`."""
    return "; ".join(map(str, rows))


def value(reference: Reference, field: str) -> str:
    """Return the value of a field by its biblatex name or CSL variable; empty where there is none.

    Names are "Family, Given", dates ISO 8601, white space is one space.
    """
    for variable in (*_variables().get(field.lower(), ()), field, field.upper()):
        if variable in reference.names:
            return "; ".join(map(_name, reference.names[variable]))
        if variable in reference.dates:
            return _date(reference.dates[variable])
        if text := reference.texts.get(variable) or reference.extra.get(variable):
            return squeeze(text)
    return ""


@cache
def _variables() -> dict[str, tuple[str, ...]]:
    single = NAME_FIELDS | DATE_FIELDS | TEXT_FIELDS
    found: dict[str, tuple[str, ...]] = {name: (variable,) for name, variable in single.items()}
    found |= {field: tuple(names) for field, names in table("biblatex")["variables"].items()}
    return found | {alias: found[field] for alias, field in ALIASES.items() if field in found}


def _rows(text: str) -> tuple[tuple[str, str], ...]:
    starts = list(_ROW.finditer(text))
    ends = [match.start() for match in starts[1:]] + [len(text)]
    return tuple(
        (match[1], squeeze(text[match.end() : end]).rstrip(";"))
        for match, end in zip(starts, ends, strict=False)  # no row, no end
    )


def _confirmation(field: str, text: str) -> Confirmation:
    marked = _MARK.search(text)
    text = text[: marked.start()] if marked else text
    by = _WHO.search(text)
    return Confirmation(
        field=field,
        evidence=text[: by.start()] if by else text,
        who=by[1] if by else "",
        date=(by[2] or "") if by else "",
        mark=marked[1] if marked else "",
    )


def _name(name: Name) -> str:
    given = " ".join(part for part in (name.given, name.dropping) if part)
    return ", ".join(part for part in (name.sort_name, name.suffix, given) if part)


def _date(date: Date) -> str:
    ends = ("-".join(f"{part:02}" for part in parts) for parts in (date.parts, date.until) if parts)
    season = f" season {date.season}" if date.season else ""
    return "/".join(ends) + season + date.literal
