"""Notes that name an author and no title: "Berg (n 12) 5", "Berg, op. cit., 5", "Berg, 5"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.citations import lexicon

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
    early = [one for one, place in named.items() if place <= _EARLY and works.all[one].creators]
    pointer = lexicon.note_pointer().search(part)
    if len(part) > _LONGEST:
        return None
    if not early:
        return _pointed_at(pointer, spoken, works, cited) if pointer and not named else None
    said = {word.key for word in spoken if not word.key.isdigit()}
    others = {one: said - set(works.all[one].creators) for one in early}
    by_word = [one for one, rest in others.items() if rest and rest <= works.all[one].words]
    if len(by_word) == 1 and pointer is None:
        return works.all[by_word[0]]
    early = [one for one in early if sum(map(len, others[one])) <= _PAGE_WORDS]
    if not early or not (re.search(r"\d", part) or lexicon.again().search(part)):
        return None
    if pointer is not None:
        there = [one for note, one in cited if note == pointer[1] and one in early]
        early = there or early
    if len(early) == 1:
        return works.all[early[0]]
    return next((works.all[one] for _, one in reversed(cited) if one in early), None)


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
