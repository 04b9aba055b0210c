"""The blocks of a .bib text under the names by which two versions of it know them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from procsead_refs.formats import bibtex
from procsead_refs.text import squeeze

if TYPE_CHECKING:
    from procsead_refs.formats.bibtex import Block

_JABREF = re.compile(r"@comment\s*\{\s*(jabref[\w-]*:\s*\w+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NamedBlock:
    """A block under the name by which the sides know it, with the white space before it."""

    name: str
    block: Block
    before: str


def named_blocks(text: str) -> tuple[list[NamedBlock], str]:
    """Return a text's blocks under their names, and the white space after the last one."""
    found: list[NamedBlock] = []
    counted: dict[str, int] = {}
    before = ""
    for block in bibtex.blocks(text):
        if block.kind == "text" and not block.source.strip():
            before += block.source
            continue
        name = _name(block)
        counted[name] = counted.get(name, 0) + 1
        number = f" #{counted[name]}" if counted[name] > 1 else ""
        found.append(NamedBlock(name + number, block, before))
        before = ""
    return found, before


def _name(block: Block) -> str:
    """Return an entry's key, a string's name, what JabRef's data is, or else all that it says."""
    if block.kind == "entry":
        return block.key
    if block.kind == "string" and block.fields:
        return f"@string {block.fields[0].name.lower()}"
    jabref = _JABREF.match(block.source)
    if jabref is not None:
        return squeeze(jabref[1])
    return f"{block.kind} {squeeze(block.source)}"


def says_same(one: Block, other: Block) -> bool:
    """Return whether two blocks say the same, whatever their layout."""
    if one.kind != "entry" or other.kind != "entry":
        return squeeze(one.source) == squeeze(other.source)
    return one.type.lower() == other.type.lower() and values(one) == values(other)


def values(block: Block | None) -> dict[str, str]:
    """Return an entry's values as typed, by field name in lower case; none for no entry."""
    if block is None:
        return {}
    return {field.name.lower(): squeeze(field.value) for field in block.fields}
