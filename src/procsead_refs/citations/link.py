"""Citations and list brought together: which entry each item names, and how surely."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from procsead_refs.citations.author_date import is_ibid
from procsead_refs.matching import accents, key, same_work, typo
from procsead_refs.model import Citation, CitationItem, Status
from procsead_refs.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from procsead_refs.citations.works import Work, Works

_DUPLICATE = 0.85  # two entries of one work: either answers a citation


def link(citations: Iterable[Citation], works: Works) -> Iterator[Citation]:
    """Yield the citations with each item's reference, status and candidates, in order.

    An item whose words fit no work of the list is compared with those of its year, so that a
    misspelt name is near; one whose words fit only works of other years is near the best of them.
    """
    before: CitationItem | None = None
    for citation in citations:
        items = []
        for item in citation.items:
            linked = _linked(item, before, works)
            items.append(linked)
            before = linked
        yield replace(citation, items=tuple(items))


def _linked(item: CitationItem, before: CitationItem | None, works: Works) -> CitationItem:
    if item.status is Status.EXEMPT or item.reference is not None:
        return item
    if not item.year and is_ibid(item.text):
        if before is None or before.reference is None:
            return item
        return replace(
            item, reference=before.reference, status=Status.MATCHED, candidates=(before.reference,)
        )
    named = [works.all[one] for one in item.candidates]
    right = [work for work in named if _of_year(work, item)]
    if right:
        return _of_right_year(item, right)
    if named:
        return _of_other_year(item, named, works)
    return _misspelt(item, works)


def _of_year(work: Work, item: CitationItem) -> bool:
    if item.year.isdigit():
        return item.year in work.years
    return work.undated


def _of_right_year(item: CitationItem, works: list[Work]) -> CitationItem:
    lettered = [work for work in works if work.letter == item.suffix]
    if item.suffix and lettered:
        works = lettered
    elif item.suffix and any(work.letter for work in works):
        # The letter is of none of them: 2020c where the list has 2020a and 2020b.
        best = _narrowed(item, works)
        ids = tuple(work.id for work in best)
        return replace(
            item,
            reference=best[0].id if len(best) == 1 else None,
            status=Status.NEAR,
            candidates=ids,
        )
    best = _narrowed(item, works)
    ids = tuple(work.id for work in best)
    if len(best) == 1 or _one_work(best):
        return replace(item, reference=best[0].id, status=_spelling(item, best[0]), candidates=ids)
    return replace(item, reference=None, status=Status.AMBIGUOUS, candidates=ids)


def _spelling(item: CitationItem, work: Work) -> Status:
    typed = [name.literal or name.family for name in item.names]
    listed = [name.literal or name.family for name in work.reference.creators]
    for one, other in zip(typed, listed, strict=False):
        if accents(_bare(one), _bare(other)):
            return Status.NEAR
    return Status.MATCHED


def _bare(name: str) -> str:
    return name.replace("’", "'").replace("‐", "-").replace("‑", "-")


def _narrowed(item: CitationItem, works: list[Work]) -> list[Work]:
    """Return the works that also fit the number of names, "et al." and typed initials."""
    for fits in (_fits_initials, _fits_count, _fits_all_names):
        kept = [work for work in works if fits(item, work)]
        if kept:
            works = kept
        if len(works) == 1:
            break
    return works


def _fits_initials(item: CitationItem, work: Work) -> bool:
    creators = work.reference.creators
    for typed, listed in zip(item.names, creators, strict=False):
        if typed.given and fold(typed.given)[:1] != fold(listed.given)[:1]:
            return False
    return True


def _fits_count(item: CitationItem, work: Work) -> bool:
    count = len(work.creators)
    if item.et_al:
        return count > max(1, len(item.names))
    return not item.names or count <= len(item.names)


def _fits_all_names(item: CitationItem, work: Work) -> bool:
    typed = tuple(key(name.literal or name.family) for name in item.names)
    return typed == work.creators[: len(typed)]


def _one_work(works: list[Work]) -> bool:
    return all(
        same_work(works[0].reference, work.reference).score >= _DUPLICATE for work in works[1:]
    )


def _of_other_year(item: CitationItem, named: list[Work], works: Works) -> CitationItem:
    """Return the item near a work of the same names in another year, else missing."""
    fitting = [work for work in named if _fits_count(item, work)] or (
        named if len(named) == 1 else []
    )
    other = _misspelt(item, works)
    if other.status is Status.NEAR and len(fitting) != 1:
        return other
    best = sorted(fitting, key=lambda work: _distance(item, work))
    if best and _distance(item, best[0]) < _distance(item, best[-1]) + (len(best) == 1):
        return replace(
            item, reference=best[0].id, status=Status.NEAR, candidates=tuple(w.id for w in best)
        )
    if best:
        return replace(
            item, reference=best[0].id, status=Status.NEAR, candidates=tuple(w.id for w in best)
        )
    return replace(item, reference=None, status=Status.MISSING, candidates=())


def _distance(item: CitationItem, work: Work) -> int:
    """Return how far the typed year is from a work's: small for a slip, 99 for another work."""
    if not item.year.isdigit() or not work.years:
        return 50
    typed = item.year
    return min(_slip(typed, year) for year in work.years)


def _slip(typed: str, listed: str) -> int:
    if sorted(typed) == sorted(listed):
        return 1
    if sum(a != b for a, b in zip(typed, listed, strict=True)) == 1:
        return min(3, abs(int(typed) - int(listed)))
    return min(99, abs(int(typed) - int(listed)))


def _misspelt(item: CitationItem, works: Works) -> CitationItem:
    """Return the item near the work of its year whose first name is typed almost like that."""
    typed = [key(name.literal or name.family) for name in item.names]
    if not typed:
        return replace(item, status=Status.MISSING)
    scored = []
    for one in works.by_year.get(item.year, ()):
        work = works.all[one]
        if not work.creators:
            continue
        alike = typo(typed[0], work.creators[0])
        if alike and _fits_count(item, work):
            rest = [
                max(typo(a, b), 0.0) for a, b in zip(typed[1:], work.creators[1:], strict=False)
            ]
            scored.append((alike + 0.2 * sum(rest) - 0.5 * sum(one == 0 for one in rest), work))
    if not scored:
        return replace(item, status=Status.MISSING, candidates=())
    scored.sort(key=lambda pair: -pair[0])
    best = [work for score, work in scored if score >= scored[0][0] - 0.01]
    if item.suffix:
        best = [work for work in best if work.letter == item.suffix] or best
    return replace(
        item, reference=best[0].id, status=Status.NEAR, candidates=tuple(w.id for w in best)
    )
