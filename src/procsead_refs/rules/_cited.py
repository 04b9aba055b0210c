"""The cited items of a draft with their places, for the rules that look at each of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from procsead_refs.model import Location, Status
from procsead_refs.text import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.model import Citation, CitationItem, Manuscript, Reference

_SHOWN = 80  # code points of an entry that a message quotes
_RELIABLE = 0.5  # share of items that fit the list, below which the list itself is in doubt
_FEW = 4  # items that are too few to doubt the list


class Cited(NamedTuple):
    """An item with its citation, and their indices in `Manuscript.citations` and its items."""

    citation_index: int
    item_index: int
    citation: Citation
    item: CitationItem


def cited(manuscript: Manuscript, *statuses: Status) -> Iterator[Cited]:
    """Yield the items of a status (of any, where none is given), in document order."""
    for citation_index, citation in enumerate(manuscript.citations):
        for item_index, item in enumerate(citation.items):
            if not statuses or item.status in statuses:
                yield Cited(citation_index, item_index, citation, item)


def by_id(manuscript: Manuscript) -> dict[str, Reference]:
    """Return the entries that an item may be linked to, by id: the list's, or the library's."""
    return {one.id: one for one in (*(manuscript.library or ()), *manuscript.references)}


def near(manuscript: Manuscript) -> Iterator[tuple[Cited, Reference]]:
    """Yield the items that differ from their entry in what names it, each with the entry."""
    listed = by_id(manuscript)
    for one in cited(manuscript, Status.NEAR):
        if (reference := listed.get(one.item.reference or "")) is not None:
            yield one, reference


def shown(reference: Reference) -> str:
    """Return how a message quotes an entry: its beginning as typed."""
    return shortened(reference.raw or reference.title, _SHOWN)


def in_doubt(manuscript: Manuscript) -> bool:
    """Return whether so few items fit the list that the list or the way of citing was misread."""
    judged = [one.item.status for one in cited(manuscript) if one.item.status != Status.EXEMPT]
    fitting = sum(status != Status.MISSING for status in judged)
    return len(judged) > _FEW and fitting < _RELIABLE * len(judged)


def word_at(manuscript: Manuscript, item: CitationItem, word: str) -> Location:
    """Return where a word stands in an item, or the item's place where it does not."""
    place = item.location
    if place.start is None or place.end is None or not word:
        return place
    text = manuscript.document.blocks[place.paragraph].text[place.start : place.end]
    match = re.search(rf"(?<!\w){re.escape(word)}", text)
    if match is None:
        return place
    start = place.start + match.start()
    return Location(place.paragraph, start, start + len(word))
