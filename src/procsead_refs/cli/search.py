"""search: entries of the library by words, fields and years."""

from __future__ import annotations

import click

from procsead_refs.cli._options import Session, common, result
from procsead_refs.text import visible


@click.command(short_help="Look entries up by words, fields and years.")
@click.argument("query", nargs=-1, required=True, metavar="QUERY…")
@click.option("--keys", is_flag=True, help="The keys alone.")
@click.option("--exact", is_flag=True, help="No similar words where nothing is found.")
@common
def command(session: Session, query: tuple[str, ...], *, keys: bool, exact: bool) -> None:
    """Find the entries that answer QUERY; where none does, those with the most similar words.

    \b
    prevention              a whole word, anywhere; case and accents do not count
    prevent*                any word that begins so
    '"child protection"'    these words in this order
    author:beech            in a field: author, title, journal, keyword, type, year, doi …
    year>=2008 year:2010-2015
    -type:report            not so
    beech OR blagden        one or the other

    \b
    Examples:
      procsead-refs search author:beech "year>=2008"
      procsead-refs search type:report keyword:prevention -- -publisher:europol
    """
    from procsead_refs.library import index

    text = " ".join(query)
    with index.of(session.required_library()) as opened:
        rows = opened.find(text)
        if not rows and not exact and (near := opened.nearest(text)) != text:
            rows = opened.find(near)
            if rows:
                session.say(f"nothing matches {text}; showing {near}")
    if not rows:
        session.say("nothing found")
        return
    lines = [row.key if keys else f"{row.key}\n    {row.line}" for row in rows]
    result(visible("\n".join(lines)), None)
