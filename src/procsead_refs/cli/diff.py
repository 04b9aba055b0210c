"""diff: what changed between two bibliographies, in words."""

from __future__ import annotations

from pathlib import Path

import click

from procsead_refs.cli._options import Session, common, result
from procsead_refs.text import visible


@click.command(short_help="What changed between two bibliographies, in words.")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path), required=False)
@click.option("--summary", is_flag=True, help="The one line alone.")
@common
def command(session: Session, old: Path, new: Path | None, *, summary: bool) -> None:
    """Say what changed from OLD to NEW (the library if left out): "3 added, 1 date corrected".

    Layout does not count.

    \b
    Examples:
      procsead-refs diff last-year.bib refs/library.bib
      git show HEAD:refs/library.bib | procsead-refs diff -

    Exit code 1: something changed.
    """
    from procsead_refs.library import load
    from procsead_refs.library.versions import changes

    found = changes.between(
        load(old).references, load(new or session.required_library()).references
    )
    lines = [found.summary] if summary else [*found.lines(), found.summary]
    result(visible("\n".join(lines)), None)
    if found != changes.Changes():
        raise click.exceptions.Exit(1)
