"""The query language of `search`, `--where` and `select`: words, fields, years, phrases.

    prevention "child protection" author:beech year>=2008 type:report -keyword:law pre* a OR b

Terms are joined by "and"; OR joins its two neighbours more closely. Words are whole words with case
and accents folded, a trailing * takes any ending. A field is a name of data/query.toml, a CSL
variable or any field of the entry. The meaning is that of `matches`; the index gives the same
answers faster.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from procsead_refs.data import table
from procsead_refs.errors import Refusal
from procsead_refs.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.model import Date, Name, Reference

Operator = Literal[":", "=", ">=", "<=", ">", "<", "!="]

_TERM = re.compile(
    r"""\s*(?P<not>-)?(?:(?P<field>[A-Za-z][\w-]*)(?P<op>>=|<=|!=|[:=<>]))?"""
    r"""(?:"(?P<phrase>[^"]*)"(?P<phrase_star>\*)?|(?P<word>[^\s"]+))"""
)
_WORD = re.compile(r"\w+")
_YEARS = re.compile(r"(\d{1,4})(?:-|–|\.\.)(\d{1,4})")
_NUMBER = re.compile(r"-?\d{1,9}")
_MAX_TERMS = 100


@dataclass(frozen=True, slots=True)
class Term:
    """One condition: in `field` ("" for anywhere) stand `words` in this order."""

    words: tuple[str, ...]
    field: str = ""
    operator: Operator = ":"
    prefix: bool = False  # the last word may go on
    negated: bool = False
    value: str = ""  # as typed


Query = tuple[tuple[Term, ...], ...]  # all of these, each any of those


@lru_cache(maxsize=64)
def parse(text: str) -> Query:
    """Return a query's groups of terms: all groups, of each group any term.

    Raises:
        Refusal: a comparison without a number, too many terms, or an OR without a neighbour.
    """
    groups: list[tuple[Term, ...]] = []
    joined = False
    for number, term in enumerate(_terms(text), 1):
        if number > 2 * _MAX_TERMS:
            raise Refusal(f"has over {_MAX_TERMS} terms", where="query")
        if term is None:
            if joined or not groups:
                raise Refusal("OR stands between two terms", where="query")
            joined = True
        elif joined:
            groups[-1] = (*groups[-1], term)
            joined = False
        else:
            groups.append((term,))
    if joined:
        raise Refusal("OR stands between two terms", where="query")
    if sum(map(len, groups)) > _MAX_TERMS:
        raise Refusal(f"has over {_MAX_TERMS} terms", where="query")
    return tuple(groups)


def matches(query: Query, reference: Reference) -> bool:
    """Return whether a reference answers a query."""
    return all(any(_holds(term, reference) for term in group) for group in query)


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text as a query compares them: case and accents folded."""
    return tuple(_WORD.findall(fold(text).replace("_", " ")))


def csl_type(value: str) -> str:
    """Return the CSL type that a word for one means."""
    return str(table("query")["types"].get(value.lower(), value.lower()))


def variables(field: str) -> tuple[str, ...]:
    """Return the CSL variables that a field of a query stands for; its own name if it is none's."""
    return tuple(table("query")["fields"].get(field, (field,)))


def values(reference: Reference, field: str) -> Iterator[str]:
    """Yield the values of a field by any of its names; of every field for ""."""
    if not field:
        yield reference.id
        for names in reference.names.values():
            yield from map(shown, names)
        yield from map(year, reference.dates.values())
        yield from reference.texts.values()
        yield from reference.extra.values()
        return
    for variable in variables(field):
        if variable == "id":
            yield reference.id
        elif variable == "*names":
            for names in reference.names.values():
                yield from map(shown, names)
        elif variable in reference.names:
            yield from map(shown, reference.names[variable])
        elif variable in reference.dates:
            yield year(reference.dates[variable])
        else:
            for texts in (reference.texts, reference.extra):
                yield from (
                    text for name, text in texts.items() if name.lower() == variable.lower()
                )


def shown(name: Name) -> str:
    """Return a name's parts in the order in which they are read."""
    parts = (name.given, name.dropping, name.particle, name.family, name.suffix)
    return name.literal or " ".join(part for part in parts if part)


def year(date: Date) -> str:
    """Return what a query compares a date by: its first year, or its words."""
    return str(date.year) if date.year is not None else date.literal


def number(value: str) -> int | None:
    """Return the number that a value begins with, or None."""
    found = _NUMBER.match(value)
    return int(found[0]) if found else None


def _terms(text: str) -> Iterator[Term | None]:
    """Yield the terms, None for an OR."""
    at = 0
    while match := _TERM.match(text, at):
        at = match.end()
        if match[0].strip() == "OR":
            yield None
            continue
        field, value = (match["field"] or "").lower(), match["phrase"]
        prefix = bool(match["phrase_star"])
        if value is None:
            value = match["word"]
            prefix = value.endswith("*")
        yield _term(
            field, match["op"] or ":", value.rstrip("*"), prefix=prefix, negated=bool(match["not"])
        )


def _term(field: str, operator: str, value: str, *, prefix: bool, negated: bool) -> Term:
    if operator in {">=", "<=", ">", "<"} and not _NUMBER.fullmatch(value):
        raise Refusal(
            f"{field}{operator}{value} compares with no number",
            where="query",
            remedy="write for instance year>=2008",
        )
    return Term(
        words=words(csl_type(value) if field == "type" else value),
        field=field,
        operator=operator,  # type: ignore[arg-type]  # the expression matched one of them
        prefix=prefix,
        negated=negated,
        value=value,
    )


def _holds(term: Term, reference: Reference) -> bool:
    return _found(term, reference) is not term.negated


def _found(term: Term, reference: Reference) -> bool:
    if term.field == "type":
        typed, wanted = " ".join(words(reference.type)), " ".join(term.words)
        return typed.startswith(wanted) if term.prefix else typed == wanted
    found = values(reference, term.field)
    if term.operator in {">=", "<=", ">", "<"}:
        return any(_compares(term, value) for value in found)
    if span := years(term):
        return any(span[0] <= one <= span[1] for one in map(number, found) if one is not None)
    if term.operator in {"=", "!="}:
        return any(words(value) == term.words for value in found) is (term.operator == "=")
    if not term.words:
        return any(True for _ in found) if term.prefix or not term.value else False
    return any(_stands(term, words(value)) for value in found)


def years(term: Term) -> tuple[int, int] | None:
    """Return the first and last year of a term such as year:2008-2012, or None."""
    if variables(term.field) != ("issued",) or term.operator not in {":", "="}:
        return None
    span = _YEARS.fullmatch(term.value)
    return (int(span[1]), int(span[2])) if span else None


def _compares(term: Term, value: str) -> bool:
    one, other = number(value), int(term.value)
    if one is None:
        return False
    compared = {">=": one >= other, "<=": one <= other, ">": one > other, "<": one < other}
    return compared[term.operator]


def _stands(term: Term, text: tuple[str, ...]) -> bool:
    wanted, last = term.words, len(term.words) - 1
    for start in range(len(text) - last):
        part = text[start : start + len(wanted)]
        if part == wanted:
            return True
        if term.prefix and part[:last] == wanted[:last] and part[last].startswith(wanted[last]):
            return True
    return False
