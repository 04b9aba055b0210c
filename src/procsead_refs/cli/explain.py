"""explain: a rule's manual."""

from __future__ import annotations

import click

from procsead_refs.cli.options import Session, common, result


@click.command("explain")
@click.argument("rule", required=False)
@common
def command(session: Session, *, rule: str | None) -> None:  # noqa: ARG001 - the common options
    r"""Show what a rule looks for, why, and an example; without RULE, list the rules.

    \b
    Examples:
      procsead-refs explain
      procsead-refs explain year-mismatch
    """
    from procsead_refs import rules

    if rule is None:
        width = max(map(len, rules.ids()))
        result("\n".join(f"{one:<{width}}  {rules.summary(one)}" for one in rules.ids()), None)
        return
    one = rules.rule(rule)
    asked = (
        f"\nIt runs only when asked for: --rules +{rule}" if getattr(one, "ASKED", False) else ""
    )
    manual = (one.__doc__ or "").strip().replace("`", "")
    result(f"{rule} (at most {one.SEVERITY}, scope {one.SCOPE})\n\n{manual}\n{asked}", None)
