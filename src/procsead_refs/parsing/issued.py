"""The date of publication, with its letter, its range, or what is typed where there is none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.dates import from_text

if TYPE_CHECKING:
    from procsead_refs.parsing.draft import Draft

_YEAR = re.compile(r"(?<!\d)(?:1[0-9]|20)\d\d(?!\d)")


def step(draft: Draft) -> None:
    """Read `issued` from the first piece that holds a year, else from the first there is."""
    pieces = draft.of("date")
    if not pieces:
        return
    piece = next((one for one in pieces if _YEAR.search(one.text)), pieces[0])
    draft.dates["issued"] = from_text(piece.text)
    draft.spans["issued"] = (piece.start, piece.end)
