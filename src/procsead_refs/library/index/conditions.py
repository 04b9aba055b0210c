"""A query as a condition in SQL on the index's tables; its meaning is that of `query.matches`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.library import query

if TYPE_CHECKING:
    from procsead_refs.library.query import Query, Term


def of(wanted: Query) -> tuple[str, list[str | int]]:
    """Return a query as a condition on `entry`, with the values that it binds."""
    groups: list[str] = []
    values: list[str | int] = []
    for group in wanted:
        parts: list[str] = []
        for term in group:
            condition, bound = _condition(term)
            parts.append(f"NOT ({condition})" if term.negated else f"({condition})")
            values += bound
        groups.append("(" + " OR ".join(parts) + ")")
    return " AND ".join(groups) or "1", values


def _condition(term: Term) -> tuple[str, list[str | int]]:
    where, values = _fields(term)
    test, bound = _test(term)
    condition = f"n IN (SELECT n FROM value WHERE {where} AND {test})"  # noqa: S608 - our own words; values are bound
    denied = term.operator == "!=" and term.field != "type"
    return (f"NOT {condition}" if denied else condition), [*values, *bound]


def _test(term: Term) -> tuple[str, list[str | int]]:
    """Return what the words or the number of a value must be."""
    text = " ".join(term.words)
    if term.field == "type" and term.prefix:
        return "substr(words, 1, ?) = ?", [len(text), text]
    if term.operator in {">=", "<=", ">", "<"}:
        return f"number {term.operator} ?", [int(term.value)]
    if span := query.years(term):
        return "number BETWEEN ? AND ?", [*span]
    if term.operator in {"=", "!="} or term.field == "type":
        return "words = ?", [text]
    if not term.words:
        return ("1" if term.prefix or not term.value else "0"), []
    match = f'"{text}"*' if term.prefix else f'"{text}"'
    return "id IN (SELECT rowid FROM search WHERE search MATCH ?)", [match]


def _fields(term: Term) -> tuple[str, list[str | int]]:
    """Return which values a term looks at, as a condition."""
    if not term.field:
        return "kind != 'type'", []
    variables = query.variables(term.field)
    if variables == ("*names",):
        return "kind = 'name'", []
    return f"field IN ({', '.join('?' * len(variables))})", [one.lower() for one in variables]
