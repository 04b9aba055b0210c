"""BibTeX: entries to references and back; the .bib file itself is kept as blocks.

Reading knows both dialects. `blocks` gives the file in exact slices, `reference` one block's
Reference and `entry` its source again: what a store needs that changes only what changed.
"""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING

from procsead_refs.formats.bibtex.blocks import Block, Field, blocks
from procsead_refs.formats.bibtex.change import changed
from procsead_refs.formats.bibtex.inheritance import Context, context
from procsead_refs.formats.bibtex.reader import reference
from procsead_refs.formats.bibtex.writer import entry as _entry
from procsead_refs.formats.bibtex.writer import fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from procsead_refs.formats.bibtex.writer import Dialect
    from procsead_refs.model import Reference

__all__ = [
    "Block",
    "Context",
    "Field",
    "blocks",
    "context",
    "entry",
    "fields",
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


def write(references: Sequence[Reference]) -> str:
    """Return references as plain BibTeX: fields that any style knows, accents as commands."""
    return "".join(stream(references))


def stream(references: Iterable[Reference]) -> Iterator[str]:
    """Yield the text of `write` entry by entry."""
    before = ""
    for one in references:
        yield before + _entry(one, "bibtex")
        before = "\n"


def entry(
    reference: Reference,
    old: Block | None = None,
    known: Context | None = None,
    dialect: Dialect = "biblatex",
) -> str:
    """Return the source of a reference's entry.

    Args:
        reference: what to write.
        old: the entry as it stood; unchanged fields, order and layout are kept byte for byte.
        known: the strings and entries of the old entry's file.
        dialect: of the fields where there is no old entry.
    """
    if old is None or old.kind != "entry":
        return _entry(reference, dialect)
    return changed(reference, old, known or Context())
