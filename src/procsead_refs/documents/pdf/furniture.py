"""What a page has beside its text: running heads, page numbers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from procsead_refs.documents.pdf.pages import SetLine

_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b")
_DIGITS = re.compile(r"\d+")
_OUTER = 2  # lines looked at from the top and from the bottom of a page
_GRID = 4.0  # points: what stands at one height on several pages
_SHARE = 0.2  # of the pages: right and left pages may have heads of their own


def without_furniture(pages: list[list[SetLine]]) -> list[list[SetLine]]:
    """Return the pages without page numbers and lines that return at the same height.

    A number in such a line must count with the pages, or else it is a note's.
    """
    found: defaultdict[tuple[int, str], list[SetLine]] = defaultdict(list)
    for lines in pages:
        for line in {id(line): line for line in _outer(lines)}.values():
            found[_key(line)].append(line)
    needed = max(2, _SHARE * len(pages))
    gone = {
        id(line)
        for (_, shape), repeated in found.items()
        if shape == "#"
        or (len({line.page for line in repeated}) >= needed and _counts_with_pages(repeated))
        for line in repeated
    }
    return [[line for line in lines if id(line) not in gone] for lines in pages]


def _outer(lines: list[SetLine]) -> list[SetLine]:
    by_height = sorted(lines, key=lambda line: line.base)
    return [*by_height[:_OUTER], *by_height[-_OUTER:]]


def _key(line: SetLine) -> tuple[int, str]:
    return round(line.base / _GRID), _NUMBER.sub("#", line.text.strip().lower())


def _counts_with_pages(lines: list[SetLine]) -> bool:
    """Return whether one of the numbers in lines that are alike is the page's, in most of them."""
    numbers = [[int(number) for number in _DIGITS.findall(line.text)] for line in lines]
    if not all(numbers):
        return True
    offsets = Counter(
        (place, number - line.page)
        for line, row in zip(lines, numbers, strict=True)
        for place, number in enumerate(row)
    )
    fixed = all(row == numbers[0] for row in numbers)
    return fixed or offsets.most_common(1)[0][1] * 2 > len(lines)
