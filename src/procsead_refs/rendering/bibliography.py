"""Formatted lists of references in any style and form: one list or several under headings."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING

from procsead_refs.rendering import lists, output, tree
from procsead_refs.rendering.citeproc import entries
from procsead_refs.rendering.items import items
from procsead_refs.rendering.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procsead_refs.model import Reference, Style
    from procsead_refs.rendering.entry import Node

Group = tuple[str, tuple["Reference", ...]]


def bibliography(  # noqa: PLR0913 - a list has that many sides
    references: Sequence[Reference],
    style: Style,
    to: str = "md",
    *,
    groups: Sequence[Group] = (),
    page: Page | None = None,
    keep_order: bool = False,
) -> str | bytes:
    """Return a formatted list of references.

    Args:
        references: the works.
        style: from `styles.load`.
        to: one of `output.names()`.
        groups: headings and the works under each; without them, one list of all.
        page: title block and language; its blocks are what stands before the lists.
        keep_order: the order of the works as given, not the style's.

    Raises:
        Refusal: the style is unsound, there is no such form, or pandoc could not do it.
    """
    frame = page or Page()
    blocks = [
        *frame.blocks,
        *listed(references, style, groups=groups, keep_order=keep_order, marked=to == "html"),
    ]
    return output.write(dataclasses.replace(frame, blocks=blocks), to)


def listed(
    references: Sequence[Reference],
    style: Style,
    *,
    groups: Sequence[Group] = (),
    keep_order: bool = False,
    marked: bool = False,
) -> list[Node]:
    """Return the blocks of `bibliography`: a list, or a heading and a list for each group.

    `marked`: each entry carries its COinS record.
    """
    records = {one.id: one for one in references} if marked else None
    if not groups and not keep_order:
        return [lists.block(entries(references, style), records)]
    # Out of the style's own order, a dash for "the same author as above" would be wrong.
    ordered = [one for _, members in groups for one in members] if groups else list(references)
    printed = {one.key: one for one in entries(ordered, style, dashes=False)}
    if not groups:
        kept = [printed[key] for key in dict.fromkeys(one.id for one in references)]
        return [lists.block(kept, records)]
    position = {key: number for number, key in enumerate(printed)}
    blocks: list[Node] = []
    for number, (title, members) in enumerate(groups, start=1):
        order = [one.id for one in members]
        if not keep_order:
            order.sort(key=position.__getitem__)
        blocks += [
            tree.heading(1, title),
            lists.block([printed[key] for key in order], records, f"refs-{number}"),
        ]
    return blocks


def given(references: Sequence[Reference], style: Style) -> str:
    """Return the works as the CSL-JSON that citeproc is given for a style, under their own ids."""
    works = list({one.id: one for one in references}.values())
    records = items(works, style)
    for record, one in zip(records, works, strict=True):
        record["id"] = one.id
    return json.dumps(records, ensure_ascii=False, indent=1) + "\n"


def texts(references: Sequence[Reference], style: Style) -> dict[str, str]:
    """Return each work's printed reference as one line of plain text, by key, in the list's order.

    They are printed as one list: with its year letters, its numbers and its dashes.
    """
    return {one.key: one.text for one in entries(references, style)}


def text(reference: Reference, style: Style) -> str:
    """Return one printed reference as plain text, as it would stand in a list alone."""
    return next(iter(texts([reference], style).values()), "")
