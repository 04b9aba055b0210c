"""Formatted lists of references in any style and form: one list or several under headings."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from procsead_refs.rendering import lists, tree
from procsead_refs.rendering.citeproc.items import distinct, items
from procsead_refs.rendering.citeproc.printing import entries
from procsead_refs.rendering.outputs import forms
from procsead_refs.rendering.outputs.page import Page
from procsead_refs.text import written_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procsead_refs.model import Reference, Style
    from procsead_refs.rendering.entry import Node

Group = tuple[str, tuple["Reference", ...]]


@dataclass(frozen=True, slots=True)
class Layout:
    """How works are put into lists.

    Attributes:
        groups: headings and the works under each; without them, one list of all.
        keep_order: the order of the works as given, not the style's.
        numbered: numbers before the entries, for a style that has none.
        lang: the language of the style's own words (BCP 47), by default the style's.
    """

    groups: Sequence[Group] = ()
    keep_order: bool = False
    numbered: bool = False
    lang: str = ""


def bibliography(
    references: Sequence[Reference],
    style: Style,
    to: str = "md",
    *,
    layout: Layout | None = None,
    page: Page | None = None,
) -> str | bytes:
    """Return a formatted list of references.

    Args:
        references: the works.
        style: from `styles.load`.
        to: one of `forms.names()`.
        layout: headings, order and numbers; by default one list in the style's order.
        page: title block and language; its blocks are what stands before the lists.

    Raises:
        Refusal: the style is unsound, there is no such form, or pandoc could not do it.
    """
    frame = page or Page()
    made = listed(references, style, layout or Layout(), marked=to == "html")
    return forms.write(dataclasses.replace(frame, blocks=[*frame.blocks, *made]), to)


def listed(
    references: Sequence[Reference], style: Style, layout: Layout, *, marked: bool = False
) -> list[Node]:
    """Return the blocks of `bibliography`: a list, or a heading and a list for each group.

    `marked`: each entry carries its COinS record.
    """
    records = {one.id: one for one in references} if marked else None
    if layout.lang:  # law speaks it too
        style = dataclasses.replace(style, locale=layout.lang)
    if not layout.groups and not layout.keep_order:
        printed = entries(references, style, lang=layout.lang)
        return [lists.block(printed, records, numbered=layout.numbered)]
    # Out of the style's own order, a dash for "the same author as above" would be wrong.
    grouped = layout.groups or [("", tuple({one.id: one for one in references}.values()))]
    ordered = [one for _, members in grouped for one in members]
    by_key = {one.key: one for one in entries(ordered, style, lang=layout.lang, dashes=False)}
    position = {key: number for number, key in enumerate(by_key)}
    blocks: list[Node] = []
    for number, (title, members) in enumerate(grouped, start=1):
        order = [one.id for one in members]
        if not layout.keep_order:
            order.sort(key=position.__getitem__)
        name = f"refs-{number}" if layout.groups else "refs"
        printed = [by_key[key] for key in order]
        blocks += [tree.heading(1, title)] if title else []
        blocks.append(lists.block(printed, records, name, numbered=layout.numbered))
    return blocks


def given(references: Sequence[Reference], style: Style) -> str:
    """Return the works as the CSL-JSON that citeproc is given for a style, under their own ids."""
    works = distinct(references)
    records = items(works, style)
    for record, one in zip(records, works, strict=True):
        record["id"] = one.id
    return written_json(records)


def texts(references: Sequence[Reference], style: Style) -> dict[str, str]:
    """Return each work's printed reference as one line of plain text, by key, in the list's order.

    They are printed as one list: with its year letters, its numbers and its dashes.
    """
    return {one.key: one.text for one in entries(references, style)}


def text(reference: Reference, style: Style) -> str:
    """Return one printed reference as plain text, as it would stand in a list alone."""
    return next(iter(texts([reference], style).values()), "")
