"""The inside of a Markdown block: marks to spans, each character with its place in the source."""

from __future__ import annotations

import html
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from procsead_refs.documents.lines import Line
from procsead_refs.model import Span

if TYPE_CHECKING:
    from procsead_refs.documents.lines import Marks
    from procsead_refs.documents.markdown.blocks import Blocks

_SPECIAL = re.compile(r"[\\`*_^~\[\]!<&@]|[ \t]+\n|--|https?://[^\s<>]*")
_KEY = re.compile(r"@(?:\{([^{}\s]{1,200})\}|(\w(?:[\w:.#$%&+?~/-]*\w)?))")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)(?:\s[^<>]*)?/?>")
_AUTOLINK = re.compile(r"<((?:https?|ftp|mailto):[^\s<>]+|[^\s<>@]+@[^\s<>@]+)>")
_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)
_TARGET = re.compile(
    r"\(\s*(?:<([^<>\n]*)>|([^\s()]*(?:\([^\s()]*\)[^\s()]*)*))(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
)
_LABEL = re.compile(r"\[([^\]\[]{0,200})\]")
_CURLY = re.compile(r"\{[^{}\n]{0,300}\}")
_NOTE_CALL = re.compile(r"\[\^([^\]\s]{1,100})\]")
_LINES = re.compile(r"[^\n]+|\n")
_TICKS = re.compile(r"`+")
_BOLD = {"**", "__"}
_LONGEST_RUN = 3  # "***" is bold and italic
_LOOKS: dict[str, Marks] = {
    "sup": {"superscript": True},
    "i": {"italic": True},
    "em": {"italic": True},
    "cite": {"italic": True},
}
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")


class Source:
    """Lines of the source joined by "\\n", and where each character came from."""

    def __init__(self, segments: list[tuple[int, str]]) -> None:
        self.segments = segments
        self.text = "\n".join(text for _, text in segments)
        self._flat: list[int] = []
        self._starts: list[int] = []
        at = 0
        for start, text in segments:
            self._flat.append(at)
            self._starts.append(start)
            at += len(text) + 1

    def place(self, index: int) -> int:
        """Return the offset in the source of a character of `text`."""
        row = max(bisect_right(self._flat, index) - 1, 0)
        return self._starts[row] + index - self._flat[row]

    def part(self, start: int, end: int) -> Source:
        """Return the lines from start to end as a source of their own."""
        segments = []
        at = start
        for text in self.text[start:end].split("\n"):
            segments.append((self.place(at), text))
            at += len(text) + 1
        return Source(segments)


@dataclass(slots=True)
class _Token:
    """Text with its place; a delimiter that finds its partner is emptied."""

    text: str
    start: int
    end: int
    after: int | None = None  # where a comment behind it may stand, if not at its end


def inline(source: Source, blocks: Blocks) -> Line:
    """Return the line that a reader sees."""
    scanner = _Scanner(source, blocks)
    scanner.scan()
    return scanner.line()


class _Scanner:
    def __init__(self, source: Source, blocks: Blocks) -> None:
        self.source = source
        self.text = source.text
        self.blocks = blocks
        self.tokens: list[_Token] = []
        self.spans: list[tuple[int, int, Marks]] = []  # from token to token
        self._brackets: list[tuple[int, bool]] = []  # token, is an image
        self._delimiters: dict[str, list[int]] = {}
        self._tags: dict[str, list[int]] = {}
        self._ticks: dict[int, list[int]] | None = None
        self._partners: dict[int, int] | None = None
        self._last_comment_end = self.text.rfind("-->")

    def scan(self) -> None:
        at = 0
        while at < len(self.text):
            match = _SPECIAL.search(self.text, at)
            if match is None:
                self._put(at, len(self.text))
                return
            self._put(at, match.start())
            at = self._special(match)

    def _put(self, start: int, end: int, text: str | None = None, after: int | None = None) -> int:
        shown = self.text[start:end] if text is None else text
        if shown or text is not None:
            self.tokens.append(_Token(shown, start, end, after))
        return end

    def _special(self, match: re.Match[str]) -> int:
        at, mark = match.start(), match[0]
        if mark.startswith("http"):
            link = mark.rstrip(".,;:!?)*_]'\"")
            first = len(self.tokens)
            end = self._put(at, at + len(link), after=at + len(link))
            self.spans.append((first, first + 1, {"link": link}))
            return end
        if mark == "--":
            return self._dash(at)
        if mark.endswith("\n"):  # a line's end, soft or hard: a typed list may have an entry a line
            return self._put(at, match.end(), "\n")
        return {
            "\\": self._escape,
            "`": self._code,
            "*": self._delimiter,
            "_": self._delimiter,
            "^": self._caret,
            "~": self._delimiter,
            "[": self._open_bracket,
            "]": self._close_bracket,
            "!": self._bang,
            "<": self._angle,
            "&": self._entity,
            "@": self._citation,
        }[mark](at)

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
        end = self._next_ticks(at + width, width)
        if end is None:
            return self._put(at, at + width)
        self._put(at, at + width, "")
        self._put(at + width, end, after=end + width)
        return self._put(end, end + width, "")

    def _next_ticks(self, at: int, width: int) -> int | None:
        """Return where the next run of just so many backticks begins."""
        if self._ticks is None:
            self._ticks = {}
            for found in _TICKS.finditer(self.text):
                self._ticks.setdefault(len(found[0]), []).append(found.start())
        runs = self._ticks.get(width, [])
        place = bisect_left(runs, at)
        return runs[place] if place < len(runs) else None

    def _caret(self, at: int) -> int:
        if self.text.startswith("^[", at):
            end = self._partner(at + 1)
            if end is not None:
                number = self.blocks.inline_note(self.source.part(at + 2, end))
                self._note_mark(number)
                return self._put(at, end + 1, "")
        return self._delimiter(at)

    def _partner(self, at: int) -> int | None:
        """Return where the bracket that opens at an offset closes."""
        if self._partners is None:
            self._partners = {}
            waiting: list[int] = []
            for found in _BRACKET.finditer(self.text):
                if found[0] == "[":
                    waiting.append(found.start())
                elif found[0] == "]" and waiting:
                    self._partners[waiting.pop()] = found.start()
        return self._partners.get(at)

    def _note_mark(self, number: str) -> None:
        self.spans.append(
            (len(self.tokens), len(self.tokens), {"note": number, "superscript": True})
        )

    def _delimiter(self, at: int) -> int:
        mark = self.text[at]
        end = at
        while end < min(len(self.text), at + _LONGEST_RUN) and self.text[end] == mark:
            end += 1
        before = self.text[at - 1 : at] if at else " "
        after = self.text[end : end + 1] or " "
        opens = not after.isspace() and (not _punctuation(after) or not before.isalnum())
        closes = not before.isspace() and (not _punctuation(before) or not after.isalnum())
        if mark == "_":
            opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
        run = mark * (end - at)
        waiting = self._delimiters.setdefault(run, [])
        here = len(self.tokens)
        if (
            mark in "^~"
            and waiting
            and " " in self.text[self.tokens[waiting[-1]].end : at]
            and run != "~~"
        ):
            waiting.clear()  # a superscript has no spaces
        self._put(at, end)
        if closes and waiting:
            opener = waiting.pop()
            self.tokens[opener].text = self.tokens[here].text = ""
            if mark == "^":
                self.spans.append((opener, here, {"superscript": True}))
            elif mark != "~" and run not in _BOLD:
                self.spans.append((opener, here, {"italic": True}))
        elif opens:
            waiting.append(here)
        return end

    def _bang(self, at: int) -> int:
        if self.text.startswith("![", at):
            self._brackets.append((len(self.tokens), True))
            return self._put(at, at + 2)
        return self._put(at, at + 1)

    def _open_bracket(self, at: int) -> int:
        if call := _NOTE_CALL.match(self.text, at):
            number = self.blocks.note_number(call[1])
            if number is not None:
                self._note_mark(number)
                return self._put(at, call.end(), "")
        self._brackets.append((len(self.tokens), False))
        return self._put(at, at + 1)

    def _close_bracket(self, at: int) -> int:
        if not self._brackets:
            return self._put(at, at + 1)
        opener, image = self._brackets.pop()
        inside = self.text[self.tokens[opener].end : at]
        end, address = self._address(at, inside)
        if end is None:
            return self._put(at, at + 1)
        if attributes := _CURLY.match(self.text, end):
            end = attributes.end()
        here = len(self.tokens)
        self._put(at, end, "")
        self.tokens[opener].text = ""
        if image:
            self.blocks.missed("text in an image")
        elif address:
            self.spans.append((opener, here, {"link": address}))
        return end

    def _address(self, at: int, inside: str) -> tuple[int | None, str]:
        if target := _TARGET.match(self.text, at + 1):
            return target.end(), target[1] or target[2] or ""
        label = _LABEL.match(self.text, at + 1)
        if label and (address := self.blocks.links.get((label[1] or inside).lower())):
            return label.end(), address
        if "@" not in inside and (address := self.blocks.links.get(inside.lower())):
            return at + 1, address
        if self.text.startswith("{", at + 1) and _CURLY.match(self.text, at + 1):
            return at + 1, ""
        return None, ""

    def _angle(self, at: int) -> int:
        if link := _AUTOLINK.match(self.text, at):
            self._put(at, at + 1, "")
            first = len(self.tokens)
            self._put(at + 1, link.end() - 1, after=link.end())
            self.spans.append((first, first + 1, {"link": link[1]}))
            return self._put(link.end() - 1, link.end(), "")
        if self.text.startswith("<!--", at) and at < self._last_comment_end:
            return self._put(at, self.text.index("-->", at) + 3, "")
        if tag := _TAG.match(self.text, at):
            return self._tag(tag)
        return self._put(at, at + 1)

    def _tag(self, tag: re.Match[str]) -> int:
        name = tag[2].lower()
        here = len(self.tokens)
        self._put(tag.start(), tag.end(), "\n" if name == "br" else "")
        look = _LOOKS.get(name)
        waiting = self._tags.setdefault(name, [])
        if look and tag[1] and waiting:
            self.spans.append((waiting.pop(), here, look))
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
        first = len(self.tokens)
        end = self._put(at, key.end())
        self.spans.append((first, first + 1, {"key": key[1] or key[2]}))
        return end

    def _parts(self, token: _Token) -> list[_Token]:
        """Return a token, cut at its line ends where the lines do not follow in the source."""
        if not token.text:
            return []
        span = self.source.place(token.end - 1) + 1 - self.source.place(token.start)
        whole = token.end - token.start
        if span == whole or whole != len(token.text):
            return [token]
        parts = []
        at = token.start
        for text in _LINES.findall(token.text):
            parts.append(_Token(text, at, at + len(text), token.after))
            at += len(text)
        return parts

    def line(self) -> Line:
        """Return the tokens as a line, their spans in place."""
        line = Line()
        starts = []
        for token in self.tokens:
            starts.append(line.length)
            for part in self._parts(token):
                place = self.source.place(part.start), self.source.place(part.end - 1) + 1
                after = () if part.after is None else (self.source.place(part.after - 1) + 1,)
                line.add(part.text, (*place, *after))
        starts.append(line.length)
        for first, last, marks in self.spans:
            start, end = starts[first], starts[last]
            if start < end or "note" in marks:
                line.spans.append(Span(start, end, **marks))
        return line


def _punctuation(character: str) -> bool:
    return not character.isalnum() and not character.isspace()
