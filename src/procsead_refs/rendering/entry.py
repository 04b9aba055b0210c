"""One printed reference: a key and pandoc's tree of it, with what can be asked of such a tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from procsead_refs.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

Node = dict[str, Any]  # an element of pandoc's JSON tree: {"t": constructor, "c": content}
QUOTES = {"SingleQuote": ("‘", "’"), "DoubleQuote": ("“", "”")}  # as pandoc writes plain text


@dataclass(frozen=True, slots=True)
class Entry:
    """A printed reference: the library's key and the blocks that citeproc or we made of it."""

    key: str
    blocks: list[Node]

    @property
    def text(self) -> str:
        """The entry as one line of plain text, without emphasis."""
        return squeeze("".join(_texts(self.blocks)))


def plain(tree: object) -> str:
    """Return the text of any part of a pandoc tree, white space as it is printed."""
    return "".join(_texts(tree))


def _texts(tree: object) -> Iterator[str]:
    if isinstance(tree, list):
        for one in tree:
            yield from _texts(one)
        return
    if not isinstance(tree, dict):
        return
    content = tree.get("c")
    match tree.get("t"):
        case "Str":
            yield str(content)
        case "Space" | "SoftBreak" | "LineBreak":
            yield " "
        case "Quoted" if isinstance(content, list):
            opening, closing = QUOTES[content[0]["t"]]
            yield opening
            yield from _texts(content[1])
            yield closing
        case "Code" | "Math" | "RawInline" | "RawBlock" | "CodeBlock" if isinstance(content, list):
            yield str(content[1])
        case "Para" | "Plain" | "Header":
            yield from _texts(content)
            yield " "
        case _:
            yield from _texts(content)
