"""Page ranges: whether one runs backwards, and whether a list abbreviates its last pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from procsead_refs.model import Reference

# 604–12, S604–S612, e12-e15; with a point before it or a colon behind it a number is no page.
RANGE = re.compile(
    r"(?<![\w./])([A-Za-z]{0,2})(\d{1,7})\s?[-‐‑‒–—−]{1,3}\s?([A-Za-z]{0,2})(\d{1,7})(?![\w:/])"
)
_SHARE = (
    0.25  # a list in which fewer ranges are abbreviated, of those that could be, writes them out
)


def reversed_range(pages: str, *, abbreviated: bool) -> tuple[str, str] | None:
    """Return first and last page as typed of a range that ends before it begins, or None.

    Args:
        pages: a field's value; of several ranges each is looked at.
        abbreviated: whether "10–6" may stand for 10–16.
    """
    for match in RANGE.finditer(pages):
        lead, first, lead_again, last = match.groups()
        if lead_again and lead_again != lead:
            continue
        if int(last) >= int(first):
            continue
        # Nobody shortens 10–16 to 10–6 in a list that writes its ranges out; 123–9 may be a slip
        # of style, but says what it means.
        short = len(last) < len(first) and _whole(first, last) > int(first)
        if not short or not (abbreviated or len(first) > len("10")):
            return lead + first, lead_again + last
    return None


def abbreviates(entries: Iterable[Reference]) -> bool:
    """Return whether a list may abbreviate last pages (604–12), by what its ranges do."""
    does = could = 0
    for entry in entries:
        for match in RANGE.finditer(entry.texts.get("page", "")):
            first, last = match[2], match[4]
            if len(last) < len(first):
                does += _whole(first, last) > int(first)
            elif len(first) == len(last) > 1 and first[0] == last[0]:
                could += 1
    return does >= _SHARE * (does + could)


def _whole(first: str, last: str) -> int:
    """Return the last page that an abbreviation stands for: 12 after 604 is 612."""
    return int(first[: -len(last)] + last)
