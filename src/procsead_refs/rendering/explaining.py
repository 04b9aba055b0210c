"""Each piece of a printed reference with the field and the style's rule that made it.

The record is printed again without one field after the other; what is gone then is what that field
made. Which rule printed it, the style's own conditions say (sheet_walk.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby
from typing import TYPE_CHECKING

from procsead_refs import styles
from procsead_refs.rendering import tree
from procsead_refs.rendering.citeproc import law
from procsead_refs.rendering.citeproc.items import items
from procsead_refs.rendering.citeproc.printing import made, sheet_of_one
from procsead_refs.rendering.entry import Entry
from procsead_refs.styles.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from procsead_refs.model import Reference, Style
    from procsead_refs.rendering.citeproc.items import Item
    from procsead_refs.rendering.entry import Node

_TOKEN = re.compile(r"\w+|\s|[^\w\s]")
_OURS = {"id", "type", "language"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a printed reference; `field` and `rule` are empty for the style's own signs."""

    text: str
    field: str = ""
    rule: str = ""


def explained(reference: Reference, style: Style) -> list[Piece]:
    """Return a printed reference in pieces, each with its field and rule, in order.

    Raises:
        Refusal: the style prints no bibliography, or pandoc could not do it.
    """
    if legal := law.pieces(reference, style):
        form = law.rule(reference, style)
        return [Piece(text.replace("*", ""), variables, form) for text, variables in legal]
    (item,) = items([reference], style)
    fields = [one for one in item if one not in _OURS]
    variants = [item, *({k: v for k, v in item.items() if k != field} for field in fields)]
    texts = _printed(variants, style)
    tokens = _TOKEN.findall(texts[0])
    owners = _owners(tokens, dict(zip(fields, texts[1:], strict=True)))
    rules = _rules(item, style)
    pieces: list[Piece] = []
    for field, group in groupby(zip(owners, tokens, strict=True), key=lambda pair: pair[0]):
        text = "".join(token for _, token in group)
        named = field if any(char.isalnum() for char in text) else ""
        pieces.append(Piece(text, named, rules.get(named, "")))
    return _joined(pieces)


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Return pieces with those of one field as one where only signs of the style divide them."""
    found: list[Piece] = []
    for piece in pieces:
        before = found[-2:]
        if [one.field for one in before] == [piece.field, ""]:
            found[-2:] = [replace(piece, text="".join(one.text for one in (*before, piece)))]
        else:
            found.append(piece)
    return found


def _printed(variants: list[Item], style: Style) -> list[str]:
    """Return each variant printed by itself: no letters and no dashes from the others."""
    given = [{**one, "id": f"r{number}"} for number, one in enumerate(variants)]
    divs = made(given, sheet_of_one(style), "")
    texts = {div["c"][0][0]: Entry("", _unnumbered(div["c"][1])).text for div in divs}
    return [texts.get(f"ref-r{number}", "") for number in range(len(variants))]


def _unnumbered(blocks: list[Node]) -> list[Node]:
    """Take off the numbers of a numeric style; each variant has another one."""

    def off(node: Node) -> list[Node] | None:
        margin = node["t"] == "Span" and "csl-left-margin" in node["c"][0][1]
        return [] if margin else None

    result: list[Node] = tree.walked(blocks, off)
    return result


def _owners(tokens: list[str], without: Mapping[str, str]) -> list[str]:
    """Return for each token the field that it goes with: the one with the smallest loss."""
    owners, sizes = [""] * len(tokens), [len(tokens) + 1] * len(tokens)
    for field, text in without.items():
        matcher = SequenceMatcher(None, tokens, _TOKEN.findall(text), autojunk=False)
        gone = [
            (first, last)
            for operation, first, last, _, _ in matcher.get_opcodes()
            if operation in {"delete", "replace"}
        ]
        size = sum(last - first for first, last in gone)
        for first, last in gone:
            for at in range(first, last):
                if size < sizes[at]:
                    owners[at], sizes[at] = field, size
    return owners


def _rules(item: Mapping[str, object], style: Style) -> dict[str, str]:
    """Return the rule that prints each field, the first where there are several."""
    rules: dict[str, str] = {}
    for one in Walk(styles.document(style.csl), item).printed():
        rules.setdefault(one.variable, one.rule)
    sentence = styles.sentence_types(style)
    if "title" in rules and sentence & {str(item.get("type")), "*"}:
        rules["title"] += "; sentence case by the profile"
    return rules
