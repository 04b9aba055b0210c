"""What an entry takes from others: crossref (biblatex's rules, plain BibTeX's too) and xdata."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from procsead_refs.formats.bibtex.fields import ALIASES
from procsead_refs.formats.bibtex.inherited_fields import (
    AUTHOR_TO_BOOKAUTHOR,
    INHERITED,
    NOT_INHERITED,
)
from procsead_refs.formats.bibtex.values import defined, evaluate, undefined
from procsead_refs.limits import limit, over

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procsead_refs.formats.bibtex.blocks import Block

_LINKS = ("xdata", "crossref")
_DEEPEST = 12  # steps; no bibliography nests its parents deeper
_MOST = 200  # parents of one entry, for the same reason


@dataclass(slots=True)
class Context:
    """What an entry may refer to: the file's strings, and the entries that one names as parents.

    The entries stand by their keys in lower case.
    """

    strings: dict[str, str] = field(default_factory=dict)
    entries: dict[str, Block] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)  # strings that use one that nothing defines
    inherited: int = 0  # characters that entries took from others so far


def context(blocks: Sequence[Block]) -> Context:
    """Return what the entries of a file may refer to."""
    found = Context()
    links: list[str] = []
    for block in blocks:
        if block.kind == "entry":
            links += [one.value for one in block.fields if one.name.lower() in _LINKS]
        elif block.kind == "string":
            found.broken.update(
                one.name.lower() for one in block.fields if undefined(one.value, found.strings)
            )
            defined(found.strings, block)
    named = {key for link in links for key in _keys(evaluate(link, found.strings))}
    for block in blocks if named else ():
        if block.kind == "entry" and block.key.lower() in named:
            found.entries.setdefault(block.key.lower(), block)
    return found


def _keys(link: str) -> list[str]:
    return [key.strip().lower() for key in link.split(",")]


def values(block: Block, known: Context) -> tuple[dict[str, str], list[str]]:
    """Return an entry's fields by lower-case name, inherited ones too, and what went wrong."""
    found = _own(block, known)
    problems = [
        f"the string {name!r} is not defined before it is used"
        for name in dict.fromkeys(
            name
            for one in block.fields
            for name in undefined(one.value, known.strings) or _broken(one.value, known)
        )
    ]
    if "crossref" in found or "xdata" in found:
        ancestors = _Ancestors(known)
        ancestors.inherit(block, found, (block.key.lower(),))
        problems += ancestors.problems
    return found, problems


def _broken(source: str, known: Context) -> list[str]:
    name = source.strip().lower()
    return [name] if name in known.broken else []


def _own(block: Block, known: Context) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in block.fields:
        name = one.name.lower()
        found.setdefault(name, evaluate(one.value, known.strings))
    return found


class _Ancestors:
    """One entry's way up through its parents, each visited once."""

    def __init__(self, known: Context) -> None:
        self.known = known
        self.problems: list[str] = []
        self.seen: set[str] = set()

    def inherit(self, block: Block, found: dict[str, str], path: tuple[str, ...]) -> None:
        for link in _LINKS:
            for typed in found.get(link, "").split(","):
                key = typed.strip().lower()
                parent = self.known.entries.get(key)
                if not key or (key in self.seen and key not in path):
                    continue
                if parent is None:
                    self._say(f"{link} names {typed.strip()!r}, which is not in the file")
                elif key in path or len(path) > _DEEPEST:
                    self._say(f"{link} goes round in a circle: {' -> '.join((*path, key))}")
                elif len(self.seen) < _MOST:
                    self.seen.add(key)
                    theirs = _own(parent, self.known)
                    if "crossref" in theirs or "xdata" in theirs:
                        self.inherit(parent, theirs, (*path, key))
                    before = _length(found)
                    _take(block, found, parent, theirs, crossref=link == "crossref")
                    self._afford(_length(found) - before, block)

    def _afford(self, taken: int, block: Block) -> None:
        self.known.inherited += taken
        if self.known.inherited > limit("inherited") * 1_000_000:
            remedy = f"see the parents of {block.key!r}"
            raise over("inherited", where="", remedy=remedy)

    def _say(self, problem: str) -> None:
        if problem not in self.problems:
            self.problems.append(problem)


def _length(found: dict[str, str]) -> int:
    return sum(map(len, found.values()))


def _take(
    child: Block, found: dict[str, str], parent: Block, theirs: dict[str, str], *, crossref: bool
) -> None:
    pair = (parent.type.lower(), child.type.lower())
    renamed = INHERITED.get(pair, {}) if crossref else {}
    own = {ALIASES.get(name, name) for name in found}
    dated = bool(own & {"date", "year"})
    for name, value in theirs.items():
        plain = ALIASES.get(name, name)
        if plain in NOT_INHERITED and not (plain in renamed or not crossref):
            continue
        if plain in {"crossref", "xdata", "ids"} or (dated and plain in {"date", "year", "month"}):
            continue
        if plain == "author" and crossref and pair in AUTHOR_TO_BOOKAUTHOR:
            found.setdefault("bookauthor", value)
        target = renamed.get(plain, name)
        if ALIASES.get(target, target) not in own:
            found.setdefault(target, value)
