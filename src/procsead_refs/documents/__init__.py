"""Document kinds: one file (or folder) a kind, found by its SUFFIXES.

A kind has `SUFFIXES`, `read(path, data)` and `apply(path, data, edits, author)`, and imports what
is heavy inside them; one whose documents may be very long has `blocks_of(path, data)` too. Folders
whose names begin with "_" hold what several kinds are built of.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from procsead_refs import registry
from procsead_refs.errors import Refusal
from procsead_refs.files import read_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procsead_refs.model import Block, Document, Edit

_NO_TEXTS = {".docx", ".odt", ".pdf", ".rtf"}
_BIBLIOGRAPHIES = {".bib", ".bibtex", ".ris", ".nbib", ".enw", ".rdf", ".json"}


class Kind(Protocol):
    """What every document kind has."""

    __name__: str
    SUFFIXES: tuple[str, ...]

    def read(self, path: Path, data: bytes) -> Document:
        """Return the document; `path` is for its name alone."""

    def apply(self, path: Path, data: bytes, edits: Sequence[Edit], author: str) -> bytes:
        """Return the document's bytes with the edits written in."""


@cache
def _kinds() -> dict[str, str]:
    """Return the name of the kind of each suffix."""
    folder = Path(__file__).parent
    return {
        suffix: name
        for name in registry.modules(folder)
        for suffix in cast("tuple[str, ...]", registry.said(folder, name, "SUFFIXES") or ())
    }


def suffixes() -> tuple[str, ...]:
    """Return the file name suffixes that can be read, with their dot, in alphabetical order."""
    return tuple(sorted(_kinds()))


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
    kind = _kind(path, data)
    try:
        return kind.read(path, data)
    except Refusal as refusal:
        raise refusal.at(path) from None


def blocks(path: Path, data: bytes) -> Sequence[Block]:
    """Return the blocks of a document as `of`; of a text each is made when it is looked at.

    Raises:
        Refusal: as `read`.
    """
    own = getattr(_kind(path, data), "blocks_of", None)
    if own is None:
        return of(path, data).blocks
    try:
        return cast("Sequence[Block]", own(path, data))
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
    if not data or data.isspace():
        raise Refusal("is empty", where=path, remedy="name a file that holds text")
    suffix = _suffix_inside(path, data) or _suffix_of_text(path, data)
    if suffix in _BIBLIOGRAPHIES:
        raise Refusal(
            "is a bibliography, not a draft or a typed list",
            where=path,
            remedy="convert and add read it, and lint judges it",
        )
    if suffix not in _kinds():
        raise Refusal(
            f"{suffix} files cannot be read",
            where=path,
            remedy=f"use one of {', '.join(suffixes())}",
        )
    return cast("Kind", import_module(f"{__name__}.{_kinds()[suffix]}"))


def _suffix_inside(path: Path, data: bytes) -> str:
    """Return the suffix that fits what is in the file, whatever its name says; "" for a text."""
    if data.startswith(b"%PDF-"):
        return ".pdf"
    if data.startswith(b"{\\rtf"):
        return ".rtf"
    if not data.startswith(b"PK\x03\x04"):
        return ""
    from procsead_refs.documents._packages.archive import Archive

    return ".odt" if Archive(path, data).has("content.xml") else ".docx"


def _suffix_of_text(path: Path, data: bytes) -> str:
    """Return the suffix that a file has which is a text inside; ".txt" for one without.

    Raises:
        Refusal: its suffix is that of a kind which is no text, or it is an old Word file.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Refusal(
            "is an old Word file or an encrypted one",
            where=path,
            remedy="open it and save it as .docx without a password",
        )
    suffix = path.suffix.lower()
    if suffix in _NO_TEXTS:
        raise Refusal(
            f"is no {suffix} file inside" if data else "is empty",
            where=path,
            remedy="ask for the file again, or save it anew from the program it came from",
        )
    return ".txt" if str(path) == "-" or not suffix else suffix
