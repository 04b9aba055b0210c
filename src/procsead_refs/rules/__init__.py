"""Rules: one file a rule; its name is the rule's id, its docstring the rule's manual.

A rule file has `SCOPE`, `SEVERITY` (the highest it gives), `ASKED` (True where it only runs when
asked for), `CERTAIN` (True where its suggestion may be written into the draft) and `check`, which
yields findings. The scope says what `check` is given beside the context, and when it runs:

    SCOPE = "draft"      check(manuscript, context)  in `check`, the draft with all that it cites
    SCOPE = "reference"  check(reference, context)   in `check` each entry, in `lint` each record
    SCOPE = "library"    check(library, context)     in `lint`, the .bib file with its blocks
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias, cast

from procsead_refs import registry
from procsead_refs.errors import Refusal
from procsead_refs.findings import dismiss, unchecked
from procsead_refs.model import (
    Block,
    Document,
    Edit,
    Finding,
    Location,
    Manuscript,
    Reference,
    Report,
    Severity,
    Style,
)
from procsead_refs.rules._near import Near

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from procsead_refs.library import Library
    from procsead_refs.project import Project

_QUOTED = re.compile("“([^“”]+)”")
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
    return cast("Rule", import_module(f"{__name__}.{rule_id.replace('-', '_')}"))


def summary(rule_id: str) -> str:
    """Return what a rule says in one line: the first of its manual, without the full stop."""
    return (rule(rule_id).__doc__ or rule_id).strip().splitlines()[0].rstrip(".")


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
    return tuple(one for rule_id, one in rules if rule_id in on or not getattr(one, "ASKED", False))


def _scope(rule_id: str) -> object:
    return registry.said(_FOLDER, rule_id.replace("-", "_"), "SCOPE")


def run(
    manuscript: Manuscript, context: Context, wishes: Iterable[str] = ()
) -> tuple[Finding, ...]:
    """Return what the rules say about a draft and the entries of its list, in document order.

    Args:
        manuscript: the draft.
        context: the project, the day and the style; its evidence is the list and the library
            unless it is given.
        wishes: rules to add ("+id") or leave out ("-id"), after those of the project.

    Raises:
        Refusal: a wish names no rule or has no sign.
    """
    asked = (*context.project.rules, *wishes)
    known = context.evidence or (*manuscript.references, *(manuscript.library or ()))
    whole = replace(context, evidence=known)
    found = [f for one in selected("draft", asked) for f in one.check(manuscript, whole)]
    near = Near(known)
    of_entries = selected("reference", asked)
    for entry in manuscript.references:
        beside = replace(context, evidence=near.to(entry))
        found += [f for one in of_entries for f in one.check(entry, beside)]
    return tuple(sorted(found, key=_place))


def report(manuscript: Manuscript, context: Context, wishes: Iterable[str] = ()) -> Report:
    """Return the report on a draft: what was found, what is muted and what was not checked.

    Raises:
        Refusal: a wish names no rule or has no sign.
    """
    found = run(manuscript, context, wishes)
    kept, muted = dismiss(found, manuscript, context.project.mutes)
    return Report(manuscript, kept, muted, unchecked(manuscript))


def lint(library: Library, context: Context, wishes: Iterable[str] = ()) -> Report:
    """Return the report on a library: its file's rules, and those of references on each entry.

    The report's document is the file in segments (`Library.segments`).

    Raises:
        Refusal: a wish names no rule or has no sign.
    """
    asked = (*context.project.rules, *wishes)
    references = library.references
    document = Document(library.path, tuple(Block(one.id) for one in references))
    if library.blocks:
        document = library.segments.document
    places = [library.segments.entry(n) if library.blocks else Location(n) for n in library.places]
    references = tuple(
        replace(one, location=place) for one, place in zip(references, places, strict=True)
    )
    found = [f for one in selected("library", asked) for f in one.check(library, context)]
    near = Near(references)
    of_entries = selected("reference", asked)
    for entry in references:
        if not entry.raw:
            beside = replace(context, evidence=context.evidence or near.to(entry))
            found += [_in_field(f, library) for one in of_entries for f in one.check(entry, beside)]
    manuscript = Manuscript(document, references, (), Style(""))
    kept, muted = dismiss(sorted(_once(found), key=_place), manuscript, context.project.mutes)
    return Report(manuscript, kept, muted)


def _in_field(finding: Finding, library: Library) -> Finding:
    """Return a finding about an entry at the field of the file that has the words it quotes."""
    quoted = _QUOTED.search(finding.message)
    place = finding.location
    if quoted is None or place is None or not library.blocks:
        return finding
    exact = library.segments.find(place.paragraph, quoted[1])
    return replace(finding, location=exact or place)


def _once(findings: list[Finding]) -> Iterator[Finding]:
    """Leave out what a rule on the file says of an entry in other words.

    A field that biblatex demands and that the work needs is one thing to be done.
    """
    told = {f.reference for f in findings if f.rule == "required-field"}
    for finding in findings:
        if finding.rule != "incomplete-reference" or finding.reference not in told:
            yield finding


def repairs(findings: Iterable[Finding]) -> tuple[Edit, ...]:
    """Return the replacements that may be written without asking: those of CERTAIN rules.

    Of two that overlap the first stands.
    """
    edits: list[Edit] = []
    taken: dict[int, int] = {}  # of each block, how far it is written over
    for finding in sorted(findings, key=_place):
        place = finding.location
        if not finding.suggestion or place is None or place.start is None or place.end is None:
            continue
        if not getattr(rule(finding.rule), "CERTAIN", False):
            continue
        if place.start >= taken.get(place.paragraph, 0):
            taken[place.paragraph] = place.end
            edits.append(Edit(place, replacement=finding.suggestion))
    return tuple(edits)


def _place(finding: Finding) -> tuple[int, int, str]:
    place = finding.location
    if place is None:
        return (-1, -1, finding.rule)
    return (place.paragraph, -1 if place.start is None else place.start, finding.rule)
