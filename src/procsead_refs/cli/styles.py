"""styles: which citation styles there are, and what they look like."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from procsead_refs.cli import _completing
from procsead_refs.cli._options import Session, common, result

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHOWN = 10  # styles with a sample; the rest by name


@click.command(short_help="The citation styles there are, with samples.")
@click.argument("query", nargs=-1, metavar="[QUERY…]")
@click.option(
    "--compare",
    nargs=2,
    metavar="A B",
    shell_complete=_completing.style,
    help="Five works in two styles, side by side.",
)
@click.option("--names", is_flag=True, help="The names alone, all of them.")
@common
def command(
    session: Session, query: tuple[str, ...], *, compare: tuple[str, str] | None, names: bool
) -> None:
    """Show the profiles, or the styles whose name holds every word of QUERY.

    \b
    Examples:
      procsead-refs styles
      procsead-refs styles police
      procsead-refs styles --compare chicago-17 chicago-18

    A profile is a style with its edition; over 10,000 more styles are known by their CSL name.
    """
    from procsead_refs import styles
    from procsead_refs.errors import Refusal

    if compare:
        result("\n".join(_compared(*compare)), None)
        return
    found = styles.find(" ".join(query)) if query else styles.profiles()
    if not found:
        raise Refusal(f"no style's name holds {' '.join(query)!r}", remedy="try a shorter word")
    if names:
        result("\n".join(found if query else styles.names()), None)
        return
    result("\n".join(_listed(found[:_SHOWN])), None)
    if rest := found[_SHOWN:]:
        session.say(f"and {len(rest)} more; --names lists them all")


def _listed(names: tuple[str, ...]) -> Iterator[str]:
    from procsead_refs import styles
    from procsead_refs.errors import Refusal
    from procsead_refs.rendering import samples

    for name in names:
        style = styles.load(name)
        parent = "" if style.csl in {name, ""} or style.profile == name else f" = {style.csl}"
        yield f"{name}{parent}"
        yield f"  {style.title}"
        try:
            sample = samples.shown(samples.works(), style)[0]
            yield f"  {sample.citation}"
            yield f"  {sample.entry}"
        except Refusal as refusal:
            yield f"  {refusal.cause}"
        yield ""


def _compared(one: str, other: str) -> Iterator[str]:
    from procsead_refs import styles
    from procsead_refs.rendering import samples

    loaded = [(name, styles.load(name)) for name in (one, other)]
    width = max(len(name) for name, _ in loaded)
    works = samples.works()
    printed = [(name, samples.shown(works, style)) for name, style in loaded]
    for number, work in enumerate(works):
        yield f"{work.type}: {work.title}"
        for name, rows in printed:
            yield f"  {name:<{width}}  {rows[number].citation}"
            yield f"  {'':<{width}}  {rows[number].entry}"
        yield ""
