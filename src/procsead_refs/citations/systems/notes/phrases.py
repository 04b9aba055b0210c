"""The list's entries by their pairs of neighbouring words, which notes share with them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from procsead_refs.matching import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procsead_refs.citations.works import Works
    from procsead_refs.matching import Word


_WORDS = 40  # of an entry that are indexed: names and title stand first
_LENGTH = 600  # code points that hold them
_Pair = tuple[str, str]


@dataclass(slots=True)
class Shared:
    """Letters of shared pairs, and the same with each pair's divided by how many works have it."""

    letters: float = 0.0
    rare: float = 0.0


class Phrases:
    """The list's entries by their pairs of neighbouring words; a rare pair tells more.

    `titled` collects the works that notes named by such pairs, not by an author's name alone,
    `whole` those whose whole title a note has; `openers` are the entries that begin with their
    title, by its first word, `begun` all by their first two words; `cited` are the works that notes
    cited so far, each with the note's number; `full` counts the citations that have the shape of
    one in full.
    """

    def __init__(self, works: Works) -> None:
        self.works = works
        self.titled: set[str] = set()
        self.whole: set[str] = set()
        self.full = 0
        self.cited: list[tuple[str | None, str]] = []
        self.openers: dict[str, list[str]] = defaultdict(list)
        self.begun: dict[_Pair, list[str]] = defaultdict(list)
        self.pairs: dict[_Pair, list[str]] = defaultdict(list)
        for work in works.all.values():
            typed = [word.key for word in words(work.reference.raw[:_LENGTH])]
            found = [*works.repeated.get(work.id, ()), *typed][:_WORDS]
            if found and not work.creators:
                self.openers[found[0]].append(work.id)
            if len(typed) > 1:
                self.begun[typed[0], typed[1]].append(work.id)
            for pair in dict.fromkeys(pairwise(found)):
                self.pairs[pair].append(work.id)

    def shared(self, spoken: Sequence[Word]) -> dict[str, Shared]:
        """Return for each work the letters of the pairs of words that it shares."""
        found: dict[str, Shared] = defaultdict(Shared)
        for one, other in pairwise(spoken):
            hits = self.pairs.get((one.key, other.key), ())
            for hit in hits:
                letters = (len(one.key) + len(other.key)) / 2
                found[hit].letters += letters
                found[hit].rare += letters / len(hits)
        return found
