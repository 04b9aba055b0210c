"""The version of a classification, data set or program: "Version 2023-01", "(Version 3.2)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from procsead_refs.parsing.draft import Draft

_VERSION = re.compile(
    r"(?:(?<=[.;]\s)|\()(?:version|versio|versión|versione|versão)\s"
    r"(v?\d[\w-]{0,11}(?:\.\w{1,8}){0,4})\)?(?=\s?[.,;)\[]|$)",
    re.IGNORECASE,
)


def step(draft: Draft) -> None:
    """Read `version` where it stands as a sentence or bracket of its own, and fix its words."""
    if "ersi" not in draft.raw:
        return
    for match in _VERSION.finditer(draft.raw):
        if not draft.title_goes_on(match.end()):  # not "The Bible (Version 2): A Study"
            draft.put("version", match[1], *match.span(1))
            draft.take(*match.span())
            return
