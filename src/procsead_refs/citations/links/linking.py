"""Citations and list brought together: which entry each item names, and how surely."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from procsead_refs.citations.cues import legal, lexicon
from procsead_refs.citations.links.fitting import fits_count, narrowed
from procsead_refs.matching import key, same_work, spelled_otherwise, typo
from procsead_refs.model import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from procsead_refs.citations.works import Work, Works
    from procsead_refs.model import Citation, CitationItem

_NEAR_YEARS = 3  # a slip of one key, or of memory
_DECADE = 10
_DUPLICATE = 0.85  # from this score on, two entries of one work: either answers a citation


def link(citations: Iterable[Citation], works: Works) -> tuple[Citation, ...]:
    """Return the citations with each item's reference, status and candidates, in order.

    An item whose words fit no work of the list is compared with those of its year, so that a
    misspelt name is near; one whose words fit only works of other years is near the best of them.
    """
    before: CitationItem | None = None
    laws = legal.by_number(work.reference for work in works.all.values())
    linked = []
    for citation in citations:
        items = []
        for item in citation.items:
            before = _linked(item, before, works)
            if laws and before.status is Status.EXEMPT:
                before = _law(before, laws)
            items.append(before)
        linked.append(replace(citation, items=tuple(items)))
    return _told_apart(linked, works)


def _told_apart(citations: list[Citation], works: Works) -> tuple[Citation, ...]:
    """Return the citations with those settled that fit two works, one of which is cited otherwise.

    Where "Lind, Berg and Falk (2014)" is one work, "Lind et al. (2014)" is the other.
    """
    elsewhere: dict[str, set[str]] = {}
    for item in (item for citation in citations for item in citation.items):
        if item.reference and item.status is Status.MATCHED:
            elsewhere.setdefault(item.reference, set()).add(_form(item))

    def settled(item: CitationItem) -> CitationItem:
        """Return an item linked to the one work that is not always cited otherwise."""
        if item.status is not Status.AMBIGUOUS or any(works.all[c].letter for c in item.candidates):
            return item
        left = [
            one for one in item.candidates if one not in elsewhere or _form(item) in elsewhere[one]
        ]
        if len(left) != 1 or len(item.candidates) - len(left) < 1:
            return item
        return replace(item, reference=left[0], status=Status.MATCHED, candidates=(left[0],))

    return tuple(
        replace(citation, items=tuple(settled(item) for item in citation.items))
        for citation in citations
    )


def _form(item: CitationItem) -> str:
    names = "+".join(key(name.literal or name.family) for name in item.names)
    return f"{names}{' et al' if item.et_al else ''}"


def of_no_year(item: CitationItem, hits: Sequence[str], works: Works) -> CitationItem:
    """Return an item that has no year linked to those of the works that fit its names best.

    Args:
        item: the item.
        hits: the ids of the works that its words name.
        works: the list.
    """
    best = narrowed(item, [works.all[one] for one in hits])
    return _answered(item, best, Status.MATCHED)


def _answered(item: CitationItem, best: list[Work], status: Status) -> CitationItem:
    """Return an item linked to the works that fit it best, ambiguous where they are several."""
    ids = tuple(work.id for work in best)
    if len(best) == 1 or _one_work(best):
        return replace(item, reference=best[0].id, status=status, candidates=ids)
    return replace(item, reference=None, status=Status.AMBIGUOUS, candidates=ids)


def _linked(item: CitationItem, before: CitationItem | None, works: Works) -> CitationItem:
    if item.status is Status.EXEMPT or item.reference is not None:
        return item
    if not item.year and lexicon.ibid().match(item.text):
        if before is None or before.reference is None:
            return replace(item, status=Status.EXEMPT)  # it names nothing that could be missing
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


def _law(item: CitationItem, laws: dict[legal.Number, str]) -> CitationItem:
    """Return an exempt item linked to the law of the list whose number it names, if any."""
    law = legal.named(item.text, laws)
    if not law:
        return item
    return replace(item, reference=law, status=Status.MATCHED, candidates=(law,))


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
        best = narrowed(item, works)
        ids = tuple(work.id for work in best)
        return replace(
            item,
            reference=best[0].id if len(best) == 1 else None,
            status=Status.NEAR,
            candidates=ids,
        )
    best = narrowed(item, works)
    return _answered(item, best, _spelling(item, best[0]))


def _spelling(item: CitationItem, work: Work) -> Status:
    return Status.NEAR if spelled_otherwise(item, work.reference) else Status.MATCHED


def _one_work(works: list[Work]) -> bool:
    return all(
        same_work(works[0].reference, work.reference).score >= _DUPLICATE for work in works[1:]
    )


def _of_other_year(item: CitationItem, named: list[Work], works: Works) -> CitationItem:
    """Return the item near a work of the same names whose year differs by a slip, else missing."""
    fitting = [work for work in named if fits_count(item, work)]
    near = [work for work in fitting if _is_slip(item, work)]
    if not near:
        return _misspelt(item, works)
    near = narrowed(item, near)
    return replace(
        item,
        reference=near[0].id,
        status=Status.NEAR,
        candidates=tuple(work.id for work in near),
    )


def _is_slip(item: CitationItem, work: Work) -> bool:
    """Return whether the year may be a slip of one of a work's (see `_slip`)."""
    if not item.year.isdigit() or not work.years:
        return True
    return any(_slip(item.year, year) for year in work.years)


def _slip(typed: str, listed: str) -> bool:
    """Return whether years are near, a decade apart, swapped figures, or of another century."""
    apart = abs(int(typed) - int(listed))
    return (
        apart <= _NEAR_YEARS
        or apart == _DECADE
        or sorted(typed) == sorted(listed)
        or (typed[:2] != listed[:2] and typed[2:] == listed[2:])
    )


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
        if alike := _spelled_like(typed, work, item):
            scored.append((alike, work))
    if not scored:
        return replace(item, status=Status.MISSING, candidates=())
    scored.sort(key=lambda pair: -pair[0])
    best = [work for score, work in scored if score >= scored[0][0] - 0.01]
    if item.suffix:
        best = [work for work in best if work.letter == item.suffix] or best
    return replace(
        item, reference=best[0].id, status=Status.NEAR, candidates=tuple(w.id for w in best)
    )


def _spelled_like(typed: list[str], work: Work, item: CitationItem) -> float:
    """Return how alike typed names and a work's are, 0 where the first is no misspelling."""
    if len(typed) > 1 and (alike := typo("".join(typed[:2]), work.creators[0])):
        return alike  # "Ortega y Soto" is one name
    alike = typo(typed[0], work.creators[0])
    if not alike or not fits_count(item, work):
        return 0.0
    rest = [max(typo(a, b), 0.0) for a, b in zip(typed[1:], work.creators[1:], strict=False)]
    return alike + 0.2 * sum(rest) - 0.5 * sum(one == 0 for one in rest)
