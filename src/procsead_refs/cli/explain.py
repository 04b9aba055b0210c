"""explain: a rule's manual."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from procsead_refs.cli import _completing
from procsead_refs.cli._options import Session, common, result

if TYPE_CHECKING:
    from collections.abc import Iterator


@click.command(short_help="What a rule looks for, and why.")
@click.argument("rule", required=False, shell_complete=_completing.rule)
@click.option(
    "--reference",
    "key",
    metavar="KEY",
    shell_complete=_completing.key,
    help="A work: which field and rule made what.",
)
@click.option(
    "--style",
    metavar="STYLE",
    shell_complete=_completing.style,
    help="The style for --reference; by default the project's.",
)
@common
def command(session: Session, *, rule: str | None, key: str | None, style: str | None) -> None:
    """Show what a rule looks for, why, and an example; without RULE, list the rules.

    With --reference, show each piece of a work's printed reference with the field and the style's
    rule that made it.

    \b
    Examples:
      procsead-refs explain
      procsead-refs explain year-mismatch
      procsead-refs explain --reference beech2008internet --style apa-7
    """
    if key is not None:
        result("\n".join(_pieces(session, key, style)), None)
        return
    from procsead_refs import rules

    if rule is None:
        width = max(map(len, rules.ids()))
        result("\n".join(f"{one:<{width}}  {rules.summary(one)}" for one in rules.ids()), None)
        return
    one = rules.rule(rule)
    asked = f"\nIt runs only when asked for: --rules +{rule}" if rules.is_asked(one) else ""
    manual = (one.__doc__ or "").strip().replace("`", "")
    result(f"{rule} (at most {one.SEVERITY}, scope {one.SCOPE})\n\n{manual}\n{asked}", None)


def _pieces(session: Session, key: str, style: str | None) -> Iterator[str]:
    """Yield a printed reference, then its pieces in columns: text, field, rule."""
    from difflib import get_close_matches

    from procsead_refs import library, styles
    from procsead_refs.errors import Refusal
    from procsead_refs.rendering.explaining import explained

    store = library.load(session.required_library())
    reference = store.get(key)
    if reference is None:
        near = get_close_matches(key, [one.id for one in store.references])
        remedy = f"the nearest are {', '.join(near)}" if near else "see procsead-refs list"
        raise Refusal(f"the library has no {key!r}", where=store.path, remedy=remedy)
    pieces = explained(reference, styles.load(styles.chosen(style, session.project.style)))
    yield "".join(piece.text for piece in pieces)
    yield ""
    for piece in pieces:
        if piece.field:
            yield piece.text.lstrip(" ,.;:").rstrip(" ,;:")
            yield f"    {piece.field}" + (f": {piece.rule}" if piece.rule else "")
