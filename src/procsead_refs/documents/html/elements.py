"""HTML's elements by what a reader sees of them (data/html.toml)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from procsead_refs.data import table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from procsead_refs.model import BlockKind


@dataclass(frozen=True, slots=True)
class Elements:
    """The names of elements of each sort; what a name means is said in data/html.toml."""

    block: frozenset[str]
    italic: frozenset[str]
    unseen: frozenset[str]
    void: frozenset[str]
    raw: frozenset[str]
    kind: Mapping[str, BlockKind]
    heading: Mapping[str, int]
    unread: Mapping[str, str]
    ended_by: Mapping[str, frozenset[str]]


@cache
def elements() -> Elements:
    """Return the elements of HTML."""
    rows = table("html")
    sorts = ("block", "italic", "unseen", "void", "raw")
    named = {sort: frozenset(rows[sort]) for sort in sorts}
    ended = {name: frozenset(others) for name, others in rows["ended-by"].items()}
    return Elements(
        **named,
        kind=rows["kind"],
        heading=rows["heading"],
        unread=rows["unread"],
        ended_by=ended | {"p": named["block"]},
    )
