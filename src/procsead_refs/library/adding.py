"""New entries for the library: keys made, those that it has already set apart, nothing merged."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from procsead_refs.formats import bibtex, with_raw
from procsead_refs.library import keys
from procsead_refs.library.duplicates import Finder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procsead_refs.library.duplicates import Pair
    from procsead_refs.library.store import Library
    from procsead_refs.model import Reference


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reference beside the entry that has its work, or one close to it, by key; and why."""

    reference: Reference
    key: str
    pair: Pair


@dataclass(frozen=True, slots=True)
class Addition:
    """What `add` made of references: those added, under their keys, and those in doubt.

    `doubts` were left out; `related` were added beside another edition, version or translation.
    """

    added: tuple[Reference, ...]
    doubts: tuple[Doubt, ...]
    related: tuple[Doubt, ...]


def plan(
    library: Library,
    references: Sequence[Reference],
    *,
    keep_keys: bool = False,
    duplicates: bool = False,
) -> Addition:
    """Say what adding references to a library makes of them.

    Args:
        library: the library as it stands.
        references: what to add.
        keep_keys: keep a reference's own key where it is valid and free.
        duplicates: add also what the library has already.
    """
    held = Finder(library.references)
    taken = keys.Keys(library.keys)
    added: list[Reference] = []
    doubts: list[Doubt] = []
    related: list[Doubt] = []
    for reference in map(with_raw, _once(references)):
        alike = held.like(reference)
        pair = next((one for one in alike if one.kind == "same"), None)
        if pair is not None and not duplicates:
            doubts.append(Doubt(reference, library.references[pair.other].id, pair))
            continue
        key = reference.id
        kept = keep_keys and keys.is_valid(key) and key not in taken
        key = taken.add(key) if kept else taken.new(reference)
        added.append(replace(reference, id=key))
        if pair is None and alike:
            related.append(Doubt(added[-1], library.references[alike[0].other].id, alike[0]))
    return Addition(tuple(added), tuple(doubts), tuple(related))


def sources(addition: Addition) -> tuple[str, ...]:
    """Return the entries of what is added, in biblatex."""
    return tuple(bibtex.entry(reference) for reference in addition.added)


def _once(references: Sequence[Reference]) -> Sequence[Reference]:
    """Leave out what stands twice, the same in every field, among the references themselves."""
    seen: set[str] = set()
    kept = []
    for reference in references:
        content = bibtex.entry(replace(reference, id="x"))
        if content not in seen:
            seen.add(content)
            kept.append(reference)
    return kept
