"""Works inside one citation that stand in no order.

What: the style sorts the works of a citation by author or by year, and these are in neither; where
the style leaves the order to the author, they are neither alphabetical nor by year. Numbers do not
rise.

Why: an order lets a reader find a name in a long bracket; copy editors sort them.

Not flagged: two works of one author side by side; works separated by words ("for a review see");
a draft in which most citations are in no order, since then the order has another meaning. Always
info.

Bad (APA 7): Tides rise (Novak, 2001; Berg, 2004; Lind, 1999).
Good: Tides rise (Berg, 2004; Lind, 1999; Novak, 2001).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.citations.works import work
from procsead_refs.model import Finding, Manuscript, Severity, Status
from procsead_refs.rules._cited import by_id
from procsead_refs.text import letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from procsead_refs.model import Citation, CitationItem, Reference
    from procsead_refs.rules import Context

SCOPE = "draft"
SEVERITY = Severity.INFO
CERTAIN = True  # a suggestion is made only where the style names the order and nothing else stands

_BETWEEN = re.compile(r"\s*;\s*")
_HABIT = 0.5  # of citations with several works that are in order, at the least
_FEW = 4  # such citations, below which there is no habit
_NO_YEAR = 9999


def check(manuscript: Manuscript, context: Context) -> Iterator[Finding]:
    """Yield a finding for each citation whose works are in no order."""
    style = context.style or manuscript.style
    if style.kind == "note":
        return
    listed = by_id(manuscript)
    several = [
        (number, citation)
        for number, citation in enumerate(manuscript.citations)
        if _is_sortable(citation)
    ]
    sort = style.citation_sort[0] if style.citation_sort else ""
    wrong = [
        (number, citation) for number, citation in several if not _in_order(citation, listed, sort)
    ]
    if len(several) >= _FEW and len(wrong) > _HABIT * len(several):
        return
    for number, citation in wrong:
        yield Finding(
            "citation-order",
            SEVERITY,
            _message(citation, sort),
            citation.location,
            citation=number,
            suggestion=_sorted(manuscript, citation, listed, sort),
        )


def _is_sortable(citation: Citation) -> bool:
    items = citation.items
    return (
        len(items) > 1
        and not citation.narrative
        and all(item.status not in {Status.EXEMPT, Status.MISSING} for item in items)
        and all(item.names or item.number for item in items[:1])
    )


def _in_order(citation: Citation, listed: Mapping[str, Reference], sort: str) -> bool:
    numbers = [item.number or 0 for item in citation.items]
    if all(numbers):
        return numbers == sorted(numbers)
    named = [item for item in citation.items if item.names]  # a year alone is the one before's
    filed = ([one(item, listed) for item in named] for one in (_family, _filed))
    by_name = any(names == sorted(names) for names in filed)
    years = [_year(item, listed) for item in citation.items]
    by_year = years == sorted(years, reverse=sort == "-issued")
    if sort == "author":
        return by_name
    if sort.lstrip("-") == "issued":
        return by_year
    return by_name or by_year


def _sorted(
    manuscript: Manuscript, citation: Citation, listed: Mapping[str, Reference], sort: str
) -> str:
    """Return the citation with its works in the style's order; empty where that is not certain.

    It is where the style sorts by author or by year, each work has its names and its entry, and
    between the works stands nothing but a semicolon.
    """
    items = citation.items
    matched = all(item.names and item.status is Status.MATCHED for item in items)
    if sort not in {"author", "issued"} or not matched:
        return ""
    text = manuscript.document.blocks[citation.location.paragraph].text
    edges = [citation.location.start, *(edge for item in items for edge in _edges(item))]
    edges.append(citation.location.end)
    opening, *between, closing = (
        text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)
    )
    if opening != "(" or closing != ")" or not all(map(_BETWEEN.fullmatch, between)):
        return ""
    by_author = sort == "author"
    ordered = sorted(
        items,
        key=lambda item: (
            _filed(item, listed) if by_author else "",
            _year(item, listed),
            item.suffix,
        ),
    )
    return "(" + "; ".join(text[slice(*_edges(item))] for item in ordered) + ")"


def _edges(item: CitationItem) -> tuple[int | None, int | None]:
    return item.location.start, item.location.end


def _family(item: CitationItem, listed: Mapping[str, Reference]) -> str:
    return letters(item.names[0].literal or item.names[0].family)


def _filed(item: CitationItem, listed: Mapping[str, Reference]) -> str:
    """Return what the list files an item's first author under, particle and all."""
    reference = listed.get(item.reference or "")
    if reference is None or not reference.creators:
        return letters(item.text)
    return letters(reference.creators[0].sort_name)


def _year(item: CitationItem, listed: Mapping[str, Reference]) -> int:
    reference = listed.get(item.reference or "")
    years = sorted(work(reference).years) if reference is not None else []
    if item.year.isdigit():
        return int(item.year)
    return int(years[0]) if years else _NO_YEAR


def _message(citation: Citation, sort: str) -> str:
    if all(item.number for item in citation.items):
        return "The numbers of this citation do not rise"
    wanted = {
        "author": "the style sorts them by author",
        "issued": "the style sorts them by year",
    }.get(sort.lstrip("-"), "neither by author nor by year")
    return f"The works of this citation are in no order: {wanted}"
