"""Reading and writing files so that nothing is lost: size limits, encodings, whole replacements."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import tempfile
from pathlib import Path

from procsead_refs.errors import Refusal

MAX_BYTES = 256 * 1024 * 1024


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """Return a regular file's content ("-": standard input).

    Args:
        path: the file.
        limit: the largest size accepted, in bytes.

    Raises:
        Refusal: no such file, a directory, a device or pipe, unreadable, or over the limit.
    """
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
        raise Refusal(f"is over the limit of {limit // 1024**2} MiB", where=path)
    return data


def decode(data: bytes) -> str:
    """Return text from bytes in UTF-8 or UTF-16 with a mark, UTF-8, or else Windows-1252.

    Line ends become \\n. No byte is lost: what Windows-1252 leaves undefined is read as Latin-1.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", errors="replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            try:
                text = data.decode("cp1252")
            except UnicodeDecodeError:
                text = data.decode("latin-1")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_text(path: Path, limit: int = MAX_BYTES) -> str:
    """Return a text file's content; see `read_bytes` and `decode`."""
    return decode(read_bytes(path, limit))


def replace(path: Path, data: str | bytes) -> None:
    """Write a file so that either the old or the whole new content stands there, never a part.

    The new content is written beside the file, flushed to the disk and renamed over it; the
    file's permissions are kept.

    Raises:
        Refusal: the folder is missing or read-only, the disk is full, or path is a folder.
    """
    content = data.encode("utf-8") if isinstance(data, str) else data
    temporary: str | None = None
    try:
        mode = path.stat().st_mode if path.exists() else 0o666 & ~_umask()
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:100]}.", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
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


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
