"""The index: a bibliography in SQLite, so that `list`, `search` and `show` need not read the file.

It lies in the user's cache folder, is made anew when the file has changed, and may be deleted at
any time; without a cache folder it is made in memory. A value of an entry is a row, its words
folded as `query.words` folds them, so that the answers are those of `query.matches`.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from procsead_refs import files
from procsead_refs.library import conditions, query
from procsead_refs.project import cache_folder
from procsead_refs.text import squeeze, visible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from procsead_refs.library.store import Library
    from procsead_refs.model import Reference

_VERSION = "1"  # of the tables below: another one makes the index anew
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
_ALIKE = 75  # of 100: a word of the file instead of one that nothing has


@dataclass(frozen=True, slots=True)
class Row:
    """An entry as a list shows it: its key and one line of text."""

    key: str
    line: str


class Index:
    """An open index; use as a context manager."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __enter__(self) -> Self:
        """Return this index."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Close the database."""
        self._connection.close()

    def find(self, text: str) -> tuple[Row, ...]:
        """Return the entries that answer a query, in the file's order.

        Raises:
            Refusal: the query cannot be read.
        """
        condition, values = conditions.of(query.parse(text))
        found = self._connection.execute(
            f"SELECT key, line FROM entry WHERE {condition} ORDER BY n",  # noqa: S608 - our own words; values are bound
            values,
        )
        return tuple(Row(*row) for row in found)

    def nearest(self, text: str) -> str:
        """Return a query with each word that no entry has replaced by the most similar one."""
        from rapidfuzz import fuzz, process

        known: list[str] | None = None
        for term in (term for group in query.parse(text) for term in group):
            for word in term.words:
                if term.negated or self._has(word, prefix=term.prefix):
                    continue
                if known is None:
                    rows = self._connection.execute("SELECT term FROM vocabulary")
                    known = [row[0] for row in rows]
                near = process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=_ALIKE)
                if near is not None:
                    text = _replaced(text, word, near[0])
        return text

    def source(self, key: str) -> str:
        """Return the source of the entry of a key (case does not count), or an empty text."""
        rows = self._connection.execute(
            "SELECT key, source FROM entry WHERE folded = ? ORDER BY n", (key.lower(),)
        ).fetchall()
        exact = [source for found, source in rows if found == key]
        return str((exact or [source for _, source in rows] or [""])[0])

    def keys(self) -> tuple[str, ...]:
        """Return every key, in the file's order."""
        return tuple(row[0] for row in self._connection.execute("SELECT key FROM entry ORDER BY n"))

    def _has(self, word: str, *, prefix: bool) -> bool:
        match = f'"{word}"*' if prefix else f'"{word}"'
        found = self._connection.execute(
            "SELECT 1 FROM search WHERE search MATCH ? LIMIT 1", (match,)
        )
        return found.fetchone() is not None


def open(path: Path) -> Index:  # noqa: A001 - library.index.open(path)
    """Return the index of a bibliography file, made anew where it is not the file's as it stands.

    Raises:
        Refusal: the file cannot be read, or is of no known format.
    """
    place = _place(path)
    if place is not None and (found := _opened(place, path)) is not None:
        return Index(found)
    return Index(_made(path, place))


def _place(path: Path) -> Path | None:
    if str(path) == "-":
        return None
    folder = cache_folder()
    if folder is None:
        return None
    name = hashlib.sha256(os.fsencode(path.absolute())).hexdigest()[:24]
    return folder / f"library-{name}.sqlite"


def _opened(place: Path, path: Path) -> sqlite3.Connection | None:
    """Return the index at a place if it is fresh: same time and size, or else the same bytes."""
    if not place.is_file():
        return None
    connection = None
    try:
        connection = sqlite3.connect(f"{place.as_uri()}?mode=ro", uri=True)
        about = dict(connection.execute("SELECT name, value FROM about"))
        stamp = _stamp(path)
        fresh = (
            about.get("version") == _VERSION
            and bool(stamp)
            and (about.get("stamp") == stamp or about.get("hash") == _hash(files.read_bytes(path)))
        )
    except sqlite3.Error:  # not ours, or damaged: made anew
        fresh = False
    if not fresh and connection is not None:
        connection.close()
    return connection if fresh else None


def _made(path: Path, place: Path | None) -> sqlite3.Connection:
    """Return a new index, written beside its place and renamed, or in memory."""
    from procsead_refs.library import store

    stamp = _stamp(path)
    library = store.load(path)
    digest = _hash(files.read_bytes(path)) if stamp else ""
    about = {"version": _VERSION, "path": str(path.absolute()), "stamp": stamp, "hash": digest}
    if place is not None:
        temporary = place.with_name(f"{place.name}.{os.getpid()}")
        try:
            with contextlib.closing(sqlite3.connect(temporary)) as connection:
                _fill(connection, library, about)
            temporary.replace(place)
            return sqlite3.connect(f"{place.as_uri()}?mode=ro", uri=True)
        except (OSError, sqlite3.Error):  # a full or read-only cache is no reason to give up
            pass
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
    connection = sqlite3.connect(":memory:")
    _fill(connection, library, about)
    return connection


def _fill(connection: sqlite3.Connection, library: Library, about: dict[str, str]) -> None:
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


def line(reference: Reference) -> str:
    """Return one line about a reference: who, when, what, where."""
    names = [name.literal or name.family for name in reference.creators]
    who = f"{names[0]} et al." if len(names) > 2 else " and ".join(names)  # noqa: PLR2004 - two names stand side by side
    date = reference.issued
    when = f"{date.year}{date.suffix}" if date.year is not None else date.literal or "n.d."
    container = reference.texts.get("container-title", "")
    parts = (who, when, reference.title or " ".join(reference.raw.split())[:120], container)
    return visible(squeeze(" ".join(f"{part.rstrip('.')}." for part in parts if part)))


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


def _replaced(text: str, word: str, other: str) -> str:
    """Return a query with a folded word replaced where it stands as typed."""
    import re

    for match in re.finditer(r"[^\W_]+", text):
        if query.words(match[0]) == (word,):
            return text[: match.start()] + other + text[match.end() :]
    return text


def _stamp(path: Path) -> str:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return ""
    return f"{found.st_mtime_ns} {found.st_size} {found.st_ino}"


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
