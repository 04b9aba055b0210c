"""Labels: the words, joined and folded, under which an entry can be cited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from procsead_refs.citations.works.entry import TITLE_LENGTH, Work, as_typed, beginning
from procsead_refs.matching import key, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_MOST_NAMES = 12  # prefixes of an author list that are indexed
_TITLE_WORDS = 12  # of a title's beginnings that are indexed


def of_authors(work: Work) -> Iterable[str]:
    """Yield the beginnings of the author list: "Novak", then "Novak Holm", and so on."""
    creators = work.creators
    for count in range(1, min(len(creators), _MOST_NAMES) + 1):
        yield "".join(creators[:count])
    if len(creators) > _MOST_NAMES:
        yield "".join(creators)


def spelled(work: Work, bodies: Sequence[Mapping[str, Any]]) -> Iterable[str]:
    """Yield what an entry's typed beginning names, and a body's other names."""
    begun = beginning(work.reference.raw)
    first = work.reference.creators[0].literal if work.reference.creators else begun
    if first:
        yield from _other_names(first, bodies)
    if begun:
        yield as_typed(work.reference.raw).beginning
        yield as_typed(work.reference.raw).until_year
        if "," in begun and not work.creators:
            yield key(begun.split(",")[0])


def names_typed(work: Work) -> list[str]:
    """Return the words that an entry's names are typed with: what stands before year or title."""
    typed = as_typed(work.reference.raw)
    title_at = work.reference.raw.find(work.main_title) if work.reference.title else 0
    before_title = key(work.reference.raw[:title_at]) if title_at > 0 else typed.beginning
    names = min(filter(None, (before_title, typed.until_year)), key=len, default="")
    spoken: list[str] = []
    for word in typed.words:
        if len("".join(spoken)) >= len(names):
            break
        spoken.append(word)
    return spoken[1:] if spoken and spoken[0].isdigit() else spoken  # an entry's number


def _other_names(name: str, bodies: Sequence[Mapping[str, Any]]) -> Iterable[str]:
    from procsead_refs.bodies import candidates

    for body in candidates(name, bodies):
        for other in body.every_name:
            yield key(other)


def of_title(work: Work) -> Iterable[str]:
    """Yield how the title begins and how the entry begins, word by word."""
    title = [word.key for word in words(work.reference.title[:TITLE_LENGTH])]
    yield from growing(title, 2 if work.creators else 1)
    begun = as_typed(work.reference.raw).words
    yield from growing(begun[1:] if begun and begun[0].isdigit() else begun, 1)


def growing(spoken: Sequence[str], least: int) -> Iterable[str]:
    """Yield the beginnings of a text from a number of words on, each in one string."""
    for count in range(least, min(len(spoken), _TITLE_WORDS) + 1):
        yield "".join(spoken[:count])
