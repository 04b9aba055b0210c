"""procsead-refs convert: between bibliography formats, and a report of what was lost."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from procsead_refs.cli.options import common, result

if TYPE_CHECKING:
    from procsead_refs.cli.options import Session


@click.command(short_help="Between bibliography formats, with a loss report.")
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--to", required=True, help="The format to write (csljson, biblatex, ris, …).")
@click.option("--from", "from_", default="", help="The format of SOURCE, where it cannot be told.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write.")
@common
def command(
    session: Session,
    source: Path,
    to: str,
    from_: str,
    output: Path | None,
) -> None:
    """Convert SOURCE (a bibliography in any known format) to another format."""
    from procsead_refs import formats

    references = formats.read(source, from_)
    text = formats.write(references, to)
    for one in references:
        if problem := one.extra.get("problem"):
            line = one.location.paragraph + 1 if one.location else 0
            session.say(f"{source}:{line}: {one.id or 'an entry'}: {problem}")
    result(text, output)
