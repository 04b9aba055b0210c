"""procsead-refs parse: typed reference lists to records."""

from __future__ import annotations

from pathlib import Path

import click

from procsead_refs.cli.options import Session, common, result


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
    from procsead_refs.sources import typed

    references = [
        reference
        for source in sources
        for reference in steps.stream(typed(source), singles=singles, model=model)
    ]
    result(formats.write(references, to), output)
