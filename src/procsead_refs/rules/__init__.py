"""Rules: one file a rule; its name is the rule's id, its docstring the rule's manual.

A rule file has `SCOPE` ("draft", "reference" or "library"), `SEVERITY` (the highest it gives),
`ASKED` (True where it only runs when asked for) and `check(subject, context) -> Iterator[Finding]`,
whose subject is a Manuscript (draft), a Reference (reference) or a tuple of them (library).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol, cast

from procsead_refs.errors import Refusal
from procsead_refs.model import Finding, Manuscript, Reference, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from procsead_refs.model import Style
    from procsead_refs.project import Project

Scope = Literal["draft", "reference", "library"]
Subject = Manuscript | Reference | tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know beside its subject."""

    project: Project
    today: date
    style: Style | None = None


class Rule(Protocol):
    """What every rule file has."""

    __doc__: str | None
    __name__: str
    SCOPE: Scope
    SEVERITY: Severity

    def check(self, subject: Subject, context: Context) -> Iterator[Finding]:
        """Yield what is wrong with the subject."""


@cache
def ids() -> tuple[str, ...]:
    """Return every rule id: the folder is the registry."""
    files = Path(__file__).parent.glob("[a-z]*.py")
    return tuple(sorted(file.stem.replace("_", "-") for file in files))


@cache
def rule(rule_id: str) -> Rule:
    """Return the rule of an id.

    Raises:
        Refusal: there is no such rule; the nearest ids are named.
    """
    if rule_id not in ids():
        from difflib import get_close_matches

        near = get_close_matches(rule_id, ids()) or ids()
        raise Refusal(f"no rule is called {rule_id!r}", remedy=f"did you mean {', '.join(near)}?")
    return cast("Rule", import_module(f"{__name__}.{rule_id.replace('-', '_')}"))


def selected(scope: Scope, wishes: Iterable[str] = ()) -> tuple[Rule, ...]:
    """Return the rules of a scope that run: those not ASKED, with "+id" added and "-id" left out.

    Raises:
        Refusal: a wish names no rule or has no sign.
    """
    on: set[str] = set()
    off: set[str] = set()
    for wish in wishes:
        if wish[:1] not in {"+", "-"}:
            raise Refusal(f"--rules {wish!r} has no sign", remedy="write +id or -id")
        rule(wish[1:])
        (on if wish[0] == "+" else off).add(wish[1:])
    rules = ((rule_id, rule(rule_id)) for rule_id in ids() if rule_id not in off)
    return tuple(
        one
        for rule_id, one in rules
        if scope == one.SCOPE and (rule_id in on or not getattr(one, "ASKED", False))
    )
