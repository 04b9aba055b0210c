"""Who else has the names of a work's authors: what a style that tells names apart has to see.

Such a style prints a name with initials where another name has the same family name, and with the
whole given name where that one has the same initials too. To print a work as in the whole list,
citeproc therefore needs, beside it, works of those who share its family name and the first letter
of its given name, and of anyone else of that family name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from procsead_refs.rendering.citeproc.items import Item

_Works = dict[str, dict[tuple[object, ...], int]]  # name -> kind of item -> the first such item

_WORD = re.compile(r"\w+")
_PARTS = ("non-dropping-particle", "dropping-particle", "family", "given", "suffix")
_TWO = 2  # so many names are enough for each of them to have a namesake
_INITIALS = 8  # what comparing two given names costs citeproc, in comparisons of family names


@dataclass(frozen=True, slots=True)
class Namesakes:
    """The namesakes among some items.

    Attributes:
        of_items: for each item the numbers of its buckets, from 1.
        buckets: for each bucket the numbers of the items that citeproc needs, from 1.
        comparisons: how many times citeproc compares two family names for each item.
    """

    of_items: list[list[int]]
    buckets: list[list[int]]
    comparisons: int


def found(items: Sequence[Item], whose: str) -> Namesakes:
    """Return the namesakes among CSL-JSON items.

    Of each name there is one item of every kind: whether a style prints its author or its editor
    may depend on its type and on what else is known of it.

    Args:
        items: the items.
        whose: "first" or "all" names of an item are told apart.
    """
    families: dict[str, dict[str, _Works]] = defaultdict(lambda: defaultdict(dict))
    initials: dict[tuple[str, str], _Works] = defaultdict(dict)
    keys: list[set[tuple[str, str]]] = []
    for number, item in enumerate(items, start=1):
        kind = (item.get("type"), frozenset(item))
        keys.append(set())
        for variable, name in _names(item, whose):
            family = str(name["family"])
            key = (_WORD.findall(family) or [family])[-1]  # citeproc takes particles off its front
            word = _WORD.search(str(name.get("given", "")))
            initial = word[0][0].casefold() if word else ""
            whole = " ".join([str(name[part]) for part in _PARTS if part in name])
            for works in (families[key][family], initials[key, initial]):
                works.setdefault(whole, {}).setdefault((variable, *kind), number)
            keys[-1].add((key, initial))
    needed = _needed(families, initials)
    numbers = {place: number for number, place in enumerate(needed, start=1)}
    of_items = [
        [
            numbers[place]
            for key, initial in own
            for place in ((key, None), (key, initial))
            if place in numbers
        ]
        for own in keys
    ]
    sizes = [len(works) for by_family in families.values() for works in by_family.values()]
    comparisons = len(sizes) * sum(sizes) + _INITIALS * sum(size**2 for size in sizes)
    return Namesakes(of_items, list(needed.values()), comparisons)


def _needed(
    families: dict[str, dict[str, _Works]], initials: dict[tuple[str, str], _Works]
) -> dict[tuple[str, str | None], list[int]]:
    """Return the items of each bucket: of a family name, and of it with an initial."""
    needed: dict[tuple[str, str | None], list[int]] = {}
    for key, by_family in families.items():
        if len({name for works in by_family.values() for name in works}) >= _TWO:
            needed[key, None] = [
                number
                for works in by_family.values()
                for name in list(works)[:_TWO]
                for number in works[name].values()
            ]
    for place, works in initials.items():
        if len(works) >= _TWO:
            needed[place] = [number for kinds in works.values() for number in kinds.values()]
    return needed


def _names(item: Item, whose: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the names with a family name that are told apart, with their variables."""
    for variable, value in item.items():
        if isinstance(value, list):
            for name in value[:1] if whose == "first" else value:
                if isinstance(name, dict) and name.get("family"):
                    yield variable, name
