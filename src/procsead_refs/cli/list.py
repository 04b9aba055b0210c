"""list: the library, a line an entry."""

from __future__ import annotations

import click

from procsead_refs.cli._options import Session, common, result
from procsead_refs.text import visible


@click.command(short_help="The library, a line an entry.")
@click.argument("query", nargs=-1, metavar="[QUERY…]")
@click.option("--keys", is_flag=True, help="The keys alone.")
@common
def command(session: Session, query: tuple[str, ...], *, keys: bool) -> None:
    """List the library's entries, those that answer QUERY where one is given.

    \b
    Examples:
      procsead-refs list
      procsead-refs list --keys type:report "year>=2018"
    """
    from procsead_refs.library import index

    with index.of(session.required_library()) as opened:
        rows = opened.find(" ".join(query))
    width = max((len(row.key) for row in rows), default=0)
    lines = [row.key if keys else f"{row.key:<{min(width, 32)}}  {row.line}" for row in rows]
    if lines:
        result(visible("\n".join(lines)), None)
