"""show: an entry as it stands in the library."""

from __future__ import annotations

import click

from procsead_refs.cli import _completing
from procsead_refs.cli._options import Session, common, result


@click.command(short_help="An entry of the library.")
@click.argument("keys", nargs=-1, required=True, metavar="KEY…", shell_complete=_completing.key)
@click.option(
    "--to",
    metavar="FORMAT",
    shell_complete=_completing.writable,
    default="",
    help="csljson, ris, …; by default as the entry stands.",
)
@common
def command(session: Session, keys: tuple[str, ...], to: str) -> None:
    """Show entries of the library as they stand in its file.

    \b
    Examples:
      procsead-refs show beech2008internet
      procsead-refs show beech2008internet --to csljson
    """
    from procsead_refs.errors import Refusal
    from procsead_refs.library import index

    path = session.required_library()
    with index.of(path) as opened:
        sources = [(key, opened.source(key)) for key in keys]
        missing = next((key for key, source in sources if not source), None)
        if missing is not None:
            from difflib import get_close_matches

            near = ", ".join(get_close_matches(missing, opened.keys(), 3))
            advice = f"did you mean {near}?" if near else "see procsead-refs list"
            raise Refusal(f"has no entry {missing!r}", where=path, remedy=advice)
    if to:
        from procsead_refs import formats, library

        loaded = library.load(path)
        found = [one for key in keys if (one := loaded.get(key)) is not None]
        result(formats.write(found, to), None)
    else:
        text = "\n\n".join(source.strip() for _, source in sources)
        result(text, None)
