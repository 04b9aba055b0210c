"""Notes that name an author and no title: "Berg (n 12) 5", "Berg, op. cit., 5", "Berg, 5"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from procsead_refs.citations.cues import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from procsead_refs.citations.works import Work, Works
    from procsead_refs.matching import Word

_LONGEST = 60  # code points of such a note
_PAGE_WORDS = 12  # letters beside the author's name: a given name, "op. cit.", "p."
_EARLY = 2  # given names before the family name


def by_name_alone(
    part: str,
    spoken: Sequence[Word],
    named: Mapping[str, int],
    works: Works,
    cited: Sequence[tuple[str | None, str]],
) -> Work | None:
    """Return the work that a short note means, or None where that is not clear.

    It is the only one that the name fits, the one that the note pointed to cites, or the author's
    work that was cited last.

    Args:
        part: the note's part that cites one work.
        spoken: its words.
        named: the works whose first author it names, with the place of the name.
        works: the list.
        cited: the works that the notes before cite, in order, each with the note's number.
    """
    spoken = [word for word in spoken if word.key not in _spoken_of_places()]
    early = [one for one, place in named.items() if place <= _EARLY and works.all[one].creators]
    pointer = lexicon.note_pointer().search(part)
    if len(part) > _LONGEST:
        return None
    if not early:
        return _pointed_at(pointer, spoken, works, cited) if pointer and not named else None
    said = [word.key for word in spoken if not word.key.isdigit()]
    others = {one: [word for word in said if word not in works.all[one].creators] for one in early}
    by_word = [
        one for one, rest in others.items() if rest and works.all[one].words.issuperset(rest)
    ]
    titled = [one for one in by_word if works.all[one].title.startswith("".join(others[one]))]
    if pointer is None and (best := _told(titled or by_word, others)):
        return works.all[best]
    early = [one for one in early if sum(map(len, others[one])) <= _PAGE_WORDS]
    if not early or not (re.search(r"\d", part) or lexicon.again().search(part)):
        return None
    if pointer is not None:
        there = [one for note, one in cited if note == pointer[1] and one in early]
        early = there or early
    early = _first_named(early, named)
    if len(early) == 1:
        return works.all[early[0]]
    early = [one for one in early if not others[one]] or early
    return next((works.all[one] for _, one in reversed(cited) if one in early), None)


def _told(found: Sequence[str], others: Mapping[str, Sequence[str]]) -> str:
    """Return the work whose names and title leave the fewest words over, "" if several do."""
    least = min((len("".join(others[one])) for one in found), default=0)
    best = [one for one in found if len("".join(others[one])) == least]
    return best[0] if len(best) == 1 else ""


def _first_named(found: Sequence[str], named: Mapping[str, int]) -> list[str]:
    """Return the works whose first author is named first: in "Hall and Lind" it is Hall."""
    first = min(named[one] for one in found)
    return [one for one in found if named[one] == first]


@cache
def _spoken_of_places() -> frozenset[str]:
    """Return the words before a name or a page that name no work: "see", "chap.", "op. cit."."""
    tables = ("prefixes", "locators", "again", "note_pointers")
    return frozenset[str]().union(*map(lexicon.words, tables))


def _pointed_at(
    pointer: re.Match[str],
    spoken: Sequence[Word],
    works: Works,
    cited: Sequence[tuple[str | None, str]],
) -> Work | None:
    """Return the only work of the note to which a note points that says little else: "(n 12)"."""
    there = {one for note, one in cited if note == pointer[1]}
    if len(there) != 1 or sum(len(word.key) for word in spoken) > _PAGE_WORDS:
        return None
    return works.all[there.pop()]
