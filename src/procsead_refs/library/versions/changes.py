"""What changed between two versions of a bibliography, in words and as a unified diff."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from difflib import unified_diff
from typing import TYPE_CHECKING, Literal

from procsead_refs.data import table
from procsead_refs.library import provenance, query
from procsead_refs.library.duplicates import Finder
from procsead_refs.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from procsead_refs.model import Reference

Verb = Literal["added", "removed", "corrected"]


@dataclass(frozen=True, slots=True)
class Change:
    """One field of an entry that was added, removed or corrected."""

    key: str
    field: str
    verb: Verb
    old: str = ""
    new: str = ""

    @property
    def label(self) -> str:
        """What a person calls the field."""
        return str(table("labels")["labels"].get(self.field, self.field))

    def __str__(self) -> str:
        """Return the change in words."""
        text = f"{self.key}: {self.label} {self.verb}"
        if self.verb == "corrected":
            return f"{text}, {self.old!r} to {self.new!r}"
        return f"{text}: {(self.new or self.old)!r}"


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed: keys added and removed, keys renamed (old, new), and fields."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    fields: tuple[Change, ...] = ()

    @property
    def summary(self) -> str:
        """The changes counted, in one line."""
        counted = [
            f"{len(keys)} {word}"
            for keys, word in (
                (self.added, "added"),
                (self.removed, "removed"),
                (self.renamed, "renamed"),
            )
            if keys
        ]
        for (label, verb), number in Counter((c.label, c.verb) for c in self.fields).items():
            counted.append(f"{number} {label} {verb}")
        return ", ".join(counted) or "no changes"

    def lines(self) -> Iterator[str]:
        """Yield each change in words."""
        yield from (f"added {key}" for key in self.added)
        yield from (f"removed {key}" for key in self.removed)
        yield from (f"renamed {old} to {new}" for old, new in self.renamed)
        yield from map(str, self.fields)


def between(old: Sequence[Reference], new: Sequence[Reference]) -> Changes:
    """Return what changed between two versions; an entry under a new key counts as renamed."""
    before = {one.id: one for one in old}
    after = {one.id: one for one in new}
    gone = [one for one in old if one.id not in after]
    come = [one for one in new if one.id not in before]
    renamed: list[tuple[Reference, Reference]] = []
    finder = Finder(come)
    taken: set[int] = set()
    for one in gone:
        like = (p for p in finder.like(one) if p.kind == "same" and p.other not in taken)
        if pair := next(like, None):
            taken.add(pair.other)
            renamed.append((one, come[pair.other]))
    moved = {one.id for one, _ in renamed}
    pairs = [(before[key], one) for key, one in after.items() if key in before] + renamed
    return Changes(
        added=tuple(one.id for number, one in enumerate(come) if number not in taken),
        removed=tuple(one.id for one in gone if one.id not in moved),
        renamed=tuple((one.id, other.id) for one, other in renamed),
        fields=tuple(change for one, other in pairs for change in _fields(one, other)),
    )


def unified(path: Path, old: str, new: str) -> str:
    """Return a unified diff of a file's text; empty where nothing changed."""
    lines = unified_diff(
        old.splitlines(keepends=True), new.splitlines(keepends=True), str(path), f"{path} (new)"
    )
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def _fields(old: Reference, new: Reference) -> Iterator[Change]:
    before, after = dict(_values(old)), dict(_values(new))
    for field in dict.fromkeys([*after, *before]):
        one, other = before.get(field, ""), after.get(field, "")
        if one == other:
            continue
        verb: Verb = "added" if not one else "removed" if not other else "corrected"
        yield Change(new.id, field, verb, one, other)


def _values(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "type", reference.type
    for field, names in reference.names.items():
        yield field, "; ".join(map(query.shown, names))
    for field in reference.dates:
        yield field, provenance.value(reference, field)
    for texts in (reference.texts, reference.extra):
        for field, text in texts.items():
            yield field, squeeze(text)
    if reference.raw:
        yield "source", squeeze(reference.raw)
