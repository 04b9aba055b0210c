"""Which of several works an item fits best: by initials, "et al.", the number and the names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.matching import key
from procsead_refs.text import fold, letters

if TYPE_CHECKING:
    from procsead_refs.citations.works import Work
    from procsead_refs.model import CitationItem


def narrowed(item: CitationItem, works: list[Work]) -> list[Work]:
    """Return the works that also fit the typed initials, "et al." and the number of names."""
    for fits in _FITS:
        kept = [work for work in works if fits(item, work)]
        if kept:
            works = kept
        if len(works) == 1:
            break
    return works


def _initials(given: str) -> str:
    return "".join(part[0] for part in re.findall(r"[^\W\d_]+", fold(given)))


def _fits_initials(item: CitationItem, work: Work) -> bool:
    return all(
        _initials(listed.given).startswith(_initials(typed.given)[:1])
        for typed, listed in zip(item.names, work.reference.creators, strict=False)
    )


def _has_these_initials(item: CitationItem, work: Work) -> bool:
    return all(
        _initials(listed.given) == _initials(typed.given)
        for typed, listed in zip(item.names, work.reference.creators, strict=False)
        if typed.given
    )


def _has_these_letters(item: CitationItem, work: Work) -> bool:
    """Return whether the first initial is the same letter with its accent: "Ä." is no "A."."""
    typed, listed = item.names[:1], work.reference.creators[:1]
    if not typed or not listed or not typed[0].given or not listed[0].given:
        return True
    return typed[0].given[0].casefold() == listed[0].given[0].casefold()


def _is_many(item: CitationItem, work: Work) -> bool:
    """Return whether "et al." stands for two names or more: few styles let it stand for one."""
    return not item.et_al or work.open or len(work.creators) > len(item.names) + 1


def fits_count(item: CitationItem, work: Work) -> bool:
    """Return whether a work has as many names as an item, or more where it says "et al."."""
    count = len(work.creators)
    if item.et_al:
        return work.open or count > len(item.names)
    return not item.names or count <= len(item.names)


def _names_all(item: CitationItem, work: Work) -> bool:
    """Return whether no "et al." of the entry's is left out."""
    return item.et_al or not work.open


def _fits_particle(item: CitationItem, work: Work) -> bool:
    """Return whether the first name has the work's particle, or neither has one."""
    if not item.names or not work.reference.creators:
        return True
    typed, listed = item.names[0], work.reference.creators[0]
    return letters(typed.literal or typed.family) == letters(listed.sort_name)


def _fits_all_names(item: CitationItem, work: Work) -> bool:
    typed = tuple(key(name.literal or name.family) for name in item.names)
    return typed == work.creators[: len(typed)]


_FITS = (
    _fits_initials,
    _has_these_initials,
    _has_these_letters,
    _is_many,
    fits_count,
    _names_all,
    _fits_all_names,
    _fits_particle,
)
