"""Two versions of a .bib text and what both came from, merged entry by entry and field by field.

Ours keeps its bytes; what theirs changed against the base is taken over. Only where both changed
the same field, or one changed what the other took out, stands a conflict between git's markers.
Items of lists (keywords, files) and rows of confirmations are merged one by one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from procsead_refs.data import table
from procsead_refs.formats.bibtex.values import undelimited
from procsead_refs.library.store import editing
from procsead_refs.library.versions.named_blocks import NamedBlock, named_blocks, says_same, values
from procsead_refs.text import squeeze

if TYPE_CHECKING:
    from procsead_refs.formats.bibtex import Block

_ROWS = {"confirmed": ";", "unconfirmed": ";", "alternatives": ";"}  # our own fields


@dataclass(frozen=True, slots=True)
class Labels:
    """What the sides are called beside the markers, and how many characters these have."""

    ours: str = "ours"
    theirs: str = "theirs"
    width: int = 7

    def conflict(self, ours: str, theirs: str) -> str:
        """Return both sides between markers, each on lines of its own."""
        begin, middle, end = (mark * self.width for mark in "<=>")
        mine = ours if not ours or ours.endswith("\n") else ours + "\n"
        other = theirs if not theirs or theirs.endswith("\n") else theirs + "\n"
        return f"{begin} {self.ours}\n{mine}{middle}\n{other}{end} {self.theirs}\n"


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged text and the names of what both sides changed."""

    text: str
    conflicts: tuple[str, ...]


def merge(base: str, ours: str, theirs: str, labels: Labels | None = None) -> Merged:
    """Return the merge of two versions of a .bib text.

    Args:
        base: what both came from; empty where there is nothing.
        ours: the version whose layout and order are kept.
        theirs: the version whose changes are taken over.
        labels: what the conflict markers say.
    """
    return _Merge(base, ours, theirs, labels or Labels()).merged()


class _Merge:
    def __init__(self, base: str, ours: str, theirs: str, labels: Labels) -> None:
        self.labels = labels
        self.base = {item.name: item.block for item in named_blocks(base)[0]}
        self.ours, self.tail = named_blocks(ours)
        self.theirs, _ = named_blocks(theirs)
        self.conflicts: list[str] = []

    def merged(self) -> Merged:
        mine = {item.name for item in self.ours}
        theirs = {item.name: item.block for item in self.theirs}
        pieces: dict[str, str] = {}
        for item in self.ours:
            text = self._kept(item, theirs.get(item.name))
            if text is not None:
                pieces[item.name] = item.before + text
        after: dict[str, list[str]] = {}
        previous = ""
        for item in self.theirs:
            text = None if item.name in mine else self._taken(item)
            if text is not None:
                space = item.before or ("\n\n" if pieces else "")
                after.setdefault(previous, []).append(item.name)
                pieces[item.name] = space + text
            if item.name in pieces:
                previous = item.name
        kept = [item.name for item in self.ours if item.name in pieces]
        ordered = _ordered([*kept, *after.pop("", [])], after)
        text = "".join(pieces[name] for name in ordered)
        return Merged(text + self.tail, tuple(self.conflicts))

    def _kept(self, ours: NamedBlock, theirs: Block | None) -> str | None:
        """Return what becomes of a block of ours; None where it goes."""
        base, block = self.base.get(ours.name), ours.block
        if theirs is None:
            if base is None:
                return block.source
            if says_same(base, block):
                return None
            return self._conflict(ours.name, block.source, "")
        if says_same(block, theirs) or (base is not None and says_same(base, theirs)):
            return block.source
        if base is not None and says_same(base, block):
            return self._fields(ours, base, theirs) or theirs.source
        return self._fields(ours, base, theirs) or self._conflict(
            ours.name, block.source, theirs.source
        )

    def _taken(self, theirs: NamedBlock) -> str | None:
        """Return what becomes of a block that ours has not; None where it stays away."""
        base = self.base.get(theirs.name)
        if base is None:
            return theirs.block.source
        if says_same(base, theirs.block):
            return None
        return self._conflict(theirs.name, "", theirs.block.source)

    def _fields(self, ours: NamedBlock, base: Block | None, theirs: Block) -> str:
        """Return an entry of ours with their changes of fields; empty where that cannot be."""
        block = ours.block
        if not block.kind == theirs.kind == "entry" or block.type.lower() != theirs.type.lower():
            return ""
        if base is not None and base.type.lower() != block.type.lower():
            return ""
        before = values(base)
        mine, other = values(block), values(theirs)
        conflicts: list[tuple[str, str | None]] = []
        for name in dict.fromkeys([*other, *before]):
            if other.get(name) == before.get(name) or other.get(name) == mine.get(name):
                continue
            value = _source(theirs, name)
            if mine.get(name) != before.get(name):
                sides = (one.get(name, "") for one in (before, mine, other))
                value = _listwise(name, *sides) or value
                if _divider(name) is None:
                    conflicts.append((name, value))
                    continue
            if value is None:
                block = editing.parsed(editing.without_field(block, name))
            else:
                block = editing.parsed(editing.with_field(block, name, value))
        source = block.source
        for name, value in reversed(conflicts):
            source = self._marked(block, source, name, value)
            self.conflicts.append(f"{block.key}: {name}")
        return source

    def _marked(self, block: Block, source: str, name: str, theirs: str | None) -> str:
        """Return an entry's source with both sides' lines of a field between markers."""
        held = editing.field(editing.parsed(block.source), name)
        written = f"  {name} = {theirs},\n" if theirs is not None else ""
        if held is None:
            closing = source.rstrip().rfind("\n") + 1 or len(source) - 1
            return source[:closing] + self.labels.conflict("", written) + source[closing:]
        line = source.rfind("\n", 0, held.at) + 1
        stop = source.find("\n", held.end)
        end = len(source) if stop < 0 else stop + 1
        if source[line : held.at].strip() or not line or stop < 0:
            return self.labels.conflict(source, f"{name} = {theirs or '{}'}")
        indent = source[line : held.at]
        written = f"{indent}{held.name} = {theirs},\n" if theirs is not None else ""
        return source[:line] + self.labels.conflict(source[line:end], written) + source[end:]

    def _conflict(self, name: str, ours: str, theirs: str) -> str:
        self.conflicts.append(name)
        return self.labels.conflict(ours, theirs)


def _source(block: Block, name: str) -> str | None:
    held = editing.field(block, name)
    return None if held is None else held.value


def _listwise(name: str, base: str, ours: str, theirs: str) -> str | None:
    """Return the value that both sides' changes of a list make; None for what is no list."""
    mark = _divider(name)
    if mark is None:
        return None
    before, mine, other = (_parts(value, mark) for value in (base, ours, theirs))
    kept = [part for part in mine if part in other or part not in before]
    added = [part for part in other if part not in before and part not in mine]
    return "{" + f"{mark} ".join([*kept, *added]) + "}"


def _divider(name: str) -> str | None:
    """Return what stands between the items of a field that is a list; None for any other."""
    found = _ROWS.get(name) or table("biblatex")["lists"].get(name)
    return None if found is None else str(found)


def _parts(value: str, mark: str) -> list[str]:
    return [squeeze(part) for part in undelimited(value).split(mark) if part.strip()]


def _ordered(names: list[str], after: dict[str, list[str]]) -> list[str]:
    """Return names, each followed by those that stand after it, and these by theirs."""
    ahead = names[::-1]
    found = []
    while ahead:
        name = ahead.pop()
        found.append(name)
        ahead += reversed(after.get(name, ()))
    return found
