"""procsead-refs parse: typed reference lists to records."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from procsead_refs.cli.options import Session, common, result

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.model import Location


@click.command()
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--to", default="bibtex", show_default=True, help="The format of the records.")
@click.option("--singles", is_flag=True, help="The references are unrelated to each other.")
@click.option("--model", type=click.Path(path_type=Path), help="A model made by train.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to this file.")
@common
def command(
    _session: Session,
    sources: tuple[Path, ...],
    to: str,
    *,
    singles: bool,
    model: Path | None,
    output: Path | None,
) -> None:
    """Read typed reference lists (txt, md, docx, odt, html, tex, pdf, "-") into records.

    One record for each reference, in the order of the list; with --to csljson each holds the typed
    string, where every field stands in it and how sure the reading is.

    \b
    Examples:
      procsead-refs parse references.txt --to bibtex -o references.bib
      procsead-refs parse draft.docx --to csljson
    """
    from procsead_refs import formats
    from procsead_refs.parsing import steps

    references = [
        reference
        for source in sources
        for reference in steps.stream(_entries(source), singles=singles, model=model)
    ]
    result(formats.write(references, to), output)


def _entries(source: Path) -> Iterator[tuple[str, Location | None]]:
    """Yield each reference of a source: until lists are found in documents, each line is one."""
    from procsead_refs.files import read_text

    for line in read_text(source).splitlines():
        if line.strip():
            yield line, None
