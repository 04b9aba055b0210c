"""The tables of the index, and a library written into them.

A value of an entry is a row, its words folded as `query.words` folds them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from procsead_refs.library import query
from procsead_refs.library.index.summary import line

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from procsead_refs.library.store import Library
    from procsead_refs.model import Reference

VERSION = "2"  # of the tables below: another one makes the index anew
_TABLES = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE entry (n INTEGER PRIMARY KEY, key TEXT, folded TEXT, line TEXT, source TEXT);
CREATE TABLE value (id INTEGER PRIMARY KEY, n INTEGER, kind TEXT, field TEXT, words TEXT,
    number INTEGER);
CREATE VIRTUAL TABLE search USING fts5(words, content='', tokenize='ascii');
CREATE VIRTUAL TABLE vocabulary USING fts5vocab(search, 'row');
"""
_INDEXES = """
CREATE INDEX by_key ON entry(folded);
CREATE INDEX by_entry ON value(n);
CREATE INDEX by_field ON value(field, number);
"""
_BATCH = 1000  # entries written at a time, so that memory does not grow with the library


def fill(connection: sqlite3.Connection, library: Library, about: dict[str, str]) -> None:
    """Write a library into the tables of a new index, and what the index is about."""
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.executescript(_TABLES)
    entries: list[tuple[int, str, str, str, str]] = []
    values: list[tuple[int, str, str, str, int | None]] = []
    for n, (reference, source) in enumerate(library.each()):
        entries.append((n, reference.id, reference.id.lower(), line(reference), source))
        values += ((n, *row) for row in _values(reference))
        if len(entries) == _BATCH:
            _write(connection, entries, values)
    _write(connection, entries, values)
    connection.execute("INSERT INTO search(rowid, words) SELECT id, words FROM value")
    connection.executescript(_INDEXES)
    connection.executemany("INSERT INTO about VALUES (?, ?)", about.items())
    connection.commit()


def _write(connection: sqlite3.Connection, entries: list[Any], values: list[Any]) -> None:
    connection.executemany("INSERT INTO entry VALUES (?, ?, ?, ?, ?)", entries)
    connection.executemany(
        "INSERT INTO value(n, kind, field, words, number) VALUES (?, ?, ?, ?, ?)", values
    )
    entries.clear()
    values.clear()


def _values(reference: Reference) -> Iterator[tuple[str, str, str, int | None]]:
    """Yield kind, field, words and number of every value; `query.values` has the same order."""
    yield "text", "id", " ".join(query.words(reference.id)), query.number(reference.id)
    yield "type", "type", " ".join(query.words(reference.type)), None
    for field, names in reference.names.items():
        for name in names:
            text = query.shown(name)
            yield "name", field.lower(), " ".join(query.words(text)), query.number(text)
    for field, date in reference.dates.items():
        text = query.year(date)
        yield "date", field.lower(), " ".join(query.words(text)), query.number(text)
    for texts in (reference.texts, reference.extra):
        for field, text in texts.items():
            yield "text", field.lower(), " ".join(query.words(text)), query.number(text)
