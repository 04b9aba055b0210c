"""Reading and writing files so that nothing is lost: size limits, encodings, whole replacements."""

from __future__ import annotations

import codecs
import contextlib
import os
import re
import stat
import sys
from pathlib import Path

from procsead_refs.errors import Refusal
from procsead_refs.limits import over, size

# A text says its encoding by a mark; one without is known by where most of its zero bytes stand.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ZEROS = {
    "utf-16-le": [False, True, False, True],
    "utf-16-be": [True, False, True, False],
    "utf-32-le": [False, True, True, True],
    "utf-32-be": [True, True, True, False],
}
_MOST = 0.6  # the share of such bytes that are zero in a text of any Latin language
_HEAD = 65536  # bytes looked at
_BY_CHANCE = 3  # a text in Windows-1252 has hardly a character in a hundred that is UTF-8 too
_NOT_WINDOWS = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_OLD_MAC = re.compile(rb"[A-Za-z][\x81\x8d\x8f\x90\x9d](?:[a-z]|\b)")


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


def decode(data: bytes) -> str:
    """Return text from bytes in UTF-8, UTF-16 or UTF-32 with or without a mark, or Windows-1252.

    Line ends become \\n. A byte that has no place in a text in UTF-8 is read as Windows-1252, and
    with it the whole text where such bytes are not the exception; nothing is lost.
    """
    text, _ = decoded(data)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def decoded(data: bytes) -> tuple[str, str]:
    """Return a text as `decode` does, line ends as they stand, and the encoding to write it in."""
    if wide := _wide(data):
        return data.decode(wide, errors="replace").removeprefix("\ufeff"), wide
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        return _mixed(data)


def _wide(data: bytes) -> str:
    """Return the encoding of two or four bytes a character that a text is in, or ""."""
    for mark, name in MARKS:
        if data.startswith(mark):
            return name
    head = data[:_HEAD]
    mostly_zero = [head[at::4].count(0) * 4 > len(head) * _MOST for at in range(4)]
    return next((name for name, places in _ZEROS.items() if places == mostly_zero), "")


def _mixed(data: bytes) -> tuple[str, str]:
    """Return text that is not all UTF-8: in Windows-1252 as a whole, or where UTF-8 fails."""
    wrong = 0

    def as_windows(error: UnicodeError) -> tuple[str, int]:
        nonlocal wrong
        if not isinstance(error, UnicodeDecodeError):
            raise error
        wrong += error.end - error.start
        return _windows(error.object[error.start : error.end]), error.end

    codecs.register_error("procsead-refs-windows", as_windows)
    text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "procsead-refs-windows")
    right = sum(not char.isascii() for char in text) - wrong
    return (text, "utf-8") if right * _BY_CHANCE >= wrong else (_windows(data), _windows_name(data))


def _windows(data: bytes) -> str:
    return data.decode(_windows_name(data))


def _windows_name(data: bytes) -> str:
    """Return the encoding of a byte a character that a text is in: Windows-1252 if it can be.

    Where a byte between letters has no meaning in it, the text is Mac Roman ("ç" is 8D there);
    where it stands elsewhere, it is Latin-1.
    """
    if not _NOT_WINDOWS.search(data):
        return "cp1252"
    return "mac-roman" if _OLD_MAC.search(data) else "latin-1"


def read_text(path: Path, kind: str = "file") -> str:
    """Return a text file's content; see `read_bytes` and `decode`."""
    return decode(read_bytes(path, kind))


def replace(path: Path, data: str | bytes) -> None:
    """Write a file so that either the old or the whole new content stands there, never a part.

    The new content is written beside the file, flushed to the disk and renamed over it; the
    file's permissions are kept.

    Raises:
        Refusal: the folder is missing or read-only, the disk is full, or path is a folder.
    """
    import tempfile

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
