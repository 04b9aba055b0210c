"""What may be written into a draft or a library without asking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.model import Edit
from procsead_refs.rules._places import in_order
from procsead_refs.rules._registry import is_certain, rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from procsead_refs.model import Finding


def repairs(findings: Iterable[Finding]) -> tuple[Edit, ...]:
    """Return the replacements that may be written without asking: those of CERTAIN rules.

    Of two that overlap the first stands.
    """
    edits: list[Edit] = []
    taken: dict[int, int] = {}  # of each block, how far it is written over
    for finding in sorted(findings, key=in_order):
        place = finding.location
        if not finding.suggestion or place is None or place.start is None or place.end is None:
            continue
        if not is_certain(rule(finding.rule)):
            continue
        if place.start >= taken.get(place.paragraph, 0):
            taken[place.paragraph] = place.end
            edits.append(Edit(place, replacement=finding.suggestion))
    return tuple(edits)
