"""The options that commands share, and the two ways out: a result and a remark."""

from __future__ import annotations

import functools
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from procsead_refs.errors import Refusal
from procsead_refs.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from procsead_refs.model import Reference
    from procsead_refs.project import Project

FAIL_ON = click.Choice(["error", "warning", "info"])


@dataclass(frozen=True, slots=True)
class Session:
    """What the common options said: the project and how talkative to be."""

    project: Project
    library: Path | None
    quiet: bool
    verbose: bool

    def required_library(self) -> Path:
        """Return the library's file.

        Raises:
            Refusal: there is none, neither in the project nor by --library.
        """
        if self.library is None:
            raise Refusal("there is no library", remedy="name one with --library")
        return self.library

    def references(self) -> tuple[Reference, ...] | None:
        """Return the library's references; None where there is no library.

        Raises:
            Refusal: the library that was named cannot be read.
        """
        if self.library is None:
            return None
        if self.library == self.project.library and not self.library.exists():
            return None
        from procsead_refs import formats

        return formats.read(self.library)

    def say(self, remark: str) -> None:
        """Write a remark for the person to standard error, unless --quiet."""
        if not self.quiet:
            print(visible(remark), file=sys.stderr)  # noqa: T201


def common(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command --library, --config, --quiet, --verbose and, as first argument, a Session."""

    @click.option("--library", type=click.Path(path_type=Path), help="The bibliography to use.")
    @click.option("--config", type=click.Path(path_type=Path), help="A procsead-refs.toml to use.")
    @click.option("-q", "--quiet", is_flag=True, help="No remarks, only results and errors.")
    @click.option("-v", "--verbose", is_flag=True, help="More remarks.")
    @functools.wraps(command)
    def with_session(
        *args: object,
        library: Path | None,
        config: Path | None,
        quiet: bool,
        verbose: bool,
        **options: object,
    ) -> object:
        from procsead_refs import project

        loaded = project.load(config)
        session = Session(loaded, library or loaded.library, quiet, verbose)
        return command(session, *args, **options)

    return with_session


def result(data: str | bytes, output: Path | None, *, painted: bool = False) -> None:
    """Write a result to a file, whole or not at all, or to standard output (None or "-").

    A terminal is shown text without control characters; `painted` text has colours of ours, and
    nothing else of the kind.
    """
    if output is not None and str(output) != "-":
        from procsead_refs.files import replace

        replace(output, data)
        return
    if isinstance(data, str) and not painted and sys.stdout.isatty():
        data = visible(data)
    if isinstance(data, bytes):
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        sys.stdout.write(data if data.endswith("\n") else data + "\n")
