"""BibTeX: entries to references and back; the .bib file itself is kept as blocks.

Reading knows both dialects. `blocks` gives the file in exact slices, `reference` one block's
Reference, `entry` a Reference's source: what a store needs that changes only what changed.
"""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING

from procsead_refs.data import table
from procsead_refs.formats.bibtex.blocks import Block, Field, blocks
from procsead_refs.formats.bibtex.inheritance import Context, context
from procsead_refs.formats.bibtex.reading import reference
from procsead_refs.formats.bibtex.writing import entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from procsead_refs.model import Reference

__all__ = [
    "Block",
    "Context",
    "Field",
    "blocks",
    "context",
    "entry",
    "is_work",
    "read",
    "reference",
    "sniff",
    "write",
]

SUFFIXES = (".bib", ".bibtex", ".bbx")
HOLDS_ALL = True
_ENTRY = re.compile(r"@\s*[A-Za-z]+\s*[{(]")


def sniff(text: str) -> bool:
    """Return whether a text has a BibTeX entry."""
    return _ENTRY.search(text) is not None


def read(text: str) -> tuple[Reference, ...]:
    """Return the references of a .bib text, in order; one that failed has its `raw` and place."""
    found = blocks(text.removeprefix("\ufeff"))
    known = context(found)
    waiting = deque(found)
    del found  # a block is let go once it is read: a large file's take as much as the references
    references: list[Reference] = []
    while waiting:
        one = waiting.popleft()
        if one.kind in {"entry", "failed"}:
            references.append(reference(one, known))
    return tuple(references)


def is_work(reference: Reference) -> bool:
    """Return whether an entry is a work, not data for others (@xdata) or a group of them (@set)."""
    kind = reference.extra.get("entrytype")
    return kind is None or kind not in table("biblatex")["fields"]["unread"]


def write(references: Sequence[Reference]) -> str:
    """Return references as plain BibTeX: fields that any style knows, accents as commands."""
    return "".join(stream(references))


def stream(references: Iterable[Reference]) -> Iterator[str]:
    """Yield the text of `write` entry by entry."""
    before = ""
    for one in references:
        yield before + entry(one, "bibtex")
        before = "\n"
