"""Printed entries as blocks: one list or several, with hanging indents and marks for machines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.rendering import tree
from procsead_refs.rendering.coins import context_object

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from procsead_refs.model import Reference
    from procsead_refs.rendering.entry import Entry, Node


def block(
    entries: Sequence[Entry],
    references: Mapping[str, Reference] | None = None,
    identifier: str = "refs",
    *,
    numbered: bool = False,
) -> Node:
    """Return a list of entries as citeproc would put it.

    Args:
        entries: the printed entries, in order.
        references: the works by key, where each entry is to carry its COinS record.
        identifier: the list's place in the document, unlike that of any other list.
        numbered: numbers from 1, for a style that has none of its own.
    """
    printed = [one(entry, (references or {}).get(entry.key)) for entry in entries]
    classes = ["references", "csl-bib-body", *([] if numbered else ["hanging-indent"])]
    values = {} if numbered else {"custom-style": "Bibliography"}
    blocks = [tree.numbered(printed)] if numbered else printed
    return tree.div(blocks, tree.attributes(identifier, classes, values))


def one(entry: Entry, reference: Reference | None) -> Node:
    """Return one entry as a division that can be linked to."""
    blocks = tree.safe(entry.blocks)
    if reference is not None and blocks and blocks[-1]["t"] in {"Para", "Plain"}:
        mark = tree.attributes("", ["Z3988"], {"title": context_object(reference)})
        last = blocks[-1]
        blocks = [*blocks[:-1], {"t": last["t"], "c": [*last["c"], tree.span([], mark)]}]
    return tree.div(blocks, tree.attributes(anchor(entry.key), ["csl-entry"]))


def anchor(key: str) -> str:
    """Return the place of an entry in a document: "ref-" and its key, as an HTML id may be."""
    return "ref-" + re.sub(r"[^\w.:-]", "-", key)
