"""What two records are to each other: one work, or editions, versions, translations of one."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from procsead_refs.data import table
from procsead_refs.text import fold, letters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procsead_refs.model import Reference

_WORD = re.compile(r"\w+")
_WHERE = ("container-title", "publisher", "genre")  # what may name a preprint server
_WHERE_ELSE = ("eprinttype", "howpublished")
Relation = Literal["same", "version", "edition", "translation"]


def relation(one: Reference, other: Reference, differences: Sequence[str]) -> Relation:
    """Return what two records are to each other, given the fields in which they differ."""
    mine, theirs = one.texts, other.texts
    if _translated(one, other) or _translated(other, one):
        return "translation"
    if mine.get("edition") and theirs.get("edition") and "edition" in differences:
        return "edition"
    if is_preprint(one) != is_preprint(other):
        return "version"
    apart = _years_apart(one, other) or (_is_yearly(one) and _is_yearly(other))
    if "issued" in differences and apart and _stand_alone(one, other):
        return "edition"
    return "same"


def _years_apart(one: Reference, other: Reference) -> bool:
    """Return whether the years differ by more than a slip or a delay of the press."""
    mine, theirs = one.issued.year, other.issued.year
    return mine is not None and theirs is not None and abs(mine - theirs) > 1


def _is_yearly(record: Reference) -> bool:
    """Return whether a body is who a work is by: bodies publish under one title year by year."""
    return bool(record.creators and record.creators[0].literal) and record.issued.year is not None


def _stand_alone(one: Reference, other: Reference) -> bool:
    """Return whether both are books or reports rather than parts of a journal or a book."""
    return not any(record.texts.get("container-title") for record in (one, other))


def _translated(one: Reference, other: Reference) -> bool:
    original = letters(one.texts.get("original-title", ""))
    if original and original == letters(other.title) != letters(one.title):
        return True
    mine, theirs = (fold(r.texts.get("language", ""))[:2] for r in (one, other))
    return bool(mine and theirs and mine != theirs and "translator" in one.names)


def is_preprint(reference: Reference) -> bool:
    """Return whether a record is a preprint's, by its DOI or where it stands."""
    texts, extra = reference.texts, reference.extra
    if (doi := texts.get("DOI")) and fold(doi).startswith(_prefixes()):
        return True
    where = [texts[name] for name in _WHERE if name in texts]
    where += [extra[name] for name in _WHERE_ELSE if name in extra]
    return _names_server(" ".join(where))


@lru_cache(maxsize=65536)
def _names_server(where: str) -> bool:
    return not _servers().isdisjoint(_WORD.findall(fold(where)))


@cache
def _prefixes() -> tuple[str, ...]:
    return tuple(table("preprints")["prefixes"])


@cache
def _servers() -> frozenset[str]:
    return frozenset(table("preprints")["servers"])
