"""The text of a Markdown block while its marks are resolved: tokens with their places."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from procsead_refs.documents._blocks.lines import Line
from procsead_refs.model import Span

if TYPE_CHECKING:
    from procsead_refs.documents._blocks.lines import Marks

_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)
_LINES = re.compile(r"[^\n]+|\n")
_TICKS = re.compile(r"`+")


class Passage:
    """Lines of the source joined by "\n", and where each character came from."""

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

    def part(self, start: int, end: int) -> Passage:
        """Return the lines from start to end as a passage of their own."""
        segments = []
        at = start
        for text in self.text[start:end].split("\n"):
            segments.append((self.place(at), text))
            at += len(text) + 1
        return Passage(segments)

    def next_ticks(self, at: int, width: int) -> int | None:
        """Return where the next run of just so many backticks begins, None where none does."""
        runs = self._ticks.get(width, [])
        place = bisect_left(runs, at)
        return runs[place] if place < len(runs) else None

    def partner(self, at: int) -> int | None:
        """Return where the bracket that opens at an offset closes, None where none does."""
        return self._partners.get(at)

    @cached_property
    def last_comment_end(self) -> int:
        """Where the last "-->" begins, -1 where there is none."""
        return self.text.rfind("-->")

    @cached_property
    def _ticks(self) -> dict[int, list[int]]:
        ticks: dict[int, list[int]] = {}
        for found in _TICKS.finditer(self.text):
            ticks.setdefault(len(found[0]), []).append(found.start())
        return ticks

    @cached_property
    def _partners(self) -> dict[int, int]:
        partners: dict[int, int] = {}
        waiting: list[int] = []
        for found in _BRACKET.finditer(self.text):
            if found[0] == "[":
                waiting.append(found.start())
            elif found[0] == "]" and waiting:
                partners[waiting.pop()] = found.start()
        return partners


@dataclass(slots=True)
class Token:
    """Text with its place; a mark that finds its partner is emptied."""

    text: str
    start: int
    end: int
    after: int | None = None  # where a comment behind it may stand, if not at its end


class Tokens:
    """The tokens of a block in order, and the spans from one to another."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self.list: list[Token] = []
        self._spans: list[tuple[int, int, Marks]] = []

    @property
    def count(self) -> int:
        """How many tokens there are: the number of the next."""
        return len(self.list)

    def put(self, start: int, end: int, text: str | None = None, after: int | None = None) -> int:
        """Add the passage from start to end, shown as text (None: as it is); return end.

        A token that shows nothing is added only where text says so ("").
        """
        shown = self._passage.text[start:end] if text is None else text
        if shown or text is not None:
            self.list.append(Token(shown, start, end, after))
        return end

    def empty(self, *numbers: int) -> None:
        """Take the text out of tokens: they were marks."""
        for number in numbers:
            self.list[number].text = ""

    def span(self, first: int, last: int, marks: Marks) -> None:
        """Put marks over the tokens from first up to last (exclusive)."""
        self._spans.append((first, last, marks))

    def note(self, number: str) -> None:
        """Put the mark of a note here."""
        self.span(self.count, self.count, {"note": number, "superscript": True})

    def line(self) -> Line:
        """Return the tokens as a line, their spans in place."""
        line = Line()
        starts = []
        for token in self.list:
            starts.append(line.length)
            for part in self._parts(token):
                place = self._passage.place(part.start), self._passage.place(part.end - 1) + 1
                after = () if part.after is None else (self._passage.place(part.after - 1) + 1,)
                line.add(part.text, (*place, *after))
        starts.append(line.length)
        for first, last, marks in self._spans:
            start, end = starts[first], starts[last]
            if start < end or "note" in marks:
                line.spans.append(Span(start, end, **marks))
        return line

    def _parts(self, token: Token) -> list[Token]:
        """Return a token, cut at its line ends where the lines do not follow in the source."""
        if not token.text:
            return []
        span = self._passage.place(token.end - 1) + 1 - self._passage.place(token.start)
        whole = token.end - token.start
        if span == whole or whole != len(token.text):
            return [token]
        parts = []
        at = token.start
        for text in _LINES.findall(token.text):
            parts.append(Token(text, at, at + len(text), token.after))
            at += len(text)
        return parts
