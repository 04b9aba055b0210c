"""The version of a classification, data set or program: "Version 2023-01", "(Version 3.2)"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from procsead_refs.data import table

if TYPE_CHECKING:
    from procsead_refs.parsing.draft import Draft


@cache
def _version() -> re.Pattern[str]:
    words = "|".join(table("markers")["versions"])
    return re.compile(
        rf"(?:(?<=[.;]\s)|\()(?:{words})\s"
        r"(v?\d[\w-]{0,11}(?:\.\w{1,8}){0,4})\)?(?=\s?[.,;)\[]|$)",
        re.IGNORECASE,
    )


def step(draft: Draft) -> None:
    """Read `version` where it stands as a sentence or bracket of its own, and fix its words."""
    if "ersi" not in draft.raw and "ersã" not in draft.raw:  # most have none, and are done
        return
    for match in _version().finditer(draft.raw):
        if not draft.title_goes_on(match.end()):  # not "The Bible (Version 2): A Study"
            draft.put("version", match[1], *match.span(1))
            draft.take(*match.span())
            return
