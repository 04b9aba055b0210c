"""What stands behind a title in a form that leaves no doubt, by data/imprint-forms.toml."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from procsead_refs.data import table
from procsead_refs.dates import from_text
from procsead_refs.names import parse
from procsead_refs.parsing.values.imprints import is_town
from procsead_refs.patterns import with_parts

if TYPE_CHECKING:
    from procsead_refs.parsing.draft import Draft

_DATES = {"issued", "event-date", "original-date"}
_DASH = re.compile(r"\s?[-–]\s?")
_LONGEST = 1000  # code points of a reference that is looked through


class _Form(NamedTuple):
    hint: str
    other: str
    pattern: str
    house: bool


def step(draft: Draft) -> None:
    """Read the fields of each form that a reference has, and fix their words."""
    raw = draft.raw
    if len(raw) > _LONGEST:
        return
    for hint, other, pattern, house in _forms():
        if hint not in raw or other not in raw:
            continue
        match = _compiled(pattern).search(raw)
        if match and not (house and is_town(match["publisher"])):
            _put(draft, match)


def _put(draft: Draft, match: re.Match[str]) -> None:
    first = match.start()
    for group, typed in match.groupdict().items():
        variable = group.replace("_", "-")
        start, end = match.span(group)
        if variable == "title" and _is_taken(draft, start, end):
            first = end
        elif not typed:
            continue
        elif variable == "editor":
            draft.names[variable], draft.spans[variable] = parse(typed), (start, end)
        elif variable in _DATES:
            draft.dates[variable], draft.spans[variable] = from_text(typed), (start, end)
        else:
            text = _DASH.sub("-", typed) if variable == "page" else typed
            draft.put(variable, text.rstrip(" .,;"), start, end)
    draft.take(first, match.end())


def _is_taken(draft: Draft, start: int, end: int) -> bool:
    """Return whether the tagger has a title that begins before a form's, or a container there."""
    if any(one.start < start for one in draft.of("title")):
        return True
    return any(one.start < end and start < one.end for one in draft.of("journal", "booktitle"))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return a form's pattern, compiled when it is first needed: most lists need few of them."""
    return re.compile(with_parts(pattern, table("imprint-forms")["parts"]))


@cache
def _forms() -> tuple[_Form, ...]:
    return tuple(
        _Form(row["hints"][0], row["hints"][-1], row["pattern"], row.get("house", False))
        for row in table("imprint-forms")["form"]
    )
