"""Document kinds: one file (or folder) a kind, found by its SUFFIXES.

A kind has `SUFFIXES`, `read(path, data)` and `apply(path, data, edits, author)`, and imports what
is heavy inside them. The other files here are what several kinds are built of.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Protocol, cast

from procsead_refs.documents import plain
from procsead_refs.errors import Refusal
from procsead_refs.files import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from procsead_refs.model import Document, Edit


class Kind(Protocol):
    """What every document kind has."""

    __name__: str
    SUFFIXES: tuple[str, ...]

    def read(self, path: Path, data: bytes) -> Document:
        """Return the document; `path` is for its name alone."""

    def apply(self, path: Path, data: bytes, edits: Sequence[Edit], author: str) -> bytes:
        """Return the document's bytes with the edits written in."""


def _kinds(first: str = "") -> Iterator[Kind]:
    """Yield the kinds, the one of a name first: to import them all takes longer than to read."""
    files = iter_modules([str(Path(__file__).parent)])
    for entry in sorted(files, key=lambda file: (file.name != first, not file.ispkg)):
        module = import_module(f"{__name__}.{entry.name}")
        if hasattr(module, "SUFFIXES"):
            yield cast("Kind", module)


@cache
def _of_suffix(suffix: str) -> Kind | None:
    return next((kind for kind in _kinds(suffix[1:]) if suffix in kind.SUFFIXES), None)


@cache
def suffixes() -> tuple[str, ...]:
    """Return the file name suffixes that can be read, with their dot, in alphabetical order."""
    return tuple(sorted(suffix for kind in _kinds() for suffix in kind.SUFFIXES))


def read(path: Path) -> Document:
    """Read a draft or a typed list of any kind ("-": text on standard input).

    Raises:
        Refusal: no such file, a kind that is not known, or a file that is broken or too large.
    """
    return of(path, read_bytes(path))


def of(path: Path, data: bytes) -> Document:
    """Read a document from its bytes; `path` tells its kind where they do not.

    Raises:
        Refusal: as `read`.
    """
    if not data or data.isspace():
        raise Refusal("is empty", where=path, remedy="name a file that holds text")
    try:
        return _kind(path, data).read(path, data)
    except Refusal as refusal:
        raise refusal.at(path) from None


def apply(path: Path, edits: Sequence[Edit], author: str = "procsead-refs") -> bytes:
    """Return the draft's bytes with comments and replacements written at their places.

    Args:
        path: the draft, unchanged since it was read.
        edits: places as `read` counts them, in any order; of two replacements that overlap the
            first stands.
        author: whose comments and changes they are; earlier comments of this author go.

    Raises:
        Refusal: as `read`; or a place is not in the document; or the kind has no comments.
    """
    data = read_bytes(path)
    return _kind(path, data).apply(path, data, edits, author)


def _kind(path: Path, data: bytes) -> Kind:
    suffix = _suffix_inside(path, data)
    if not suffix:
        suffix = path.suffix.lower()
        if data.startswith(b"\xd0\xcf\x11\xe0"):
            raise Refusal(
                "is an old Word file or an encrypted one",
                where=path,
                remedy="open it and save it as .docx without a password",
            )
        if suffix in {".docx", ".odt", ".pdf", ".rtf"}:
            raise Refusal(
                f"is no {suffix} file inside" if data else "is empty",
                where=path,
                remedy="ask for the file again, or save it anew from the program it came from",
            )
        if str(path) == "-" or not suffix or suffix in plain.SUFFIXES:
            return cast("Kind", plain)
    kind = _of_suffix(suffix)
    if kind is None:
        raise Refusal(
            f"{suffix} files cannot be read",
            where=path,
            remedy=f"use one of {', '.join(suffixes())}",
        )
    return kind


def _suffix_inside(path: Path, data: bytes) -> str:
    """Return the suffix that fits what is in the file, whatever its name says; "" for a text."""
    if data.startswith(b"%PDF-"):
        return ".pdf"
    if data.startswith(b"{\\rtf"):
        return ".rtf"
    if not data.startswith(b"PK\x03\x04"):
        return ""
    from procsead_refs.documents.archive import Archive

    return ".odt" if Archive(path, data).has("content.xml") else ".docx"
