"""Duplicates: pairs of records of one work, found by blocking, judged by `matching.same_work`.

Only records that share a block are compared: a DOI or ISBN, the beginning of the title, its two
longest words, or first creator and year. A block that is large ("Editorial") is sorted by title and
each record compared with its next neighbours alone, so that the work grows with the records and not
with their square. Source: Christen, Data Matching, 2012, chapter 4 (standard blocking, sorted
neighbourhood).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from procsead_refs import matching
from procsead_refs.library.duplicates import containers, places, relations
from procsead_refs.text import fold, letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from procsead_refs.library.duplicates.relations import Relation
    from procsead_refs.model import Reference

_LIKELY = 0.77  # score from which on two records count as one work
_RELATED = 0.5  # from here on they may be an edition, a version or a translation of one another
_ONE_PLACE = 0.8  # of one title in one volume, or at one address, whoever is named
_ALIKE = 65  # of 100: titles less alike are not looked at further
_LARGE = 40  # records in a block that are still all compared with each other
_NEIGHBOURS = 8  # records compared with each in a larger block
_LONGEST = 500  # letters of a title that are compared
_TITLE = 18  # letters of the title that make a block
_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records, by their place in the sequence, and what they are to each other.

    `score` is from 0 to 1; `kind` "same" where they are one work, otherwise an "edition", a
    "translation" or a "version" (preprint and version of record) of one another; `reason` says why.
    """

    one: int
    other: int
    score: float
    kind: Relation
    reason: str


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


def judged(one: Reference, other: Reference, number: int, other_number: int) -> Pair | None:
    """Return what two records are to each other, or None where they are two works."""
    match = matching.same_work(one, other, least=_RELATED)
    score = match.score
    if score < _RELATED:  # what follows only lowers it
        return None
    differences = list(match.differences)
    one_doi = places.shared(one, other, "DOI")
    if _other_day(one, other):
        differences.append("issued")
        score *= 1.0 if one_doi else 0.8  # two pieces of one newspaper
    if containers.differ(one, other):
        differences.append("container-title")
        score *= 0.75 if one.type == other.type == "article-journal" else 0.85
    if "volume" in differences and one.type == other.type == "book":
        score *= 0.8  # volumes of one work are works of their own
    if "title" in differences and ("issued" in differences or not _have_creators(one, other)):
        score *= 1.0 if one_doi else 0.9  # "Ninth Report" of 1993 and "Tenth Report" of 1995
    if _is_named_by_few(one, other):
        differences.append("author")
        score *= 0.9
    if places.are_one(one, other, differences):
        score = max(score, _ONE_PLACE)
    kind = relations.relation(one, other, differences)
    if score < (_LIKELY if kind == "same" else _RELATED):
        return None
    return Pair(number, other_number, round(score, 3), kind, _reason(one, other, differences))


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


def _other_day(one: Reference, other: Reference) -> bool:
    """Return whether two works of one year came out on different days."""
    mine, theirs = one.issued.parts, other.issued.parts
    return len(mine) == len(theirs) == 3 and mine[0] == theirs[0] and mine != theirs  # noqa: PLR2004 - year, month, day


def _is_named_by_few(one: Reference, other: Reference) -> bool:
    """Return whether a short title ("Editorial") is all that says that two records are one."""
    short = min(len(letters(one.title)), len(letters(other.title))) < _TITLE
    return short and not _have_creators(one, other)


def _have_creators(one: Reference, other: Reference) -> bool:
    return bool(one.creators and other.creators)


def _near(one: str, other: str) -> bool:
    """Return whether titles are alike enough to look at their records."""
    if not one or not other:
        return False
    if one.startswith(other) or other.startswith(one):
        return True
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other, score_cutoff=_ALIKE) > 0


def _reason(one: Reference, other: Reference, differences: Sequence[str]) -> str:
    same = [name for name in ("DOI", "ISBN") if places.shared(one, other, name)]
    if "title" not in differences:
        same.append("title")
    if "author" not in differences and one.creators:
        same.append("creators")
    if one.issued.year is not None and one.issued.year == other.issued.year:
        same.append("year")
    text = "same " + ", ".join(same) if same else "alike"
    return text + (f"; differ in {', '.join(differences)}" if differences else "")
