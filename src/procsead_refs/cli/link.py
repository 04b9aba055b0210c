"""link: hand-typed citations become live ones."""

from __future__ import annotations

from pathlib import Path

import click

from procsead_refs.cli import _options
from procsead_refs.cli._options import Session, common, result


@click.command(short_help="Turn hand-typed citations into live ones.")
@click.argument("draft", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    help="The .md or .docx file to write.",
)
@common
def command(session: Session, draft: Path, *, output: Path) -> None:
    """Write DRAFT with its citations live: Markdown with [@key], or Word with Zotero fields.

    \b
    Examples:
      procsead-refs link draft.docx -o live.docx
      procsead-refs link draft.md -o live.md && pandoc --citeproc live.md -o restyled.docx

    Beside Markdown a .bib of the works is written. Only citations that were linked with certainty
    become live; the others stay as they were typed and are listed.
    """
    from procsead_refs import journeys

    beside = output.with_suffix(".bib") if output.suffix.lower() == ".md" else None
    _options.apart(output, [draft, session.library])
    _options.apart(beside, [session.library])
    linked = journeys.link(draft, session.project, output, library=session.references())
    if beside:
        result(linked.bibliography, beside)
    result(linked.data, output)
    if beside:
        session.say(f"wrote {beside}")
    total = len(linked.live) + len(linked.kept)
    session.say(f"{len(linked.live)} of {total} citations are live")
    for kept in linked.kept:
        session.say(f"typed: {kept.citation.text} ({kept.reason})")
