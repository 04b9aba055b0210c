"""What a reference manager's field (Zotero, Mendeley) knows of a citation that fits two entries."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from procsead_refs.matching import key
from procsead_refs.model import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from procsead_refs.citations.works import Works
    from procsead_refs.model import Citation, CitationItem, Document

_LONGEST = 500_000  # code points of a field's data


def settle(citations: Iterable[Citation], document: Document, works: Works) -> tuple[Citation, ...]:
    """Return the citations with those settled whose field names one of the fitting works.

    What is printed is what is checked: a field only decides between works that the words fit.
    """
    return tuple(
        replace(
            citation,
            items=tuple(_settled(item, citation, document, works) for item in citation.items),
        )
        if any(item.status is Status.AMBIGUOUS for item in citation.items)
        else citation
        for citation in citations
    )


def _settled(
    item: CitationItem, citation: Citation, document: Document, works: Works
) -> CitationItem:
    if item.status is not Status.AMBIGUOUS:
        return item
    titles = set(_titles(citation, document))
    named = [one for one in item.candidates if works.all[one].title in titles]
    if len(named) != 1:
        return item
    return replace(item, reference=named[0], status=Status.MATCHED, candidates=(named[0],))


def _titles(citation: Citation, document: Document) -> Iterator[str]:
    place = citation.location
    for span in document.blocks[place.paragraph].spans:
        inside = span.start < (place.end or 0) and span.end > (place.start or 0)
        if inside and "itemData" in span.field and len(span.field) <= _LONGEST:
            yield from (key(title) for title in _data(span.field))


def _data(field: str) -> Iterator[str]:
    try:
        items = json.loads(field)["citationItems"]
        titles = [item["itemData"]["title"] for item in items]
    except (ValueError, KeyError, TypeError, RecursionError):
        return  # another manager's data, or none
    yield from (title for title in titles if isinstance(title, str))
