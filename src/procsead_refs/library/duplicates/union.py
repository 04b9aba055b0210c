"""Entries of one work made one: the union of their fields, what cannot be joined reported.

The first entry keeps its bytes; fields that it has not are added as they stand in the others, and
fields that two have are joined by kind: the fuller form of a name, title, journal or date; keywords
and confirmations together; annotations and notes one after the other. What contradicts stays as the
first has it, and the other value goes into `alternatives`, so that nothing is lost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from procsead_refs import matching
from procsead_refs.data import table
from procsead_refs.dates import to_edtf
from procsead_refs.formats.bibtex import Context, reference
from procsead_refs.formats.bibtex.fields import ALIASES, NAME_FIELDS
from procsead_refs.formats.bibtex.latex import decode
from procsead_refs.formats.bibtex.values import evaluate, undelimited
from procsead_refs.library import provenance
from procsead_refs.library.duplicates.containers import same_container
from procsead_refs.library.store import editing
from procsead_refs.model import Date
from procsead_refs.text import letters, squeeze

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procsead_refs.formats.bibtex import Block, Field
    from procsead_refs.model import Name

_ALTERNATIVES = "alternatives"

_ROWS = {provenance.CONFIRMED, provenance.UNCONFIRMED, _ALTERNATIVES}
_TEXTS = ("annotation", "note", "abstract", "addendum", "comment")
_TITLES = {"title", "subtitle", "booktitle", "shorttitle", "eventtitle", "publisher", "location"}
_DATES = {"date", "year", "month", "day"}


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field in which entries contradict: what is kept, and what another entry has."""

    field: str
    kept: str
    other: str
    key: str


@dataclass(frozen=True, slots=True)
class Union:
    """The entry that entries of one work become, and where they contradict one another."""

    source: str
    conflicts: tuple[Conflict, ...]


def keeper(blocks: Sequence[Block]) -> int:
    """Return which entry is kept: most confirmed, with a DOI, most fields, the earliest."""

    def worth(number: int) -> tuple[int, bool, int, int]:
        block = blocks[number]
        held = editing.field(block, provenance.CONFIRMED)
        confirmed = len(provenance.rows_in(held.value)) if held else 0
        filled = sum(len(field.value) > len("{}") for field in block.fields)
        return confirmed, editing.field(block, "doi") is not None, filled, -number

    return max(range(len(blocks)), key=worth)


def merge(first: Block, others: Sequence[Block], known: Context | None = None) -> Union:
    """Return the union of an entry and others of the same work.

    Args:
        first: the entry that is kept, with its key, layout and type.
        others: those that it takes from.
        known: the strings and parents of their file.
    """
    known = known or Context()
    merged = first
    conflicts: list[Conflict] = []
    for other in others:
        dates = _dates(merged, other, known)
        for theirs in other.fields:
            name = ALIASES.get(theirs.name.lower(), theirs.name.lower())
            if not _text(theirs, known) or (name in _DATES and not dates.taken):
                continue
            mine = _held(merged, name)
            value = theirs.value if mine is None else _joined(name, mine, theirs, known)
            if mine is not None and value is None:
                conflicts.append(
                    Conflict(name, _text(mine, known), _text(theirs, known), other.key)
                )
            elif value is not None and (mine is None or value != mine.value):
                written = mine.name if mine is not None else theirs.name
                merged = editing.parsed(editing.with_field(merged, written, value))
        if dates.differ:
            conflicts.append(Conflict("date", *dates.differ, other.key))
    if rows := [f"{one.field}: {one.other} ({one.key})" for one in conflicts]:
        held = editing.field(merged, _ALTERNATIVES)
        before = [undelimited(held.value)] if held else []
        value = "{" + "; ".join([*before, *map(_safe, rows)]) + "}"
        merged = editing.parsed(editing.with_field(merged, _ALTERNATIVES, value))
    return Union(merged.source, tuple(conflicts))


@dataclass(frozen=True, slots=True)
class _Dates:
    """Whether another entry's date fields are taken, or else both dates where they contradict."""

    taken: bool = False
    differ: tuple[str, str] | None = None


def _dates(mine: Block, theirs: Block, known: Context) -> _Dates:
    """Return what becomes of the other entry's date, which may say more than this one's."""
    one, other = (reference(replace(block, kind="entry"), known).issued for block in (mine, theirs))
    if other == Date():
        return _Dates()
    if one == Date():
        return _Dates(taken=True)
    shared = min(len(one.parts), len(other.parts))
    if not shared or one.parts[:shared] != other.parts[:shared]:
        return _Dates(differ=(to_edtf(one), to_edtf(other)))
    # A date that goes on in fields of the other dialect would stand there twice.
    alike = (_held(mine, "date") is None) == (_held(theirs, "date") is None)
    return _Dates(taken=alike and len(other.parts) > shared)


def _held(block: Block, name: str) -> Field | None:
    return next(
        (
            one
            for one in block.fields
            if ALIASES.get(one.name.lower(), one.name.lower()) == name
            and one.value not in {"{}", '""'}
        ),
        None,
    )


def _joined(name: str, mine: Field, theirs: Field, known: Context) -> str | None:
    """Return the value that two values of a field become, or None where they contradict."""
    one, other = _text(mine, known), _text(theirs, known)
    same = letters(one) == letters(other)
    if same or name in _DATES:
        return mine.value if same else theirs.value
    if name in _ROWS:
        rows = [*_rows(mine.value), *(r for r in _rows(theirs.value) if r not in _rows(mine.value))]
        return "{" + "; ".join(rows) + "}"
    if divider := table("biblatex")["lists"].get(name):
        return _united(mine.value, theirs.value, divider)
    if name.startswith(_TEXTS):
        return _appended(mine.value, theirs.value, letters(one), letters(other))
    if name in NAME_FIELDS:
        return _fuller_names(mine, theirs)
    return _fuller(name, mine.value, theirs.value, one, other)


def _fuller(name: str, mine: str, theirs: str, one: str, other: str) -> str | None:
    short, long = sorted((letters(one), letters(other)), key=len)
    longer = mine if len(letters(one)) >= len(letters(other)) else theirs
    if name in _TITLES and short and long.startswith(short):
        return longer
    if name in {"journaltitle", "booktitle", "series"} and same_container(one, other):
        return longer
    if name == "pages" and short and re.findall(r"\w+", one)[:1] == re.findall(r"\w+", other)[:1]:
        return longer if short in long else None
    return None


def _fuller_names(mine: Field, theirs: Field) -> str | None:
    from procsead_refs.formats.bibtex.name_lists import names

    (one, cut), (other, other_cut) = (names(undelimited(field.value)) for field in (mine, theirs))
    shared = min(len(one), len(other))
    if len(one) != len(other) and not (other_cut if len(one) > len(other) else cut):
        return None
    if not all(map(_same_person, one[:shared], other[:shared])):
        return None
    if len(one) != len(other):
        return mine.value if len(one) > len(other) else theirs.value
    return mine.value if _given_letters(one) >= _given_letters(other) else theirs.value


def _same_person(one: Name, other: Name) -> bool:
    mine, theirs = (matching.key(name.literal or name.family) for name in (one, other))
    if mine != theirs:
        return False
    first, second = (letters(name.given) for name in (one, other))
    return not first or not second or first[0] == second[0]


def _given_letters(names: Sequence[Name]) -> int:
    return sum(len(letters(name.given)) for name in names)


def _united(mine: str, theirs: str, mark: str) -> str:
    parts = [part.strip() for part in re.split(r"[,;]" if mark == "," else mark, undelimited(mine))]
    known = {letters(part) for part in parts}
    for part in re.split(r"[,;]" if mark == "," else mark, undelimited(theirs)):
        if letters(part) not in known:
            known.add(letters(part))
            parts.append(part.strip())
    return "{" + f"{mark} ".join(part for part in parts if part) + "}"


def _appended(mine: str, theirs: str, one: str, other: str) -> str:
    if other in one:
        return mine
    if one in other:
        return theirs
    first = undelimited(mine).strip()
    stop = "" if first.endswith((".", "!", "?")) else "."
    return "{" + f"{first}{stop} {undelimited(theirs).strip()}" + "}"


def _rows(value: str) -> list[str]:
    found = [squeeze(value[start:end]) for start, end in provenance.rows_in(value)]
    return found or [squeeze(undelimited(value))]


def _text(field: Field, known: Context) -> str:
    return squeeze(decode(evaluate(field.value, known.strings)))


def _safe(text: str) -> str:
    """Return text that cannot end its field."""
    from procsead_refs.formats.bibtex.latex import encode

    return encode(text)
