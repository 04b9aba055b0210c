"""The number of a report behind its kind: "Rapport 2016:3", "Lists Discussion Paper No. 12"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from procsead_refs.data import table

if TYPE_CHECKING:
    from procsead_refs.parsing.draft import Draft

_READ_SO = {
    "article-journal",
    "article-magazine",
    "chapter",
    "book",
    "document",
    "report",
    "webpage",
}
_NUMBERED = ("number", "collection-number", "DOI")
_PARTS = ("volume", "issue", "page", "collection-title", "collection-number")
_WHOLE = ("container-title", "publisher", "publisher-place")
_EDGE = " .,;:("


def step(draft: Draft) -> None:
    """Read `genre` and `number`, or a named series; what has them is a report."""
    if draft.type not in _READ_SO or not draft.texts.keys().isdisjoint(_NUMBERED):
        return
    lower = draft.raw.lower()
    for kind in _shortest():  # not any(), which takes twice as long: most references have none
        if kind in lower:
            break
    else:
        return
    for match in _kind().finditer(draft.raw):
        if _is_own(draft, match):
            _put(draft, match)
            return


def _is_own(draft: Draft, match: re.Match[str]) -> bool:
    """Return whether no other field but what was read of its parts stands there."""
    first, last = match.span()
    for variable, (start, end) in draft.spans.items():
        if end <= first or last <= start or variable in _PARTS:
            continue
        inside = match.start("name") <= start and end <= last
        if variable in _WHOLE and inside:
            continue
        if variable == "title" and start < first and end <= last and draft.is_as_typed("title"):
            continue
        return False
    container = draft.spans.get("container-title")
    return container is None or (first <= container[0] and container[1] <= last)


def _put(draft: Draft, match: re.Match[str]) -> None:
    start, end = draft.spans.get("title", (0, 0))
    if start < match.start() < end:
        draft.set_at("title", draft.raw[start : match.start()].rstrip(_EDGE), start)
    named = bool(match["whose"])
    # "No. 12" of a named series stays the volume or issue as well that it was read as.
    kept = {"volume", "issue"} if named and match["mark"] else set()
    for variable in (*_PARTS, *_WHOLE):
        if variable not in kept or draft.spans.get(variable) != match.span("number"):
            draft.drop_inside(*match.span(), (variable,))
    draft.put("collection-title" if named else "genre", match["name"], *match.span("name"))
    draft.put("collection-number" if named else "number", match["number"], *match.span("number"))
    draft.type = "report"


@cache
def _shortest() -> tuple[str, ...]:
    """Return the kinds that no other is part of."""
    kinds = table("markers")["numbered_kinds"]
    return tuple(one for one in kinds if not any(o in one for o in kinds if o != one))


@cache
def _kind() -> re.Pattern[str]:
    """Match a kind of report as a phrase of its own, whose it is before it, its number behind."""
    rows = table("markers")
    kinds = "|".join(map(re.escape, sorted(rows["numbered_kinds"], key=len, reverse=True)))
    numbers = "|".join(map(re.escape, rows["number_words"]))
    return re.compile(
        rf"[.,;(?!”»’\"]\s?(?P<name>(?P<whose>(?:[A-ZÀ-Þ][\w&’'-]*\s){{0,5}}?)(?i:{kinds})(?:\s(?i:series))?)"
        rf",?\s(?P<mark>(?i:{numbers})\.?\s?)?(?P<number>[A-Z]{{0,6}}[-/]?\d{{1,6}}(?:[-–:/.]\d{{1,6}}[a-z]?){{0,2}})"
        r"(?=[.,;:)\]]|\s?$)"
    )
