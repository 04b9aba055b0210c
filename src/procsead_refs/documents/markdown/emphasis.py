"""Emphasis in Markdown: which marks open and close italics, bold, superscripts and strikeouts.

Source: CommonMark 0.31, "Emphasis and strong emphasis", and the pandoc manual's "Superscripts and
subscripts": what is raised has no spaces in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from procsead_refs.documents.markdown.tokens import Tokens

_BOLD = {"**", "__"}
_LONGEST_RUN = 3  # "***" is bold and italic
_STRIKEOUT = "~~"


class Emphasis:
    """The marks of a passage so far, by how often each is repeated, those that wait for a partner.

    Args:
        text: the passage.
        tokens: where the marks are put, and emptied once they have a partner.
    """

    def __init__(self, text: str, tokens: Tokens) -> None:
        self._text = text
        self._tokens = tokens
        self._waiting: dict[str, list[int]] = {}  # the tokens of marks that opened

    def mark(self, at: int) -> int:
        """Read a run of one of the marks * _ ^ ~ at an offset; return where it ends."""
        mark, end = self._text[at], self._end(at)
        run = mark * (end - at)
        waiting = self._waiting.setdefault(run, [])
        here = self._tokens.count
        if mark in "^~" and run != _STRIKEOUT and waiting and self._has_space(waiting[-1], at):
            waiting.clear()
        self._tokens.put(at, end)
        opens, closes = self._turns(at, end)
        if closes and waiting:
            opener = waiting.pop()
            self._tokens.empty(opener, here)
            if mark == "^":
                self._tokens.span(opener, here, {"superscript": True})
            elif mark != "~" and run not in _BOLD:
                self._tokens.span(opener, here, {"italic": True})
        elif opens:
            waiting.append(here)
        return end

    def _end(self, at: int) -> int:
        end, last = at, min(len(self._text), at + _LONGEST_RUN)
        while end < last and self._text[end] == self._text[at]:
            end += 1
        return end

    def _has_space(self, opener: int, at: int) -> bool:
        """Return whether a space that is not escaped stands between an opening mark and here."""
        between = self._text[self._tokens.list[opener].end : at]
        return between.count(" ") > between.count("\\ ")

    def _turns(self, start: int, end: int) -> tuple[bool, bool]:
        """Return whether a run of marks may open, and whether it may close."""
        before = self._text[start - 1 : start] if start else " "
        after = self._text[end : end + 1] or " "
        opens = not after.isspace() and (not _is_sign(after) or not before.isalnum())
        closes = not before.isspace() and (not _is_sign(before) or not after.isalnum())
        if self._text[start] == "_":  # not inside a word
            return opens and not before.isalnum(), closes and not after.isalnum()
        return opens, closes


def _is_sign(character: str) -> bool:
    return not character.isalnum() and not character.isspace()
