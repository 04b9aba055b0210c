"""A Markdown text's lines and blocks as they are written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from procsead_refs.model import BlockKind

TAB = 4  # columns


@dataclass(slots=True)
class Raw:
    """A block as it is written: the parts of its lines that are text, with their offsets."""

    kind: BlockKind = "paragraph"
    level: int = 0
    line: int = 0
    segments: list[tuple[int, str]] = field(default_factory=list)
    note: str = ""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line, its offset in the text and its number, and whether a blank line stands before."""

    text: str
    offset: int
    number: int
    after_blank: bool

    @property
    def indent(self) -> int:
        """The indentation in columns, a tab as four."""
        white = self.text[: len(self.text) - len(self.text.lstrip(" \t"))]
        return len(white.replace("\t", " " * TAB))
