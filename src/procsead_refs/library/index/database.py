"""The index: a bibliography in SQLite, so that `list`, `search` and `show` need not read the file.

It lies in the user's cache folder, is made anew when the file has changed, and may be deleted at
any time; without a cache folder it is made in memory. The answers are those of `query.matches`.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from procsead_refs import files
from procsead_refs.library import query
from procsead_refs.library.index import conditions, tables
from procsead_refs.project import cache_folder
from procsead_refs.text import visible

if TYPE_CHECKING:
    from pathlib import Path

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


def of(path: Path) -> Index:
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
            about.get("version") == tables.VERSION
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
    about = {
        "version": tables.VERSION,
        "path": visible(str(path.absolute())),
        "stamp": stamp,
        "hash": digest,
    }
    if place is not None:
        temporary = place.with_name(f"{place.name}.{os.getpid()}")
        try:
            with contextlib.closing(sqlite3.connect(temporary)) as connection:
                tables.fill(connection, library, about)
            temporary.replace(place)
            return sqlite3.connect(f"{place.as_uri()}?mode=ro", uri=True)
        except (OSError, sqlite3.Error):  # a full or read-only cache is no reason to give up
            pass
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
    connection = sqlite3.connect(":memory:")
    tables.fill(connection, library, about)
    return connection


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
