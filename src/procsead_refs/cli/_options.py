"""The options that commands share, and the two ways out: a result and a remark."""

from __future__ import annotations

import functools
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from procsead_refs.cli import _completing
from procsead_refs.errors import Refusal
from procsead_refs.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from procsead_refs.model import Reference, Report
    from procsead_refs.project import Project

fail_on = click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info"]),
    help="The severity that means exit code 1; by default the project's, or warning.",
)
rules = click.option(
    "--rules",
    multiple=True,
    metavar="+ID|-ID",
    shell_complete=_completing.wish,
    callback=lambda _context, _option, given: tuple(
        wish for one in given for wish in one.split(",") if wish
    ),
    help="Add a rule, or leave one out; several with commas between.",
)
source_format = click.option(
    "--from",
    "from_",
    metavar="FORMAT",
    shell_complete=_completing.readable,
    default="",
    help="The format, where it cannot be told.",
)
WIPE = "\r\033[K"  # back to the line's beginning, and clear it
_SUFFIXES = {
    "tex": "latex",
    "typ": "typst",
    "markdown": "md",
    "htm": "html",
    "json": "csljson",
    "txt": "text",
}


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

    def fails(self, reports: Iterable[Report], fail_on: str | None) -> bool:
        """Return whether a report has a finding at or above a severity, else the project's."""
        from procsead_refs.model import Severity

        limit = Severity(fail_on or self.project.fail_on).rank
        return any(one.severity.rank >= limit for report in reports for one in report.findings)

    def say(self, remark: str) -> None:
        """Write a remark for the person to standard error, unless --quiet or nobody can hear it."""
        if not self.quiet:
            with suppress(OSError):  # what was done is done, with a full disk under the remarks too
                print(visible(remark), file=sys.stderr)

    def detail(self, remark: str) -> None:
        """Write a remark on how it was done to standard error, with --verbose alone."""
        if self.verbose:
            self.say(remark)

    def complain(self, refusal: Refusal) -> None:
        """Say which of several things could not be done, with --quiet too."""
        print(f"procsead-refs: {visible(str(refusal))}", file=sys.stderr)

    def progress(self, number: int, total: int, name: str) -> None:
        """Show on a terminal which of how many things is being done, in the place of the last."""
        if sys.stderr.isatty() and not self.quiet:
            line = f"{WIPE}[{number}/{total}] {visible(name)}"
            print(line, end="", file=sys.stderr, flush=True)

    def wipe(self) -> None:
        """Take the line of progress away."""
        if sys.stderr.isatty() and not self.quiet:
            print(WIPE, end="", file=sys.stderr, flush=True)


_COMMON = (
    click.option(
        "--library",
        type=click.Path(path_type=Path),
        help="The bibliography to use; by default the project's.",
    ),
    click.option(
        "--config",
        type=click.Path(path_type=Path),
        help="The procsead-refs.toml to use; by default the nearest.",
    ),
    click.option("-q", "--quiet", is_flag=True, help="No remarks, only results and errors."),
    click.option("-v", "--verbose", is_flag=True, help="Say what is used, and how long it takes."),
    click.version_option(package_name="procsead-refs", prog_name="procsead-refs"),
)


def with_common(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that all have, or the whole command line, before a command."""
    for option in reversed(_COMMON):
        command = option(command)
    return command


def common(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that all have and, as first argument, a Session."""

    @with_common
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

        before: dict[str, Any] = click.get_current_context().obj or {}
        file = config or before.get("config") or project.find()
        loaded = project.load(file)
        session = Session(
            loaded,
            library or before.get("library") or loaded.library,
            quiet or before.get("quiet", False),
            verbose or before.get("verbose", False),
        )
        session.detail(f"settings: {file or 'those built in'}")
        session.detail(f"library: {session.library or 'none'}")
        if session.quiet:
            _hush()
        start = time.monotonic()
        try:
            return command(session, *args, **options)
        finally:
            session.detail(f"{time.monotonic() - start:.1f} s")

    return with_session


def _hush() -> None:
    """Keep warnings back, such as that a file's encoding was guessed."""
    import logging

    logging.getLogger("procsead_refs").setLevel(logging.ERROR)


def form(output: Path | None, forms: Collection[str], default: str) -> str:
    """Return the form that a file's name asks for by its suffix; the default without one.

    Raises:
        Refusal: no form has that suffix.
    """
    suffix = output.suffix.lstrip(".").lower() if output and not output.is_dir() else ""
    if not suffix:
        return default
    wanted = suffix if suffix in forms else _SUFFIXES.get(suffix, "")
    if wanted in forms:
        return wanted
    raise Refusal(
        f"nothing is written as .{suffix}", where=output, remedy=f"there are {', '.join(forms)}"
    )


def apart(output: Path | None, sources: Iterable[Path | None]) -> None:
    """Refuse an output that is one of the files it is made from: what came in is never lost.

    Raises:
        Refusal: it is one of them, by whatever name.
    """
    if output is None or not output.is_file():
        return
    for source in sources:
        if source is not None and source.exists() and output.samefile(source):
            raise Refusal("is the input itself", where=output, remedy="name another file with -o")


def result(
    data: str | bytes | Iterable[str], output: Path | None, *, painted: bool = False
) -> None:
    """Write a result to a file, whole or not at all, or to standard output (None or "-").

    A text may be given in pieces, of which one is held at a time. A terminal is shown text without
    control characters; `painted` text has colours of ours, and nothing else of the kind.
    """
    if output is not None and str(output) != "-":
        from procsead_refs.files import replace

        replace(output, data)
        return
    if isinstance(data, bytes):
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    last = ""
    shown = sys.stdout.isatty() and not painted
    for piece in [data] if isinstance(data, str) else data:
        last = visible(piece) if shown else piece
        sys.stdout.write(last)
    sys.stdout.write("" if last.endswith("\n") else "\n")
