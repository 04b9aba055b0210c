"""check: the citations of a draft against its own list and the library."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from procsead_refs.cli.options import FAIL_ON, Session, common, result

if TYPE_CHECKING:
    from procsead_refs.model import Reference, Report


@click.command("check")
@click.argument("drafts", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--style", default=None, help="A style's or profile's name, a CSL file, or auto.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "html", "docx"]),
    default=None,
    help="The report's form; by default what -o's suffix says, or else text.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A file, or a folder.")
@click.option("--fail-on", type=FAIL_ON, default=None, help="The severity that means exit code 1.")
@click.option("--rules", multiple=True, metavar="+ID|-ID", help="Add a rule, or leave one out.")
@common
def command(  # noqa: PLR0913 - one parameter an option
    session: Session,
    *,
    drafts: tuple[Path, ...],
    style: str | None,
    form: str | None,
    output: Path | None,
    fail_on: str | None,
    rules: tuple[str, ...],
) -> int:
    r"""Check the citations of a draft against its own reference list and the library.

    \b
    Examples:
      procsead-refs check draft.docx
      procsead-refs check draft.docx --format docx -o checked.docx
      procsead-refs check draft.md --style chicago-17 --format html -o report.html
      procsead-refs check drafts/ --format html -o reports/

    Exit code 1: something was found at or above --fail-on (warning unless told otherwise).
    """
    from procsead_refs import journeys, reports
    from procsead_refs.model import Severity

    library = _library(session.library)
    limit = Severity(fail_on or session.project.fail_on).rank
    found = [
        journeys.check(
            draft,
            session.project,
            library=library,
            style=style or session.project.style,
            wishes=[one for wish in rules for one in wish.split(",")],
        )
        for draft in drafts
    ]
    for report in found:
        result(reports.write(report, form or "text"), output)
    return int(any(_fails(report, limit) for report in found))


def _library(path: Path | None) -> tuple[Reference, ...] | None:
    if path is None:
        return None
    from procsead_refs import formats

    return formats.read(path)


def _fails(report: Report, limit: int) -> bool:
    return any(finding.severity.rank >= limit for finding in report.findings)
