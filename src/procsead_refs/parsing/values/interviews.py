"""Who asked, in an interview: "Haastattelija Olli Virta", "interviewed by Ann Hall"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from procsead_refs.data import table
from procsead_refs.names import parse
from procsead_refs.names.words import connectors

if TYPE_CHECKING:
    from procsead_refs.parsing.draft import Draft


def step(draft: Draft) -> None:
    """Read `interviewer` behind its mark, and fix its words: they are no publisher or journal."""
    folded = draft.raw.casefold()
    if not any(mark in folded for mark in table("markers")["interviewers"]):
        return
    match = _interviewer().search(draft.raw)
    if match and (names := parse(match[1])):
        draft.names["interviewer"] = names
        draft.spans["interviewer"] = match.span(1)
        people = draft.of("editor", "translator")
        inside = [one for one in people if one.start < match.end() and match.start() < one.end]
        draft.pieces = [one for one in draft.pieces if one not in inside]
        draft.take(match.start() + 1, match.end())


@cache
def _interviewer() -> re.Pattern[str]:
    """Match a mark and the capitalised words behind it, up to four with connectors between them."""
    marks = "|".join(map(re.escape, sorted(table("markers")["interviewers"], reverse=True)))
    name = r"[^\W\d_a-zåäöéüß](?:\.|[\w'’-]+)"
    word = rf"(?:{name}|{'|'.join(connectors())}|&)"
    return re.compile(
        rf"(?:[.,;][”’»\"]?\s|\()(?i:{marks})(?:\s?:)?\s({name}(?:,?\s{word}){{0,4}}?)(?=[.;)]|,\s|$)"
    )
