"""Page ranges as typed, an abbreviated end kept ("216–28"), with one kind of dash."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.text import squeeze

if TYPE_CHECKING:
    from procsead_refs.parsing.draft import Draft

_DASH = re.compile(r"\s*[-‐-―−~]+\s*")
_RANGE = re.compile(r"\s*[-‐-―−~]{1,3}\s*")
_COUNT = re.compile(r",\s*\d{1,4}$")
_PAGES = re.compile(r"\s*\(?(?:pp?|pages?|s)\b", re.IGNORECASE)


def step(draft: Draft) -> None:
    """Read `page`: from the first page to the last where they are labelled apart."""
    pieces = draft.of("page")
    if not pieces:
        return
    first = last = pieces[0]
    for piece in pieces[1:]:
        if not _RANGE.fullmatch(draft.raw[last.end : piece.start]):
            break
        last = piece
    text = squeeze(draft.raw[first.start : last.end])
    # "061504, 10 pp.": an article number and how many pages it has.
    if (count := _COUNT.search(text)) and _PAGES.match(draft.raw, last.end):
        text = text[: count.start()]
    draft.put("page", _DASH.sub("-", text), first.start, last.end)
