"""Duplicates in a .bib library made one entry each, and the keys that go with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from procsead_refs.formats import bibtex
from procsead_refs.formats.bibtex.values import undelimited
from procsead_refs.library import duplicates
from procsead_refs.library.duplicates import union
from procsead_refs.library.store import editing

if TYPE_CHECKING:
    from collections.abc import Collection

    from procsead_refs.library.duplicates import Pair
    from procsead_refs.library.duplicates.union import Conflict
    from procsead_refs.library.store import Library


@dataclass(frozen=True, slots=True)
class Deduped:
    """A library without its duplicates.

    `names` are the keys that remain, by those that went; `conflicts` by the key of the entry that
    was kept.
    """

    library: Library
    names: dict[str, str] = field(default_factory=dict)
    conflicts: dict[str, tuple[Conflict, ...]] = field(default_factory=dict)


def merge(library: Library, pairs: Collection[Pair]) -> Deduped:
    """Return a library in which the records of each group of pairs are one entry.

    The kept entry stays where it stands and lists the keys that went in `ids`; the others are taken
    out with the blank lines after them. Entries that name them by key are changed with them.
    """
    known = bibtex.context(library.blocks)
    sources: dict[int, str] = {}
    names: dict[str, str] = {}
    conflicts: dict[str, tuple[Conflict, ...]] = {}
    for group in duplicates.groups(pairs):
        places = [library.places[number] for number in group]
        blocks = [library.blocks[place] for place in places]
        if any(block.kind != "entry" for block in blocks):
            continue
        kept = union.keeper(blocks)
        first, others = blocks[kept], [one for n, one in enumerate(blocks) if n != kept]
        made = union.merge(first, others, known)
        source = _with_old_keys(made.source, [one.key for one in others if one.key != first.key])
        sources[places[kept]] = source
        names |= {one.key: first.key for one in others if one.key != first.key}
        if made.conflicts:
            conflicts[first.key] = made.conflicts
        for number, place in enumerate(places):
            if number != kept:
                sources[place] = ""
                _take_blank(library, place, sources)
    changed = library.with_sources(sources)
    renamed = {
        number: source
        for number, block in enumerate(changed.blocks)
        if block.kind == "entry"
        and (source := editing.with_keys_named(block, names)) != block.source
    }
    return Deduped(changed.with_sources(renamed) if renamed else changed, names, conflicts)


def _with_old_keys(source: str, old: list[str]) -> str:
    block = editing.parsed(source)
    held = editing.field(block, "ids")
    before = [] if held is None else [undelimited(held.value).strip()]
    if not old:
        return source
    return editing.with_field(block, "ids", "{" + ", ".join([*before, *old]) + "}")


def _take_blank(library: Library, place: int, sources: dict[int, str]) -> None:
    """Take out the white space after a block that goes, or before it where it was the last one."""
    blocks = library.blocks
    after = place + 1
    follows = blocks[after].source if after < len(blocks) and blocks[after].kind == "text" else ""
    rest = follows.lstrip()
    last = after + bool(follows) >= len(blocks) and not rest
    if follows:
        sources[after] = rest
    if last and place and blocks[place - 1].kind == "text" and blocks[place - 1].source.isspace():
        sources[place - 1] = "\n"
