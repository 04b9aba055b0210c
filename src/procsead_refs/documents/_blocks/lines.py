"""The line that every reader builds: text with spans, and for each piece where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from procsead_refs.model import Block, Document, Span

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from procsead_refs.model import BlockKind, Row, Unread


class Marks(TypedDict, total=False):
    """What a span can bear; see `model.Span`."""

    italic: bool
    superscript: bool
    link: str
    field: str
    key: str
    note: str


class Facts(TypedDict, total=False):
    """What a block is, beside its text; see `model.Block`."""

    kind: BlockKind
    level: int
    style: str
    note: str | None
    page: int | None
    line: int | None
    rows: tuple[Row, ...]


@dataclass(slots=True)
class Piece:
    """Code points start to end of a block's text, and what they are in the source.

    `source` is the kind's own handle: an XML element, or a (start, end) in the source text.
    """

    start: int
    end: int
    source: Any


@dataclass(slots=True)
class Traced:
    """A block with the handles by which its kind finds each piece again; `home` is the whole's."""

    block: Block
    pieces: list[Piece] = field(default_factory=list)
    home: Any = None


class Line:
    """A block's text while it is read."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self.length = 0
        self.spans: list[Span] = []
        self.pieces: list[Piece] = []

    @property
    def text(self) -> str:
        """The text so far."""
        if len(self._texts) > 1:
            self._texts = ["".join(self._texts)]
        return self._texts[0] if self._texts else ""

    def text_ends_with(self, ending: str) -> bool:
        """Return whether the last text added ends so."""
        return bool(self._texts) and self._texts[-1].endswith(ending)

    def add(
        self, text: str, source: object = None, *, italic: bool = False, superscript: bool = False
    ) -> None:
        """Append text with its look and its place in the source."""
        if not text:
            return
        start = self.length
        self._texts.append(text)
        self.length += len(text)
        self.pieces.append(Piece(start, self.length, source))
        if italic or superscript:
            self.mark(start, italic=italic, superscript=superscript)

    def mark(self, start: int, end: int | None = None, **marks: Unpack[Marks]) -> None:
        """Put a span over the text from start to end (to here); it grows one that it continues."""
        span = Span(start, self.length if end is None else end, **marks)
        for index in range(len(self.spans) - 1, max(len(self.spans) - 4, -1), -1):
            last = self.spans[index]
            if (
                last.end == start
                and not last.note
                and replace(last, start=start, end=span.end) == span
            ):
                self.spans[index] = replace(last, end=span.end)
                return
        self.spans.append(span)

    def traced(self, home: object = None, **facts: Unpack[Facts]) -> Traced:
        """Return the finished block."""
        spans = tuple(sorted(self.spans, key=lambda span: (span.start, -span.end)))
        return Traced(Block(self.text, spans=spans, **facts), self.pieces, home)


def document(path: Path, traced: Iterable[Traced], unread: Iterable[Unread] = ()) -> Document:
    """Return the document of these blocks."""
    return Document(path, tuple(one.block for one in traced), tuple(unread))
