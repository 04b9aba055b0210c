"""procsead-refs lint: the library's own quality, and repairs of what is certain."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from procsead_refs.cli.options import FAIL_ON, Session, common, result

if TYPE_CHECKING:
    from procsead_refs.library import Library
    from procsead_refs.model import Report


@click.command(short_help="The library's own quality; safe repairs.")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--fix", is_flag=True, help="Repair what is certain, and nothing else.")
@click.option("--diff", is_flag=True, help="Show what --fix would change; change nothing.")
@click.option(
    "--format", "form", default="text", show_default=True, help="text, json, sarif, html."
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write the report to a file.")
@click.option("--fail-on", type=FAIL_ON, default=None, help="The severity that means exit code 1.")
@click.option("--rules", multiple=True, metavar="+ID|-ID", help="Add a rule, or leave one out.")
@common
def command(  # noqa: PLR0913 - one parameter an option
    session: Session,
    *,
    files: tuple[Path, ...],
    fix: bool,
    diff: bool,
    form: str,
    output: Path | None,
    fail_on: str | None,
    rules: tuple[str, ...],
) -> None:
    """Check the library, or FILES: fields, identifiers, names, keys, encodings, confirmations.

    --fix repairs what is certain (a DOI typed as an address, double-encoded text, a body without
    braces …) and leaves every other byte; --diff shows it first. A rule's manual: explain RULE.

    \b
    Examples:
      procsead-refs lint
      procsead-refs lint --fix --diff
      procsead-refs lint --rules +missing-annotation,-unprotected-capitals
    """
    from procsead_refs import reports
    from procsead_refs.library import load, update
    from procsead_refs.library.changes import unified
    from procsead_refs.model import Severity

    wishes = [one for wish in rules for one in wish.split(",")]
    limit = Severity(fail_on or session.project.fail_on).rank
    failed = False
    for path in files or (session.required_library(),):
        if fix and not diff:
            counted: list[int] = []

            def repair(library: Library, counted: list[int] = counted) -> Library:
                repaired, number = _repaired(library, session, wishes)
                counted[:] = [number]
                return repaired

            update(path, repair, session.project.root)
            session.say(f"{path}: {counted[-1]} repaired")
        library = load(path)
        if diff:
            repaired, _ = _repaired(library, session, wishes)
            if changes := unified(path, library.text, repaired.text):
                result(changes, output)
            continue
        report = _report(library, session, wishes)
        result(reports.write(report, form), output, painted=form == "text")
        failed = failed or any(one.severity.rank >= limit for one in report.findings)
    if failed:
        raise click.exceptions.Exit(1)


def _report(library: Library, session: Session, wishes: list[str]) -> Report:
    from datetime import UTC, datetime

    from procsead_refs.rules import Context, lint

    return lint(library, Context(session.project, datetime.now(tz=UTC).date()), wishes)


def _repaired(library: Library, session: Session, wishes: list[str]) -> tuple[Library, int]:
    """Return the library with what is certain repaired, and how many repairs that were."""
    from procsead_refs import rules
    from procsead_refs.library import from_text, segments

    edits = rules.repairs(_report(library, session, wishes).findings)
    text = segments.edited(library.segments.document, edits) if edits else library.text
    return from_text(library.path, text, library.encoding), len(edits)
