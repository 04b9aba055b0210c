"""Brackets in Markdown: links, images, and the calls of notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.documents._blocks.unread import IMAGE

if TYPE_CHECKING:
    from procsead_refs.documents.markdown.blocks import Blocks
    from procsead_refs.documents.markdown.tokens import Passage, Tokens

_TARGET = re.compile(
    r"\(\s*(?:<([^<>\n]*)>|([^\s()]*(?:\([^\s()]*\)[^\s()]*)*))(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
)
_LABEL = re.compile(r"\[([^\]\[]{0,200})\]")
_ATTRIBUTES = re.compile(r"\{[^{}\n]{0,300}\}")
_NOTE_CALL = re.compile(r"\[\^([^\]\s]{1,100})\]")
_LONGEST_LABEL = 200


class Brackets:
    """The brackets of a passage that are open so far.

    Args:
        passage: the text that is read.
        tokens: where what is read is put.
        blocks: the addresses and notes of the whole text.
    """

    def __init__(self, passage: Passage, tokens: Tokens, blocks: Blocks) -> None:
        self._passage = passage
        self._text = passage.text
        self._tokens = tokens
        self._blocks = blocks
        self._open: list[tuple[int, bool]] = []  # the bracket's token, and whether of an image

    def image(self, at: int) -> int:
        """Read "![" or a "!" at an offset; return where it ends."""
        if self._text.startswith("![", at):
            self._open.append((self._tokens.count, True))
            return self._tokens.put(at, at + 2)
        return self._tokens.put(at, at + 1)

    def open(self, at: int) -> int:
        """Read a note's call or an opening bracket at an offset; return where it ends."""
        if call := _NOTE_CALL.match(self._text, at):
            number = self._blocks.note_number(call[1])
            if number is not None:
                self._tokens.note(number)
                return self._tokens.put(at, call.end(), "")
        self._open.append((self._tokens.count, False))
        return self._tokens.put(at, at + 1)

    def close(self, at: int) -> int:
        """Read a closing bracket at an offset, with the address behind it; return where that ends.

        Brackets without an address are text.
        """
        if not self._open:
            return self._tokens.put(at, at + 1)
        opener, is_image = self._open.pop()
        start = self._tokens.list[opener].end
        inside = self._text[start:at] if at - start <= _LONGEST_LABEL else ""
        end, address = self._address(at, inside)
        if end is None:
            return self._tokens.put(at, at + 1)
        if attributes := _ATTRIBUTES.match(self._text, end):
            end = attributes.end()
        here = self._tokens.count
        self._tokens.put(at, end, "")
        self._tokens.empty(opener)
        if is_image:
            self._blocks.missed(IMAGE)
        elif address:
            self._tokens.span(opener, here, {"link": address})
        return end

    def inline_note(self, at: int) -> int | None:
        """Read a note that stands where it is called ("^[...]"); return its end, None for none."""
        end = self._passage.partner(at + 1) if self._text.startswith("^[", at) else None
        if end is None:
            return None
        self._tokens.note(self._blocks.inline_note(self._passage.part(at + 2, end)))
        return self._tokens.put(at, end + 1, "")

    def _address(self, at: int, inside: str) -> tuple[int | None, str]:
        """Return where the address behind a closing bracket ends, None where there is none."""
        if target := _TARGET.match(self._text, at + 1):
            return target.end(), target[1] or target[2] or ""
        links = self._blocks.links
        label = _LABEL.match(self._text, at + 1)
        if label and (address := links.get((label[1] or inside).lower())):
            return label.end(), address
        if "@" not in inside and (address := links.get(inside.lower())):
            return at + 1, address
        if _ATTRIBUTES.match(self._text, at + 1):
            return at + 1, ""
        return None, ""
