"""confirm: who saw a value, where and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from procsead_refs.cli import _completing
from procsead_refs.cli._options import Session, common

if TYPE_CHECKING:
    from procsead_refs.library import Library


@click.command(short_help="Note that a value was looked up.")
@click.argument("key", shell_complete=_completing.key)
@click.argument("fields", nargs=-1, required=True, metavar="FIELD…")
@click.option(
    "--evidence",
    metavar="WHERE",
    required=True,
    help="Where the value was seen: a page, an address.",
)
@click.option("--by", metavar="NAME", default="", help="Who saw it.")
@click.option("--on", metavar="DAY", default="", help="When, as 2026-11-24; by default today.")
@common
def command(
    session: Session, *, key: str, fields: tuple[str, ...], evidence: str, by: str, on: str
) -> None:
    """Note in the entry KEY that the value of each FIELD was confirmed.

    The note goes into the entry's field "confirmed" with a mark of the value, so that lint says
    when the value has changed since. A FIELD that is in "unconfirmed" is taken out there.

    \b
    Examples:
      procsead-refs confirm beech2008internet doi number --evidence "publisher's page" --by "R. R."
    """
    from datetime import UTC, date, datetime

    from procsead_refs.errors import Refusal
    from procsead_refs.library import confirming, update

    try:
        day = date.fromisoformat(on) if on else datetime.now(tz=UTC).date()
    except ValueError as error:
        raise Refusal(f"--on {on!r} is no date", remedy="write it as 2026-11-24") from error

    def change(library: Library) -> Library:
        return confirming.confirm(
            library, key, fields, confirming.Sight(evidence, by, day.isoformat())
        )

    update(session.required_library(), change, session.project.root)
    session.say(f"{key}: {', '.join(fields)} confirmed")
