"""Two records side by side: one work, editions or versions of one, or two works."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from procsead_refs import matching
from procsead_refs.library.duplicates import containers, places, relations
from procsead_refs.text import fold, letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from procsead_refs.library.duplicates.relations import Relation
    from procsead_refs.model import Reference

_LIKELY = 0.77  # score from which on two records count as one work
_RELATED = 0.5  # from here on they may be an edition, a version or a translation of one another
_ONE_PLACE = 0.8  # of one title in one volume, or at one address, whoever is named
_SHORT = 18  # letters of a title that many works may have ("Editorial", "Introduction")
_TITLE_WORD = re.compile(r"[^\W\d_]{3,}")


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


def judged(one: Reference, other: Reference, number: int, other_number: int) -> Pair | None:
    """Return what two records are to each other, or None where they are two works."""
    match = matching.same_work(one, other, least=_RELATED)
    score = match.score
    if score < _RELATED:  # what follows only lowers it
        return None
    differences = list(match.differences)
    differences += _further_differences(one, other)
    score *= _kept(one, other, differences)
    if score < _ONE_PLACE and places.are_one(one, other, differences):
        score = _ONE_PLACE
    kind = relations.relation(one, other, differences)
    if score < (_LIKELY if kind == "same" else _RELATED):
        return None
    return Pair(number, other_number, round(score, 3), kind, _reason(one, other, differences))


def _further_differences(one: Reference, other: Reference) -> Iterator[str]:
    """Yield the fields that `matching.same_work` does not compare and in which records differ."""
    if _other_day(one, other):
        yield "issued"
    if containers.differ(one, other):
        yield "container-title"
    if _is_named_by_few(one, other):
        yield "author"


def _kept(one: Reference, other: Reference, differences: Sequence[str]) -> float:
    """Return what is left of the score of two records for what they differ in."""
    one_type = one.type == other.type
    kept = 1.0
    if "container-title" in differences:
        kept *= 0.75 if one_type and one.type == "article-journal" else 0.85
    if "volume" in differences and one_type and one.type == "book":
        kept *= 0.8  # volumes of one work are works of their own
    if ("page" in differences or "container-title" in differences) and _is_short(one, other):
        kept *= 0.9  # the introductions to two books, two letters to an editor
    if not differences:
        return kept
    if _is_named_by_few(one, other):
        kept *= 0.9
    if places.shared(one, other, "DOI"):
        return kept
    if "issued" in differences and _other_day(one, other):
        kept *= 0.8  # two pieces of one newspaper
    if "title" in differences and ("issued" in differences or not _have_creators(one, other)):
        kept *= 0.9  # "Ninth Report" of 1993 and "Tenth Report" of 1995
    if "title" in differences and _other_words(one, other):
        kept *= 0.9  # "… from the air" and "… from boats"
    return kept


def _other_day(one: Reference, other: Reference) -> bool:
    """Return whether two works of one year came out on different days."""
    mine, theirs = one.issued.parts, other.issued.parts
    return len(mine) == len(theirs) == 3 and mine[0] == theirs[0] and mine != theirs  # noqa: PLR2004 - year, month, day


def _is_named_by_few(one: Reference, other: Reference) -> bool:
    """Return whether a short title ("Editorial") is all that says that two records are one."""
    return not _have_creators(one, other) and _is_short(one, other)


def _is_short(one: Reference, other: Reference) -> bool:
    return min(len(letters(one.title)), len(letters(other.title))) < _SHORT


def _other_words(one: Reference, other: Reference) -> bool:
    """Return whether each title has words that the other has not, nor any misspelling of them."""
    mine, theirs = (set(_TITLE_WORD.findall(fold(work.title))) for work in (one, other))
    left, right = mine - theirs, theirs - mine
    return bool(left and right) and not any(matching.typo(a, b) for a in left for b in right)


def _have_creators(one: Reference, other: Reference) -> bool:
    return bool(one.creators and other.creators)


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
