"""A draft of any kind as blocks, places in it, and what is written back at them.

Places are counted in one coordinate system: a block's number in `Document.blocks` (from 0) and a
Unicode code point offset in that block's text (from 0, end exclusive).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a document: a block, and in it the code points from start to end (exclusive)."""

    paragraph: int
    start: int | None = None
    end: int | None = None


BlockKind = Literal["paragraph", "heading", "list-item", "cell", "footnote", "endnote", "quote"]


@dataclass(frozen=True, slots=True)
class Span:
    r"""Inline formatting or a mark over the code points from start to end of its block's text.

    `link` is an address, `field` the data of a reference manager's field (JSON as stored), `key` a
    citation key ("[@beech2008internet]", "\cite{...}"), `note` the number of a note called here.
    """

    start: int
    end: int
    italic: bool = False
    superscript: bool = False
    link: str = ""
    field: str = ""
    key: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a block as it is set on a page: where it starts in the text, and how it lies.

    `indent` and `width` are in hundredths of the column; `gap` says whether more room than between
    two lines is above it, `top` whether it is the first of its column.
    """

    start: int
    indent: int
    width: int
    gap: bool = False
    top: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph-like piece of a document, its text exactly as a reader sees it.

    `level` is a heading's or list item's depth from 1 (0 elsewhere), `style` the name of the
    paragraph style; `note` (its number), `page` (from 1) and `line` (from 1) where there is one;
    `rows` the lines in which it is set, where a reader sees them (PDF).
    """

    text: str
    kind: BlockKind = "paragraph"
    level: int = 0
    style: str = ""
    spans: tuple[Span, ...] = ()
    note: str | None = None
    page: int | None = None
    line: int | None = None
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """Something in a document that no reader could see (an image, an embedded object)."""

    what: str
    location: Location | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A draft of any kind as blocks in reading order: body, then footnotes, then endnotes."""

    path: Path
    blocks: tuple[Block, ...]
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """What is written back at a place: a comment on it, a replacement of it, or a field around it.

    A replacement is a tracked change where the document kind has them. `field` is the instruction
    of a reference manager's field that the words become the result of, up to the end of `until`
    where they go on in another block; only Word files have fields.
    """

    location: Location
    comment: str = ""
    replacement: str | None = None
    field: str = ""
    until: Location | None = None
