"""Labelled references typed anew in other lists' styles: the same works, exact labels, whole lists.

A style is drawn for each list, part by part, from data/retyping.toml. The names, titles, places and
publishers are those of the labelled references; only order, marks and form of names are new.
"""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from procsead_refs.bodies import registry
from procsead_refs.data import table
from procsead_refs.model import Name
from procsead_refs.parsing.tokens import split
from procsead_refs.parsing.training.layouts import typed
from procsead_refs.parsing.training.projection import Example
from procsead_refs.parsing.training.typescript import Style, Work

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SOURCE = "retyped"
_LIST = 12  # references in a list
_REPEATED = 0.3  # how often a list that has a mark for them repeats the names before
# How often each kind is typed, and of which kind its works are.
_SHARES = {
    "article": 0.26,
    "chapter": 0.21,
    "book": 0.33,
    "page": 0.08,
    "news": 0.05,
    "thesis": 0.04,
    "report": 0.03,
}
_SOURCES = {"article": "article", "chapter": "chapter"}  # all others are typed of books
_BODIES = {"book": 0.1, "page": 0.5, "report": 0.5}  # how often a body leads instead of people
_IN_CAPITALS = 0.15  # how often a list has its family names in capitals, by eye


def retype(works: Sequence[Work], count: int, seed: int) -> Iterator[Example]:
    """Yield `count` references typed anew, rounded up to lists of twelve; a seed decides all."""
    of_kind = {
        kind: [work for work in works if work.kind == _SOURCES.get(kind, "book")]
        for kind in _SHARES
    }
    return _lists(of_kind, count, random.Random(seed))  # noqa: S311 - it draws styles, not secrets


def _lists(
    works: Mapping[str, Sequence[Work]], count: int, draw: random.Random
) -> Iterator[Example]:
    kinds = [kind for kind in _SHARES if works[kind]]
    bodies = [name for body in registry() for name in body.every_name]
    shares = [_SHARES[kind] for kind in kinds]
    for number in range(1, -(-count // _LIST) + 1 if kinds else 1):
        style = _style(draw)
        repeated = ""
        for place, kind in enumerate(draw.choices(kinds, shares, k=_LIST), 1):
            work = replace(draw.choice(works[kind]), kind=kind)
            if draw.random() < _BODIES.get(kind, 0):
                work = replace(work, people={"author": (Name(literal=draw.choice(bodies)),)})
            one = typed(work, style, place, draw, repeated)
            repeated = style.repeated if draw.random() < _REPEATED else ""
            tokens = split(one.text)
            labels = tuple(
                next((label for start, end, label in one.places if start <= at < end), "other")
                for at in tokens.starts
            )
            yield Example(tokens, labels, f"{SOURCE}-{number}", SOURCE)


def _style(draw: random.Random) -> Style:
    rows: dict[str, Any] = table("retyping")
    own = rows["language"][draw.choice(sorted(rows["language"]))]
    join = draw.choice(rows["joins"])
    joined = join if join != ", " else draw.choice([own["and"], own["and"], " & ", ", "])
    after = draw.choice(rows["after_names"])
    return Style(
        order=draw.choice(rows["orders"]),
        initials=draw.choice(rows["initials"]),
        capitals=draw.random() < _IN_CAPITALS,
        join=join,
        last=joined,
        limit=draw.choice(rows["limits"]),
        quotes=draw.choice(rows["quotes"]),
        after_names=after,
        after_title=". " if after == ". " else draw.choice([", ", ", ", ". "]),
        date=draw.choice(rows["dates"]),
        number=draw.choice(rows["numbers"]),
        editors=draw.choice(own["editors"]),
        before_container=draw.choice(own["in"]),
        pages=draw.choice(own["pages"]),
        volume=draw.choice(rows["volumes"]),
        imprint=draw.choice(rows["imprints"]),
        repeated=draw.choice(rows["repeated"]),
        stop=draw.choice([".", ".", ""]),
    )
