"""lint: the library's own quality, and repairs of what is certain."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from procsead_refs import reports
from procsead_refs.cli import _options
from procsead_refs.cli._options import Session, common, result
from procsead_refs.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procsead_refs.library import Library
    from procsead_refs.model import Report

_FORMATS = tuple(name for name in reports.names() if name != "docx")  # a library is no Word file


@click.command(short_help="The library's own quality; safe repairs.")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE…]")
@click.option("--fix", is_flag=True, help="Repair what is certain, and nothing else.")
@click.option("--diff", is_flag=True, help="Show what --fix would change; change nothing.")
@click.option(
    "--format", "form", type=click.Choice(_FORMATS), help="By default as -o ends, or text."
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write.")
@_options.fail_on
@_options.rules
@common
def command(
    session: Session,
    *,
    files: tuple[Path, ...],
    fix: bool,
    diff: bool,
    form: str | None,
    output: Path | None,
    fail_on: str | None,
    rules: tuple[str, ...],
) -> None:
    """Check the library, or each FILE: fields, identifiers, names, keys, encodings, confirmations.

    --fix repairs what is certain (a DOI typed as an address, double-encoded text, a body without
    braces …) and leaves every other byte; --diff shows it first. A rule's manual: explain RULE.

    \b
    Examples:
      procsead-refs lint
      procsead-refs lint --fix --diff
      procsead-refs lint --rules +missing-annotation,-unprotected-capitals

    Exit code 1: something was found at or above --fail-on.
    """
    from procsead_refs.library import load

    paths = files or (_from_here(session.required_library()),)
    _options.apart(output, paths)
    form = form or ("text" if diff else _options.form(output, _FORMATS, "text"))
    if diff:
        changes = "".join(_changes(path, session, rules) for path in paths)
        if changes:
            result(changes, output)
        else:
            session.say("nothing is certain enough to be repaired")
        return
    if fix:
        for path in paths:
            _repair(path, session, rules)
    found = [_report(load(path), session, rules) for path in paths]
    if form == "html" and len(found) > 1:
        raise Refusal("a page is for one file", remedy="check the others by themselves")
    text = (
        reports.write(found[0], form) if len(found) == 1 else reports.written_together(found, form)
    )
    result(text, output, painted=form == "text")
    if session.fails(found, fail_on):
        raise click.exceptions.Exit(1)


def _from_here(path: Path) -> Path:
    """Return a path as a person in this folder would write it."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _changes(path: Path, session: Session, wishes: Sequence[str]) -> str:
    """Return what --fix would change in a file, as a diff."""
    from procsead_refs.library import load
    from procsead_refs.library.versions.changes import unified

    library = load(path)
    repaired, _ = _repaired(library, session, wishes)
    return unified(path, library.text, repaired.text)


def _repair(path: Path, session: Session, wishes: Sequence[str]) -> None:
    from procsead_refs.library import update

    counts: list[int] = []

    def change(library: Library) -> Library:
        repaired, count = _repaired(library, session, wishes)
        counts.append(count)
        return repaired

    update(path, change, session.project.root)
    session.say(f"{path}: {counts[-1]} repaired")


def _report(library: Library, session: Session, wishes: Sequence[str]) -> Report:
    from datetime import UTC, datetime

    from procsead_refs.rules import Context, lint

    return lint(library, Context(session.project, datetime.now(tz=UTC).date()), wishes)


def _repaired(library: Library, session: Session, wishes: Sequence[str]) -> tuple[Library, int]:
    """Return the library with what is certain repaired, and how many repairs that were."""
    from procsead_refs import rules
    from procsead_refs.library import from_text
    from procsead_refs.library.store import segments

    edits = rules.repairs(_report(library, session, wishes).findings)
    text = segments.edited(library.segments.document, edits) if edits else library.text
    return from_text(library.path, text, library.encoding), len(edits)
