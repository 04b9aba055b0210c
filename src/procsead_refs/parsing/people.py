"""Authors, editors and translators; a dash for the author of the entry before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.names import parse
from procsead_refs.text import fold

if TYPE_CHECKING:
    from procsead_refs.model import Name
    from procsead_refs.parsing.draft import Draft

_REPEATED = re.compile(
    r"\W*[-_‐-―─⸺⸻]{1,}[\s\W_]*|(?:ders|dies|idem|id|eadem|ibid|ebd|sama|samat|tekijä sama)\.?",
    re.IGNORECASE,
)


def step(draft: Draft) -> None:
    """Read `author`, `editor` and `translator`."""
    for role in ("author", "editor", "translator"):
        found: list[Name] = []
        pieces = draft.of(role)
        for piece in pieces:
            if _REPEATED.fullmatch(piece.text):
                found += _same(draft)
            else:
                found += parse(piece.text)
        if found:
            draft.names[role] = tuple(found)
        if pieces:
            draft.spans[role] = (pieces[0].start, pieces[-1].end)


def _same(draft: Draft) -> tuple[Name, ...]:
    """Return the names that the entry before leads with; none for the first or for singles."""
    return draft.before.creators if draft.before else ()


def is_repeated(text: str) -> bool:
    """Say whether a text stands for the author of the entry before: "———", "Dies."."""
    return bool(_REPEATED.fullmatch(fold(text)))
