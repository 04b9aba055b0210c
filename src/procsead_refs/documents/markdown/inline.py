"""The inside of a Markdown block: marks to spans, each character with its place in the source."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from procsead_refs.documents.markdown.brackets import Brackets
from procsead_refs.documents.markdown.emphasis import Emphasis
from procsead_refs.documents.markdown.tokens import Passage, Tokens

if TYPE_CHECKING:
    from collections.abc import Callable

    from procsead_refs.documents._blocks.lines import Line, Marks
    from procsead_refs.documents.markdown.blocks import Blocks

_SPECIAL = re.compile(r"[\\`*_^~\[\]!<&@]|(?<![ \t])[ \t]++\n|--|https?://(?:(?!\]\()[^\s<>])*")
_KEY = re.compile(r"@(?:\{([^{}\s]{1,200})\}|(\w(?:[\w:.#$%&+?~/-]*\w)?))")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)(?:\s[^<>]*)?/?>")
_AUTOLINK = re.compile(r"<((?:https?|ftp|mailto):[^\s<>]+|[^\s<>@]+@[^\s<>@]+)>")
_TICKS = re.compile(r"`+")
_LOOKS: dict[str, Marks] = {
    "sup": {"superscript": True},
    "i": {"italic": True},
    "em": {"italic": True},
    "cite": {"italic": True},
}
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")


def inline(passage: Passage, blocks: Blocks) -> Line:
    """Return the line that a reader sees."""
    tokens = Tokens(passage)
    if _SPECIAL.search(passage.text) is None:  # as most blocks are
        tokens.put(0, len(passage.text))
    else:
        _Scanner(passage, blocks, tokens).scan()
    return tokens.line()


class _Scanner:
    def __init__(self, passage: Passage, blocks: Blocks, tokens: Tokens) -> None:
        self.passage = passage
        self.text = passage.text
        self.tokens = tokens
        self._put = self.tokens.put
        self._brackets = Brackets(passage, self.tokens, blocks)
        self._emphasis = Emphasis(passage.text, self.tokens)
        self._tags: dict[str, list[int]] = {}  # by name, the tokens of those that are open
        self._readers: dict[str, Callable[[int], int]] = {
            "\\": self._escape,
            "`": self._code,
            "*": self._emphasis.mark,
            "_": self._emphasis.mark,
            "^": self._caret,
            "~": self._emphasis.mark,
            "[": self._brackets.open,
            "]": self._brackets.close,
            "!": self._brackets.image,
            "<": self._angle,
            "&": self._entity,
            "@": self._citation,
        }

    def scan(self) -> None:
        at = 0
        while at < len(self.text):
            match = _SPECIAL.search(self.text, at)
            if match is None:
                self._put(at, len(self.text))
                return
            self._put(at, match.start())
            at = self._special(match)

    def _special(self, match: re.Match[str]) -> int:
        at, mark = match.start(), match[0]
        if mark.startswith("http"):
            link = mark.rstrip(".,;:!?)*_]'\"")
            first = self.tokens.count
            end = self._put(at, at + len(link), after=at + len(link))
            self.tokens.span(first, first + 1, {"link": link})
            return end
        if mark == "--":
            return self._dash(at)
        if mark.endswith("\n"):  # a line's end, soft or hard: a typed list may have an entry a line
            return self._put(at, match.end(), "\n")
        return self._readers[mark](at)

    def _dash(self, at: int) -> int:
        long = self.text.startswith("---", at)
        end = at + (3 if long else 2)
        return self._put(at, end, "—" if long else "–")

    def _escape(self, at: int) -> int:
        following = self.text[at + 1 : at + 2]
        if following == " ":
            return self._put(at, at + 2, "\u00a0")
        if following and _PUNCTUATION.match(following):
            return self._put(at, at + 2, following)
        if following == "\n":
            return self._put(at, at + 2, "\n")
        return self._put(at, at + 1)

    def _code(self, at: int) -> int:
        ticks = _TICKS.match(self.text, at)
        width = len(ticks[0]) if ticks else 1
        end = self.passage.next_ticks(at + width, width)
        if end is None:
            return self._put(at, at + width)
        self._put(at, at + width, "")
        self._put(at + width, end, after=end + width)
        return self._put(end, end + width, "")

    def _caret(self, at: int) -> int:
        end = self._brackets.inline_note(at)
        return self._emphasis.mark(at) if end is None else end

    def _angle(self, at: int) -> int:
        if link := _AUTOLINK.match(self.text, at):
            self._put(at, at + 1, "")
            first = self.tokens.count
            self._put(at + 1, link.end() - 1, after=link.end())
            self.tokens.span(first, first + 1, {"link": link[1]})
            return self._put(link.end() - 1, link.end(), "")
        if self.text.startswith("<!--", at) and at < self.passage.last_comment_end:
            return self._put(at, self.text.index("-->", at) + 3, "")
        if tag := _TAG.match(self.text, at):
            return self._tag(tag)
        return self._put(at, at + 1)

    def _tag(self, tag: re.Match[str]) -> int:
        name = tag[2].lower()
        here = self.tokens.count
        self._put(tag.start(), tag.end(), "\n" if name == "br" else "")
        look = _LOOKS.get(name)
        waiting = self._tags.setdefault(name, [])
        if look and tag[1] and waiting:
            self.tokens.span(waiting.pop(), here, look)
        elif look and not tag[1]:
            waiting.append(here)
        return tag.end()

    def _entity(self, at: int) -> int:
        if entity := _ENTITY.match(self.text, at):
            shown = html.unescape(entity[0])
            if shown != entity[0]:
                return self._put(at, entity.end(), shown.replace("\0", "\ufffd"))
        return self._put(at, at + 1)

    def _citation(self, at: int) -> int:
        key = _KEY.match(self.text, at)
        before = self.text[at - 1 : at]
        if key is None or before.isalnum() or before in {"\\", "."}:
            return self._put(at, at + 1)
        first = self.tokens.count
        end = self._put(at, key.end())
        self.tokens.span(first, first + 1, {"key": key[1] or key[2]})
        return end
