"""Reading and writing files so that nothing is lost: size limits, whole replacements."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from procsead_refs.encodings import decode
from procsead_refs.errors import Refusal
from procsead_refs.limits import over, size

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 200  # bytes of a name to which something can be added: names have 255 at most
_SHOWN = 40  # characters of a longer one


def read_bytes(path: Path, kind: str = "file") -> bytes:
    """Return a regular file's content ("-": standard input).

    Args:
        path: the file.
        kind: the limit on its size, one in MiB of `limits.LIMITS`.

    Raises:
        Refusal: no such file, a directory, a device or pipe, unreadable, or over the limit.
    """
    limit = size(kind)
    if str(path) == "-":
        data = sys.stdin.buffer.read(limit + 1)
    else:
        try:
            mode = path.stat().st_mode
            if stat.S_ISDIR(mode):
                raise Refusal("is a folder, not a file", where=path, remedy="name a file in it")
            if not stat.S_ISREG(mode):
                raise Refusal("is not a regular file", where=path, remedy="name a file")
            with path.open("rb") as file:
                data = file.read(limit + 1)
        except OSError as error:
            raise Refusal(error.strerror or "cannot be read", where=path) from error
        except ValueError as error:  # a NUL in the name
            raise Refusal("is not a possible file name", where=path) from error
    if len(data) > limit:
        raise over(kind, where=path, remedy="split it")
    return data


def read_text(path: Path, kind: str = "file") -> str:
    """Return a text file's content; see `read_bytes` and `encodings.decode`."""
    return decode(read_bytes(path, kind), path)


def replace(path: Path, data: str | bytes | Iterable[str]) -> None:
    """Write a file so that either the old or the whole new content stands there, never a part.

    The new content is written beside the file, flushed to the disk and renamed over it; the
    file's permissions are kept. A device or a pipe is written to as it stands.

    Args:
        path: the file.
        data: its content; given in pieces, one is held at a time.

    Raises:
        Refusal: the folder is missing or read-only, the disk is full, or path is a folder.
    """
    import tempfile

    content = _encoded(data)
    if _is_a_device(path):
        _put(path, content)
        return
    temporary: str | None = None
    try:
        mode = path.stat().st_mode if path.exists() else 0o666 & ~_umask()
        handle, temporary = tempfile.mkstemp(prefix=f"{beside(path)}.", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.writelines(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(stat.S_IMODE(mode))
        Path(temporary).replace(path)
        temporary = None
    except OSError as error:
        reason = error.strerror or "cannot be written"
        raise Refusal(f"{reason}; nothing was changed", where=path) from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()


def beside(path: Path) -> str:
    """Return how the name begins of what we put beside a file for a moment: a dot, its own name.

    Of a very long name it is the beginning and a sum of the whole.
    """
    name = os.fsencode(path.name)
    if len(name) <= _LONGEST:
        return f".{path.name}"
    return f".{path.name[:_SHOWN]}.{zlib.crc32(name):08x}"


def _encoded(data: str | bytes | Iterable[str]) -> Iterable[bytes]:
    if isinstance(data, bytes):
        return [data]
    # A half of a pair, as JSON and file names of other systems have, is written as on a terminal.
    pieces = [data] if isinstance(data, str) else data
    return (piece.encode("utf-8", "backslashreplace") for piece in pieces)


def _is_a_device(path: Path) -> bool:
    """Return whether a path is what cannot be replaced: /dev/null, /dev/stdout, a pipe."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return False
    system = path.is_absolute() and path.parts[1:2] in {("dev",), ("proc",)}
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)) or system


def _put(path: Path, content: Iterable[bytes]) -> None:
    if stat.S_ISBLK(path.stat().st_mode):
        raise Refusal("is a disk, not a file", where=path)
    try:
        handle = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))  # no wait for a reader
        os.set_blocking(handle, True)
        with os.fdopen(handle, "wb") as device:
            device.writelines(content)
    except OSError as error:
        raise Refusal(error.strerror or "cannot be written", where=path) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
