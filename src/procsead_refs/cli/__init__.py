"""The command line: one command, one file, found by its name and imported when it is called."""

from __future__ import annotations

import gc
import os
import signal
import sys
from contextlib import suppress
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import cast

import click

from procsead_refs import registry
from procsead_refs.cli._options import WIPE, with_common
from procsead_refs.errors import Refusal
from procsead_refs.text import squeeze, visible

_MANY = 50_000  # new objects between two looks for cycles, of which references have none


@cache
def _commands() -> list[str]:
    return [name.replace("_", "-") for name in registry.modules(Path(__file__).parent)]


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return _commands()

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _commands():
            near = get_close_matches(cmd_name, _commands(), 3)
            if near and not ctx.resilient_parsing:
                ctx.fail(f"No such command {cmd_name!r}; did you mean {', '.join(near)}?")
            return None
        module = import_module(f"{__name__}.{cmd_name.replace('-', '_')}")
        return cast("click.Command", module.command)


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@with_common
@click.pass_context
def procsead_refs(context: click.Context, /, **common: object) -> None:
    """Typed references to a bibliography; drafts to checked citations; a library to reports.

    \b
    Examples:
      procsead-refs build                          the whole project, into build/
      procsead-refs check draft.docx --format docx -o checked.docx
      procsead-refs parse references.txt --to bibtex
      procsead-refs bibliography --style apa-7 --to docx -o references.docx

    It works offline: nothing leaves this machine.
    """
    context.obj = common


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with 0, 1 (findings) or 2 (could not do it, one line)."""
    gc.set_threshold(_MANY)
    _clear_up_when_ended()
    _take_places_of_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = procsead_refs.main(arguments, prog_name="procsead-refs", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as leave:
        code = leave.exit_code
    except (BrokenPipeError, SystemExit):  # the reader has gone; click leaves for it by itself
        code = 0
    except (Exception, KeyboardInterrupt) as error:
        if os.environ.get("PROCSEAD_REFS_TRACEBACK"):
            raise
        lead = WIPE if sys.stderr.isatty() else ""
        with suppress(OSError):  # a full disk under the messages too
            print(f"{lead}procsead-refs: {visible(squeeze(_reason(error)))}", file=sys.stderr)
        code = 2
    _let_output_go()
    sys.exit(code if isinstance(code, int) else 0)


def _clear_up_when_ended() -> None:
    """Leave as with Ctrl-C where the terminal is closed or the process is asked to end.

    What was put into temporary folders, such as a draft sent to the page, is then taken away.
    """
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        with suppress(ValueError):  # not in the main thread
            if number is not None and signal.getsignal(number) == signal.SIG_DFL:
                signal.signal(number, signal.default_int_handler)


def _take_places_of_closed_streams() -> None:
    """Open the null device where a standard stream is closed, lest a file of ours takes its place.

    Input is then empty, messages go nowhere, and output fails as on any closed stream.
    """
    for number, (name, mode) in enumerate({"stdin": "r", "stdout": "w", "stderr": "w"}.items()):
        if getattr(sys, name) is None:
            null = os.open(os.devnull, os.O_WRONLY if name == "stderr" else os.O_RDONLY)
            if null != number:
                os.dup2(null, number)
            setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115 - open to the end


def _let_output_go() -> None:
    """Write what is left of the output; where that fails, let it go nowhere, not fail at the end.

    Source: the note on SIGPIPE in Python's documentation of `signal`.
    """
    try:
        sys.stdout.flush()
    except OSError:
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (AttributeError, ValueError):  # there is none, or it is closed
        return


def _reason(error: BaseException) -> str:
    """Return the one line that says why it could not be done."""
    match error:
        case click.ClickException():
            return _with_usage(error)
        case Refusal():
            return str(error)
        case KeyboardInterrupt() | click.Abort():
            return "stopped; nothing was left half written"
        case MemoryError() | RecursionError():
            return "the input is too large or too deeply nested; split it"
        case OSError():
            return f"{error.filename or 'output'}: {error.strerror or error}"
        case _:
            return _fault(error)


def _with_usage(error: click.ClickException) -> str:
    message = error.format_message()
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"{message} (see {context.command_path} --help)" if context else message


def _fault(error: BaseException) -> str:
    """Return the one line for a fault of ours: what, where in our code, and how to see the rest."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f"{Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}" if place else ""
    return (
        f"a fault of this program, not of yours ({type(error).__name__} in {where}: {error}); "
        "nothing was changed; report it with the output under PROCSEAD_REFS_TRACEBACK=1"
    )
