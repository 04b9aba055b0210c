"""Paragraphs as plain text where that is nothing but their words, as that of nearly every entry is.

It is what pandoc's `plain` writer prints without wrapping, at a tenth of its time. Paragraphs with
anything else in them are left to it.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from procsead_refs.rendering.entry import QUOTES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from procsead_refs.rendering.entry import Node

# Spans that pandoc may put on lines of their own; not so a number and the entry after it.
_PLACED = {"csl-block", "csl-indent", "csl-left-margin", "csl-right-inline"}
_NUMBER_AND_ENTRY = [["csl-left-margin"], ["csl-right-inline"]]
_END = "\ue000"
_SPACES = re.compile(" {2,}")


class _OtherError(Exception):
    """Something that has a form of its own in plain text."""


def written(blocks: Sequence[Node], by_pandoc: Callable[[list[Node]], str]) -> str:
    """Return blocks as text, a blank line between paragraphs.

    Args:
        blocks: any blocks.
        by_pandoc: writes blocks in the same way, whatever they hold.
    """
    paragraphs = list(_paragraphs(blocks))
    if not paragraphs or any(one["t"] != "Para" for one in paragraphs):
        return by_pandoc(list(blocks))
    texts = [_text(one["c"]) for one in paragraphs]
    left = [one for one, text in zip(paragraphs, texts, strict=True) if not text]
    if '"Note"' in json.dumps(left):  # it is written at the end of all
        return by_pandoc(list(blocks))
    if left:
        end = {"t": "Para", "c": [{"t": "Str", "c": _END}]}
        done = by_pandoc([block for one in left for block in (one, end)])
        others = iter(done.split(_END))
        texts = [text or next(others).strip("\n") for text in texts]
    return "\n\n".join(text for text in texts if text) + "\n"


def _paragraphs(blocks: Sequence[Node]) -> Iterator[Node]:
    for block in blocks:
        if block["t"] == "Div":
            yield from _paragraphs(block["c"][1])
        else:
            yield block


def _text(inlines: Sequence[Node]) -> str:
    """Return the text of a paragraph; "" where pandoc has to write it."""
    parts: list[str] = []
    if [one["t"] == "Span" and one["c"][0][1] for one in inlines] == _NUMBER_AND_ENTRY:
        inlines = [inner for one in inlines for inner in one["c"][1]]
    try:
        _inlines(inlines, parts)
    except _OtherError:
        return ""
    return _SPACES.sub(" ", "".join(parts)).strip(" ")


def _inlines(inlines: Sequence[Node], parts: list[str]) -> None:
    """Add the text of inlines to parts.

    Raises:
        _OtherError: one has a form of its own in plain text.
    """
    for one in inlines:
        kind, content = one["t"], one.get("c", "")
        if kind == "Str":
            if " " in content or "\n" in content:
                raise _OtherError
            parts.append(content)
        elif kind in {"Space", "SoftBreak"}:
            parts.append(" ")
        elif kind in {"Emph", "Strong"}:
            _inlines(content, parts)
        elif kind == "Link" or (kind == "Span" and _PLACED.isdisjoint(content[0][1])):
            _inlines(content[1], parts)
        elif kind == "Quoted":
            opening, closing = QUOTES[content[0]["t"]]
            parts.append(opening)
            _inlines(content[1], parts)
            parts.append(closing)
        else:
            raise _OtherError
