"""The rules there are and what one is: the folder is the registry."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias, cast

from procsead_refs import registry
from procsead_refs.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from procsead_refs.library import Library
    from procsead_refs.model import Finding, Manuscript, Reference, Severity, Style
    from procsead_refs.project import Project

_FOLDER = Path(__file__).parent

Scope = Literal["draft", "reference", "library"]
Subject: TypeAlias = "Manuscript | Reference | Library"


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know beside its subject.

    `evidence` are the other records that a value can be held against: the draft's whole list and
    the team's library.
    """

    project: Project
    today: date
    style: Style | None = None
    evidence: tuple[Reference, ...] = ()


class Rule(Protocol):
    """What every rule file has."""

    __doc__: str | None
    __name__: str
    SCOPE: Scope
    SEVERITY: Severity

    def check(self, subject: Subject, context: Context, /) -> Iterator[Finding]:
        """Yield what is wrong with what the scope names."""


@cache
def ids() -> tuple[str, ...]:
    """Return every rule id: the folder is the registry."""
    return tuple(sorted(name.replace("_", "-") for name in registry.modules(_FOLDER)))


@cache
def rule(rule_id: str) -> Rule:
    """Return the rule of an id.

    Raises:
        Refusal: there is no such rule; the nearest ids are named.
    """
    if rule_id not in ids():
        from difflib import get_close_matches

        near = ", ".join(get_close_matches(rule_id, ids()))
        advice = f"did you mean {near}?" if near else "see procsead-refs explain"
        raise Refusal(f"no rule is called {rule_id!r}", remedy=advice)
    return cast("Rule", import_module(f"{__package__}.{rule_id.replace('-', '_')}"))


def summary(rule_id: str) -> str:
    """Return what a rule says in one line: the first of its manual, without the full stop."""
    return (rule(rule_id).__doc__ or rule_id).strip().splitlines()[0].rstrip(".")


def is_asked(one: Rule) -> bool:
    """Return whether a rule runs only when it is asked for."""
    return bool(getattr(one, "ASKED", False))


def is_certain(one: Rule) -> bool:
    """Return whether a rule's suggestions may be written without asking."""
    return bool(getattr(one, "CERTAIN", False))


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
    rules = ((one, rule(one)) for one in ids() if one not in off and _scope(one) == scope)
    return tuple(one for rule_id, one in rules if rule_id in on or not is_asked(one))


def _scope(rule_id: str) -> object:
    return registry.said(_FOLDER, rule_id.replace("-", "_"), "SCOPE")
