"""Pandoc's document tree: built from parts, and made safe before it is written anywhere."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from procsead_refs.rendering.entry import Node

_API = [1, 23, 1]  # of the tree's form; pandoc refuses another major version
_SAFE_LINK = re.compile(r"(?:https?://|mailto:|#)", re.IGNORECASE)
_PLAIN_LINK = re.compile(r"https?://[\x21-\x7e]*")
_INERT = {"Para", "Plain", "Span", "Link", "Emph", "Strong", "Quoted", "SmallCaps"}
_WITH_ATTRIBUTES = {"Span", "Link"}
_LEAVES = {"Str", "Space", "SoftBreak", "LineBreak"}
_ADDRESS = re.compile(r"(https?://[^\s<>\"]{1,2000}[^\s<>\".,;:)])")
_ACTIVE = re.compile(r"[\x00-\x20\x7f]")
_SAFE_ATTRIBUTES = {"lang", "title", "width", "colspan", "rowspan", "custom-style", "data-place"}


def document(blocks: Sequence[Node], meta: dict[str, str] | None = None) -> dict[str, Any]:
    """Return a whole document of blocks, with metadata of plain text."""
    fields = {key: {"t": "MetaInlines", "c": words(text)} for key, text in (meta or {}).items()}
    return {"pandoc-api-version": _API, "meta": fields, "blocks": list(blocks)}


def words(text: str) -> list[Node]:
    """Return plain text as inlines; nothing in it is markup."""
    return [
        {"t": "Space"} if part.isspace() else {"t": "Str", "c": part}
        for part in re.split(r"(\s+)", text)
        if part
    ]


def linked(text: str) -> list[Node]:
    """Return plain text as inlines, its web addresses as links."""
    found: list[Node] = []
    for number, part in enumerate(_ADDRESS.split(text)):
        if number % 2:
            found.append({"t": "Link", "c": [attributes("", ["uri"]), words(part), [part, ""]]})
        else:
            found += words(part)
    return found


def para(inlines: Sequence[Node]) -> Node:
    """Return a paragraph."""
    return {"t": "Para", "c": list(inlines)}


def heading(level: int, text: str, identifier: str = "") -> Node:
    """Return a heading of plain text."""
    return {"t": "Header", "c": [level, attributes(identifier), words(text)]}


def attributes(
    identifier: str = "", classes: Iterable[str] = (), values: dict[str, str] | None = None
) -> list[Any]:
    """Return pandoc's triple of identifier, classes and key-value pairs."""
    return [identifier, list(classes), [list(pair) for pair in (values or {}).items()]]


def div(blocks: Sequence[Node], attribute: list[Any]) -> Node:
    """Return a division of blocks."""
    return {"t": "Div", "c": [attribute, list(blocks)]}


def span(inlines: Sequence[Node], attribute: list[Any]) -> Node:
    """Return a span of inlines."""
    return {"t": "Span", "c": [attribute, list(inlines)]}


def emphasis(inlines: Sequence[Node]) -> Node:
    """Return emphasised inlines."""
    return {"t": "Emph", "c": list(inlines)}


def numbered(items: Sequence[Node]) -> Node:
    """Return a list of blocks numbered 1. 2. 3."""
    return {
        "t": "OrderedList",
        "c": [[1, {"t": "Decimal"}, {"t": "Period"}], [[one] for one in items]],
    }


def raw(format_: str, text: str) -> Node:
    """Return a block of an output's own language; only ours are ever written."""
    return {"t": "RawBlock", "c": [format_, text]}


def walked(tree: Any, change: Callable[[Node], list[Node] | None]) -> Any:  # noqa: ANN401 - JSON
    """Return a copy of a tree in which change has replaced elements, inner ones first.

    Args:
        tree: any part of a document.
        change: what an element becomes: elements in its place, or None to leave it.
    """
    if isinstance(tree, list):
        result: list[Any] = []
        for one in tree:
            done = walked(one, change)
            put = change(done) if isinstance(done, dict) and "t" in done else None
            result.extend([done] if put is None else put)
        return result
    if isinstance(tree, dict) and tree.get("t") not in _LEAVES:
        return {key: walked(value, change) for key, value in tree.items()}
    return tree


def linked_within(blocks: list[Node]) -> list[Node]:
    """Return blocks without the links that lead to no place in them; typst would refuse all."""
    places: set[str] = set()

    def note(node: Node) -> list[Node] | None:
        match node["t"]:
            case "Div" | "Span" | "Code" | "CodeBlock" | "Table":
                places.add(node["c"][0][0])
            case "Header":
                places.add(node["c"][1][0])
        return None

    def unlink(node: Node) -> list[Node] | None:
        target = node["c"][2][0] if node["t"] == "Link" else ""
        found: list[Node] | None = None
        if target.startswith("#") and target[1:] not in places:
            found = node["c"][1]
        return found

    walked(blocks, note)
    result: list[Node] = walked(blocks, unlink)
    return result


def safe(blocks: list[Node]) -> list[Node]:
    """Return blocks without anything active: raw code, foreign links, images, event attributes.

    A link keeps its text and its target where that is http, https, mailto or a place in the
    document; an image becomes its description; raw code becomes the text that it is. Emphasis
    within emphasis is upright, as print has it.
    """
    if _is_inert(blocks):
        return blocks
    result: list[Node] = walked(blocks, _safe)
    return result


def _is_inert(nodes: list[Node]) -> bool:
    """Return whether nodes are text, emphasis and safe links alone, as in nearly every entry."""
    for node in nodes:
        kind = node["t"]
        if kind in _LEAVES:
            continue
        if kind not in _INERT or _is_nested(node):
            return False
        within = node["c"]
        if kind in _WITH_ATTRIBUTES:
            if within[0][2] or (kind == "Link" and not _PLAIN_LINK.fullmatch(within[2][0])):
                return False
            within = within[1]
        elif kind == "Quoted":
            within = within[1]
        if not _is_inert(within):
            return False
    return True


def _is_nested(node: Node) -> bool:
    return node["t"] == "Emph" and any(one["t"] == "Emph" for one in node["c"])


def _upright(node: Node) -> list[Node]:
    """Return emphasis with the emphasis in it taken out."""
    found: list[Node] = []
    for is_inner, group in groupby(node["c"], key=lambda one: one["t"] == "Emph"):
        inlines = list(group)
        if is_inner:
            found += [one for inner in inlines for one in inner["c"]]
        else:
            found.append(emphasis(inlines))
    return found


def _safe(node: Node) -> list[Node] | None:
    content = node.get("c")
    if _is_nested(node):
        return _upright(node)
    match node["t"]:
        case "RawInline":
            return [{"t": "Str", "c": str(content[1])}] if content else []
        case "RawBlock":
            return [para(words(str(content[1])))] if content else []
        case "Image":
            return list(content[1]) if content else []
        case "Link" if content:
            target = _ACTIVE.sub("", str(content[2][0]))
            if not _SAFE_LINK.match(target):
                return list(content[1])
            content[2][0] = target
            content[0] = _quiet(content[0])
        case "Code" | "CodeBlock" | "Div" | "Span" if content:
            content[0] = _quiet(content[0])
        case "Header" if content:
            content[1] = _quiet(content[1])
        case "Table" if content:
            content[0] = _quiet(content[0])
    return None


def _quiet(attribute: list[Any]) -> list[Any]:
    identifier, classes, pairs = attribute
    return [identifier, classes, [pair for pair in pairs if pair[0] in _SAFE_ATTRIBUTES]]
