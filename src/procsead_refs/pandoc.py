"""The only file that starts pandoc: no shell, a sandbox, a memory limit and a time limit."""

from __future__ import annotations

import importlib.util
import os
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from procsead_refs.errors import Refusal
from procsead_refs.limits import MIB, limit, raising

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEAP_EXHAUSTED = 251  # GHC's exit code when -M is reached


@dataclass(frozen=True, slots=True)
class Answer:
    """What pandoc wrote: its output and the warnings it gave, one a line."""

    output: bytes
    warnings: tuple[str, ...]


@cache
def binary() -> Path:
    """Return the pandoc that came with pypandoc_binary; its version is part of what we promise.

    Raises:
        Refusal: it is not installed.
    """
    spec = importlib.util.find_spec("pypandoc")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        for name in ("pandoc", "pandoc.exe"):
            if (file := Path(folder) / "files" / name).is_file():
                return file
    raise Refusal("pandoc is not installed", remedy="pip install pypandoc_binary")


def memory_for(source: str) -> int:
    """Return a limit in MiB for a source of our own making: it may grow with the library.

    A library of 10,000 records, 4 MiB of CSL-JSON, takes pandoc about 600 MiB.
    """
    return limit("pandoc-memory") + 256 * (len(source) // MIB)


def seconds_for(source: str) -> float:
    """Return a limit in seconds for a source of our own making: it may grow with the library.

    A library of 10,000 records, 4 MiB of CSL-JSON, takes pandoc about 15 s.
    """
    return limit("pandoc-seconds") * (1 + len(source) / MIB)


def run(
    arguments: Sequence[str],
    source: str | bytes = b"",
    *,
    timeout: float | None = None,
    memory: int | None = None,
    where: object = "",
) -> bytes:
    """Return what pandoc writes to standard output; see `converse`."""
    return converse(arguments, source, timeout=timeout, memory=memory, where=where).output


def converse(
    arguments: Sequence[str],
    source: str | bytes = b"",
    *,
    timeout: float | None = None,
    memory: int | None = None,
    where: object = "",
) -> Answer:
    """Run pandoc on source and return its output and warnings.

    `--sandbox` keeps its readers and writers from files and network; a user's own pandoc folder
    is not looked at, so that the same input gives the same output everywhere.

    Args:
        arguments: pandoc's command line, without the program.
        source: standard input; text is sent as UTF-8.
        timeout: seconds until pandoc is stopped, if other than the limit.
        memory: the largest heap in MiB, if other than the limit.
        where: what a refusal is about, for the person who reads it.

    Raises:
        Refusal: pandoc is missing, took too long or too much memory, or could not do it.
    """
    seconds, heap = timeout or limit("pandoc-seconds"), memory or limit("pandoc-memory")
    options = ["+RTS", f"-M{heap}M", "-RTS", "--sandbox", f"--data-dir={os.devnull}"]
    data = source.encode("utf-8", "replace") if isinstance(source, str) else source
    try:
        code, output, errors = _started([str(binary()), *options, *arguments], data, seconds)
    except subprocess.TimeoutExpired:
        raise Refusal(
            f"pandoc took longer than {seconds:.0f} s",
            where=where,
            remedy=raising("pandoc-seconds", "split the input"),
        ) from None
    messages = tuple(
        line for line in errors.decode("utf-8", "replace").splitlines() if line.strip()
    )
    if code == _HEAP_EXHAUSTED:
        raise Refusal(
            f"pandoc needs more than {heap} MiB for it",
            where=where,
            remedy=raising("pandoc-memory", "split the input"),
        )
    if code != 0:
        said = " ".join(messages) or f"it ended with {code}"
        raise Refusal(f"pandoc could not do it: {said[:200]}", where=where)
    return Answer(output, messages)


def _started(command: list[str], data: bytes, seconds: float) -> tuple[int, bytes, bytes]:
    """Return a program's exit code and what it wrote to both streams; it never outlives the call.

    Raises:
        subprocess.TimeoutExpired: it took longer than so many seconds.
    """
    # It stays in our process group: whoever stops us stops it too. It starts nothing itself.
    with subprocess.Popen(  # noqa: S603 - a fixed program, an argument list, no shell
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        try:
            output, errors = process.communicate(data, seconds)
        finally:
            process.kill()
    return process.returncode, output, errors
