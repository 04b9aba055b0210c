"""Labelled references typed anew in other lists' styles: the same works, exact labels, whole lists.

A style is drawn for each list, part by part, from data/retyping.toml. The names, titles, places and
publishers are those of the labelled references; only order, marks and form of names are new.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from procsead_refs.bodies import registry
from procsead_refs.data import table
from procsead_refs.model import Name
from procsead_refs.names import parse
from procsead_refs.parsing.layouts import typed
from procsead_refs.parsing.projection import Example
from procsead_refs.parsing.tokens import split
from procsead_refs.parsing.typescript import Style, Work

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

SOURCE = "retyped"
_LIST = 12  # references in a list
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
_YEAR = re.compile(r"\b(?:1[5-9]\d\d|20\d\d)[a-z]?\b")
_SHORTEST_TITLE = 8
_REPEATABLE = {"page", "note", "author", "editor", "url"}


def retype(examples: Iterable[Example], count: int, seed: int) -> Iterator[Example]:
    """Yield `count` references typed anew, rounded up to lists of twelve; a seed decides all."""
    every = [work for work in map(_work, examples) if work]
    works = {
        kind: [work for work in every if work.kind == _SOURCES.get(kind, "book")]
        for kind in _SHARES
    }
    return _lists(works, count, random.Random(seed))  # noqa: S311 - it draws styles, not secrets


def _lists(
    works: Mapping[str, Sequence[Work]], count: int, draw: random.Random
) -> Iterator[Example]:
    kinds = [kind for kind in _SHARES if works[kind]]
    bodies = [name for body in registry() for name in body.every_name]
    shares = [_SHARES[kind] for kind in kinds]
    for number in range(1, -(-count // _LIST) + 1 if kinds else 1):
        style = _style(draw)
        for place, kind in enumerate(draw.choices(kinds, shares, k=_LIST), 1):
            work = replace(draw.choice(works[kind]), kind=kind)
            if draw.random() < _BODIES.get(kind, 0):
                work = replace(work, people={"author": (Name(literal=draw.choice(bodies)),)})
            one = typed(work, style, place, draw)
            tokens = split(one.text)
            labels = tuple(
                next((label for start, end, label in one.places if start <= at < end), "other")
                for at in tokens.starts
            )
            yield Example(tokens, labels, f"{SOURCE}-{number}", SOURCE)


def _work(example: Example) -> Work | None:
    """Return a labelled reference as a work, None where it is not plain enough to be typed anew."""
    tokens, labels = example.tokens, example.labels
    fields: dict[str, str] = {}
    start = 0
    for end in range(1, len(labels) + 1):
        if end < len(labels) and labels[end] == labels[start]:
            continue
        label = labels[start]
        if label in fields and label not in {*_REPEATABLE, "other"}:
            return None
        if label != "other" and label not in fields:
            fields[label] = tokens.raw[tokens.starts[start] : tokens.ends[end - 1]]
        elif label == "page" and fields["page"].isdigit():
            fields["page"] += "-" + tokens.raw[tokens.starts[start] : tokens.ends[end - 1]]
        start = end
    year = _YEAR.search(fields.get("date", ""))
    if not year or len(fields.get("title", "")) < _SHORTEST_TITLE:
        return None
    fields["date"] = year.group()
    roles: list[str] = [role for role in ("author", "editor") if role in fields]
    people = {role: parse(fields[role]) for role in roles}
    if not people or not all(people.values()):
        return None
    if "journal" in fields:
        return Work("article", fields, people)
    if "booktitle" in fields:
        return Work("chapter", fields, people)
    return Work("book", fields, people) if fields.keys() & {"publisher", "place"} else None


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
        stop=draw.choice([".", ".", ""]),
    )
