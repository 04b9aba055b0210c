"""Volume and issue as typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from procsead_refs.parsing.draft import Draft


def step(draft: Draft) -> None:
    """Read `volume` and `issue`."""
    for label in ("volume", "issue"):
        pieces = draft.of(label)
        if pieces:
            draft.put(label, pieces[0].text, pieces[0].start, pieces[0].end)
