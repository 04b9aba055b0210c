"""Page ranges as typed, an abbreviated end kept ("216–28"), with one kind of dash."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.text import squeeze

if TYPE_CHECKING:
    from procsead_refs.parsing.draft import Draft

_DASH = re.compile(r"\s*[-‐-―−~]+\s*")


def step(draft: Draft) -> None:
    """Read `page`: from the first page to the last where they are labelled apart."""
    pieces = draft.of("page")
    if not pieces:
        return
    text = pieces[0].text
    last = pieces[0]
    if len(pieces) > 1 and pieces[1].first == pieces[0].last + 1:
        last = pieces[1]
        text = draft.raw[pieces[0].start : last.end]
    draft.put("page", _DASH.sub("-", squeeze(text)), pieces[0].start, last.end)
