"""One writer at a time: a lock file beside the library, which a killed writer does not keep."""

from __future__ import annotations

import contextlib
import os
import socket
import time
import uuid
from contextlib import contextmanager
from typing import TYPE_CHECKING

from procsead_refs.errors import Refusal
from procsead_refs.files import beside

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_WAIT = 30.0  # seconds that a writer waits for another one
_ABANDONED = 120.0  # seconds after which a lock of another machine counts as left behind
_PAUSE = 0.02


@contextmanager
def lock(path: Path, wait: float = _WAIT) -> Iterator[None]:
    """Hold the lock of a file while its content is read, changed and written.

    The lock is `.NAME.lock` beside the file. It names its holder; one whose process is gone, or one
    of another machine that is two minutes old, is taken away, with the half-written file that its
    holder may have left.

    Args:
        path: the file.
        wait: how long to wait for another writer, in seconds.

    Raises:
        Refusal: another writer holds the lock for longer, or the folder cannot be written to.
    """
    file = path.with_name(f"{beside(path)}.lock")
    token = f"{os.getpid()} {socket.gethostname()} {uuid.uuid4().hex}"
    deadline = time.monotonic() + wait
    while not _taken(file, token):
        if time.monotonic() > deadline:
            raise Refusal(
                "is being written by another process",
                where=path,
                remedy=f"try again, or delete {file.name} if none is running",
            )
        _take_away(file, path)
        time.sleep(_PAUSE)
    _sweep(file)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            if file.read_text(encoding="utf-8") == token:
                file.unlink()


def _taken(file: Path, token: str) -> bool:
    """Create the lock with its holder in one step: a link to a written file is atomic."""
    mine = file.with_name(f"{file.name}.{uuid.uuid4().hex[:8]}")
    try:
        mine.write_text(token, encoding="utf-8")
        return _linked(mine, file, token)
    except OSError as error:
        reason = error.strerror or "cannot be locked"
        raise Refusal(f"{reason}; nothing was changed", where=file.parent) from error
    finally:
        with contextlib.suppress(OSError):
            mine.unlink()


def _linked(mine: Path, file: Path, token: str) -> bool:
    try:
        os.link(mine, file)
    except FileExistsError:
        return False
    except (OSError, NotImplementedError):  # a file system without links
        return _created(file, token)
    return True


def _created(file: Path, token: str) -> bool:
    try:
        with file.open("x", encoding="utf-8") as made:
            made.write(token)
    except FileExistsError:
        return False
    return True


def _take_away(file: Path, path: Path) -> None:
    """Take away the lock of a writer that is gone; two that try at once do not both succeed."""
    try:
        holder = file.read_text(encoding="utf-8")
        age = time.time() - file.stat().st_mtime
    except OSError:
        return
    if _alive(holder, age):
        return
    aside = file.with_name(f"{file.name}.{uuid.uuid4().hex[:8]}")
    try:
        file.rename(aside)
        if aside.read_text(encoding="utf-8") != holder:  # another one was quicker: give it back
            with contextlib.suppress(FileExistsError):
                os.link(aside, file)
        else:
            _sweep(path.with_name(beside(path)))
    except OSError:
        return
    finally:
        with contextlib.suppress(OSError):
            aside.unlink()


def _alive(holder: str, age: float) -> bool:
    process, _, rest = holder.partition(" ")
    host = rest.partition(" ")[0]
    if host != socket.gethostname() or not process.isdigit() or os.name != "posix":
        return age < _ABANDONED
    try:
        os.kill(int(process), 0)  # asks, sends nothing
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _sweep(path: Path) -> None:
    """Delete what killed processes left of a file: half written, or the name of a dead holder."""
    for left in path.parent.glob(f"{_escaped(path.name)}.????????"):
        with contextlib.suppress(OSError, UnicodeDecodeError):
            if not path.name.endswith(".lock") or not _alive(left.read_text("utf-8"), 0.0):
                left.unlink()


def _escaped(name: str) -> str:
    return "".join(f"[{char}]" if char in "*?[" else char for char in name)
