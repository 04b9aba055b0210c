"""Duplicates: pairs of records of one work, found by blocking, judged by `judging.judged`.

Only records that share a block are compared: a DOI, ISBN or address, the beginning of the title,
its two longest words, or first creator and year. A block that is large ("Editorial") is sorted by
title and each record compared with its next neighbours alone, so that the work grows with the
records and not with their square. Source: Christen, Data Matching, 2012, chapter 4 (standard
blocking, sorted neighbourhood).
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from procsead_refs import matching
from procsead_refs.library.duplicates import places
from procsead_refs.library.duplicates.judging import Pair, judged
from procsead_refs.matching.likeness import ratio
from procsead_refs.text import fold, letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from procsead_refs.model import Reference

_ALIKE = 65  # of 100: titles less alike are not looked at further
_LARGE = 40  # records in a block that are still all compared with each other
_NEIGHBOURS = 8  # records compared with each in a larger block
_LONGEST = 500  # letters of a title that are compared
_TITLE = 18  # letters of the title that make a block
_WORD = re.compile(r"[^\W\d_]{4,}")


class Finder:
    """Records in blocks, so that those like another one are found without looking at all.

    Args:
        references: the records.
    """

    def __init__(self, references: Sequence[Reference]) -> None:
        self.references = references
        self._titles = [letters(one.title)[:_LONGEST] for one in references]
        self._blocks: dict[str, list[int]] = defaultdict(list)
        for number, one in enumerate(references):
            for key in _keys(one, self._titles[number]):
                self._blocks[key].append(number)

    def like(self, reference: Reference) -> tuple[Pair, ...]:
        """Return the records that are a reference's work, the likeliest first; `one` is -1."""
        title = letters(reference.title)[:_LONGEST]
        numbers: set[int] = set()
        for key in _keys(reference, title):
            block = self._blocks.get(key, [])
            numbers.update(block if len(block) <= _LARGE else self._nearest(block, title))
        found = (
            judged(reference, self.references[number], -1, number)
            for number in numbers
            if _near(title, self._titles[number])
        )
        return tuple(sorted((one for one in found if one is not None), key=lambda p: -p.score))

    def pairs(self) -> tuple[Pair, ...]:
        """Return the pairs among the records, in their order."""
        found = []
        for one, other in sorted(self._candidates()):
            pair = judged(self.references[one], self.references[other], one, other)
            if pair is not None:
                found.append(pair)
        return tuple(found)

    def _candidates(self) -> set[tuple[int, int]]:
        pairs: set[tuple[int, int]] = set()
        titles = self._titles
        for key, block in self._blocks.items():
            if len(block) == 1:
                continue
            reach = len(block)
            if len(block) > _LARGE:
                block.sort(key=lambda number: titles[number])
                reach = _NEIGHBOURS
            certain = key[0] == "d"
            for place, one in enumerate(block):
                for other in block[place + 1 : place + 1 + reach]:
                    pair = (one, other) if one < other else (other, one)
                    if one != other and (certain or _near(titles[one], titles[other])):
                        pairs.add(pair)
        return pairs

    def _nearest(self, block: list[int], title: str) -> list[int]:
        from rapidfuzz import fuzz, process

        titles = {number: self._titles[number] for number in block}
        near = process.extract(
            title, titles, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=_NEIGHBOURS
        )
        return [number for _, _, number in near]


def pairs(references: Sequence[Reference]) -> tuple[Pair, ...]:
    """Return the pairs of records that are one work or closely related, in their order."""
    return Finder(references).pairs()


def groups(found: Iterable[Pair]) -> list[list[int]]:
    """Return the records of the pairs that are one work, those that belong together in one list."""
    parent: dict[int, int] = {}

    def root(number: int) -> int:
        while parent.setdefault(number, number) != number:
            parent[number] = number = parent[parent[number]]
        return number

    for pair in found:
        if pair.kind == "same":
            one, other = sorted((root(pair.one), root(pair.other)))
            parent[other] = one
    members: dict[int, list[int]] = defaultdict(list)
    for number in sorted(parent):
        members[root(number)].append(number)
    return list(members.values())


def _keys(reference: Reference, title: str) -> Iterator[str]:
    texts = reference.texts
    if doi := letters(texts.get("DOI", "")):
        yield "d" + doi
    if isbn := letters(texts.get("ISBN", "")):
        yield "i" + isbn[-10:-1]  # ten and thirteen digits differ in their ends
    if len(title) >= _TITLE // 2:
        yield "t" + title[:_TITLE]
    folded = fold(reference.title)
    words = sorted(set(_WORD.findall(folded)), key=lambda word: (-len(word), word))[:2]
    if words[1:]:  # one word alone does not tell titles apart
        yield "w" + " ".join(sorted(words))
    if address := places.address(reference):
        yield "u" + address
    creators = matching.creator_keys(reference)
    if creators and (year := reference.issued.year) is not None:
        yield f"a{creators[0]} {year}"
    if original := letters(texts.get("original-title", "")):
        yield "t" + original[:_TITLE]


def _near(one: str, other: str) -> bool:
    """Return whether titles are alike enough to look at their records."""
    if not one or not other:
        return False
    if one.startswith(other) or other.startswith(one):
        return True
    return ratio(one, other, _ALIKE) > 0
