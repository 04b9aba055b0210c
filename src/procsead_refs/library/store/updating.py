"""A .bib file changed so that no writer's entries are lost and the file is whole at any time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs import files
from procsead_refs.errors import Refusal
from procsead_refs.library.store.library import SUFFIXES, Library, from_bytes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


_ATTEMPTS = 5  # at a file that another program saves at the same time


def update(path: Path, change: Callable[[Library], Library], root: Path | None = None) -> Library:
    """Change a .bib library so that no writer's entries are lost, and return what now stands there.

    The file is read again under the lock, changed, and replaced whole; what an editor saved in the
    meantime is read again, not overwritten. A file that does not exist counts as empty.

    Args:
        path: the library.
        change: what to make of it; it may be called more than once.
        root: the project's folder; a symbolic link is followed inside of it only (without a
            project: inside the link's own folder).

    Raises:
        Refusal: not a .bib file or another thing under that name, a link out of the project,
            another writer, a full disk, a folder that cannot be written to, or bytes that no
            encoding gives back as they are.
    """
    from procsead_refs.library.store.lock import lock

    if path.suffix.lower() not in SUFFIXES:
        raise Refusal("is not a .bib file", where=path, remedy="only .bib files are written to")
    target = _target(path, root)
    with lock(target):
        for _ in range(_ATTEMPTS):
            before = _stamp(target)
            data = files.read_bytes(target) if before else b""
            library = from_bytes(path, data)
            if library.encoding.encode(library.text) != data:
                raise Refusal(
                    f"has bytes that are not {library.encoding.codec}",
                    where=path,
                    remedy="convert the file to UTF-8 first",
                )
            if _is_foreign(library):
                raise Refusal("holds no BibTeX", where=path, remedy="name another file")
            changed = change(library)
            new = _encoded(path, changed)
            if new == data:
                return changed
            if _stamp(target) == before:
                files.replace(target, new)
                return changed
    raise Refusal("is changed by another program all the time", where=path, remedy="try again")


def _is_foreign(library: Library) -> bool:
    """Return whether a file is something else under a .bib name: text alone, without a comment."""
    if any(block.kind != "text" for block in library.blocks):
        return False
    lines = [line.strip() for line in library.text.splitlines()]
    return any(lines) and not any(line.startswith("%") for line in lines)


def _encoded(path: Path, library: Library) -> bytes:
    try:
        return library.encoding.encode(library.text)
    except Refusal as refusal:
        raise Refusal(refusal.cause, where=path, remedy=refusal.remedy) from refusal


def _target(path: Path, root: Path | None) -> Path:
    """Return the file that a path stands for: itself, or what a link inside the project names."""
    if not path.is_symlink():
        return path
    try:
        real = path.resolve()
        inside = (root or path.parent).resolve()
    except (OSError, RuntimeError) as error:
        raise Refusal("is a link that leads nowhere", where=path) from error
    if not real.is_relative_to(inside):
        raise Refusal(
            f"is a link to {real}, outside of {inside}", where=path, remedy="name that file itself"
        )
    return real


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Refusal(error.strerror or "cannot be read", where=path) from error
    return found.st_mtime_ns, found.st_size, found.st_ino
