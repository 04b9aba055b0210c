"""merge-driver: git's merge of two versions of a .bib file."""

from __future__ import annotations

from pathlib import Path

import click

from procsead_refs.cli._options import Session, common


@click.command(short_help="git's merge driver for .bib files.")
@click.argument("base", type=click.Path(path_type=Path))
@click.argument("ours", type=click.Path(path_type=Path))
@click.argument("theirs", type=click.Path(path_type=Path))
@click.option("--marker-size", default=7, help="git's %L.")
@click.option("--path", metavar="NAME", default="", help="git's %P: the file's name, for messages.")
@common
def command(  # noqa: PLR0917 - git's order
    session: Session, base: Path, ours: Path, theirs: Path, marker_size: int, path: str
) -> None:
    """Merge THEIRS into OURS (which is written), both coming from BASE, entry by entry.

    Fields that only one side changed are merged; conflict markers stand only where both changed
    the same field.

    \b
    Examples, for setting it up once in each clone:
      git config merge.bib.name "bibliographies, entry by entry"
      git config merge.bib.driver "procsead-refs merge-driver %O %A %B --marker-size %L --path %P"
    and in .gitattributes:
      *.bib merge=bib

    Exit code 1: there are conflicts.
    """
    from procsead_refs import files
    from procsead_refs.library.store import encoding
    from procsead_refs.library.versions import threeway

    (old, _), (mine, how), (other, _) = (
        encoding.read(files.read_bytes(one)) for one in (base, ours, theirs)
    )
    merged = threeway.merge(old, mine, other, threeway.Labels(width=marker_size))
    files.replace(ours, how.encode(merged.text))
    for name in merged.conflicts:
        session.say(f"{path or ours}: both sides changed {name}")
    if merged.conflicts:
        raise click.exceptions.Exit(1)
