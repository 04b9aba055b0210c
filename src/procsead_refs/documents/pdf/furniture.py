"""What a page has beside its text: running heads, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from procsead_refs.documents.pdf.pages import Line

_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b")
_OUTER = 2  # lines looked at from the top and from the bottom of a page
_GRID = 4.0  # points: what stands at one height on several pages
_SHARE = 0.2  # of the pages: right and left pages may have heads of their own


def without_furniture(pages: list[list[Line]]) -> list[list[Line]]:
    """Return the pages without lines that return, but for their numbers, at the same height."""
    counts = Counter(key for lines in pages for key in {_key(line) for line in _outer(lines)})
    needed = max(2, _SHARE * len(pages))
    repeated = {key for key, count in counts.items() if count >= needed}
    kept = []
    for lines in pages:
        gone = {id(line) for line in _outer(lines) if _key(line) in repeated}
        kept.append([line for line in lines if id(line) not in gone])
    return kept


def _outer(lines: list[Line]) -> list[Line]:
    by_height = sorted(lines, key=lambda line: line.base)
    return [*by_height[:_OUTER], *by_height[-_OUTER:]]


def _key(line: Line) -> tuple[int, str]:
    return round(line.base / _GRID), _NUMBER.sub("#", line.text.strip().lower())
