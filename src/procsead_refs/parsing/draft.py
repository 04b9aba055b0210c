"""A reference while its fields are read: what the steps take from and write to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from procsead_refs.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable

    from procsead_refs.model import Date, Name, Reference
    from procsead_refs.parsing.fields import Piece
    from procsead_refs.parsing.tokens import Tokens


@dataclass(slots=True)
class Draft:
    """The tagged pieces of one reference and the fields read so far.

    `before` is the entry before it in its list, None for the first and for unrelated references;
    `lead` how the authors of that list are typed (see `leading`).
    """

    tokens: Tokens
    pieces: list[Piece]
    before: Reference | None = None
    lead: str = ""
    type: str = "document"
    names: dict[str, tuple[Name, ...]] = field(default_factory=dict)
    dates: dict[str, Date] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def raw(self) -> str:
        """The reference as typed."""
        return self.tokens.raw

    def of(self, *labels: str) -> list[Piece]:
        """Return the pieces with one of the labels, in order."""
        return [piece for piece in self.pieces if piece.label in labels]

    def take(self, start: int, end: int) -> None:
        """Take a stretch of the raw string out of the pieces: its words are surely of none."""
        self.pieces = [left for piece in self.pieces for left in piece.outside(start, end)]

    def put(self, variable: str, text: str, start: int, end: int) -> None:
        """Set a text field and where it stands; an empty text or a field already set is left."""
        text = squeeze(text)
        if text and variable not in self.texts:
            self.texts[variable] = text
            self.spans[variable] = (start, end)

    def set_at(self, variable: str, text: str, start: int) -> None:
        """Set a text field anew: to what is typed, as it is, from a place of the raw string on."""
        self.texts[variable] = text
        self.spans[variable] = (start, start + len(text))

    def drop(self, variable: str) -> None:
        """Give a text field up, where it was read at all."""
        self.texts.pop(variable, None)
        self.spans.pop(variable, None)

    def drop_inside(self, start: int, end: int, variables: Iterable[str]) -> None:
        """Give up those text fields that stand inside a stretch: they are parts of another."""
        for variable in variables:
            first, last = self.spans.get(variable, (-1, -1))
            if start <= first and last <= end:
                self.drop(variable)

    def is_free(self, start: int, end: int) -> bool:
        """Return whether no field has any of a stretch of the raw string."""
        return not any(first < end and start < last for first, last in self.spans.values())

    def is_as_typed(self, variable: str) -> bool:
        """Return whether a text field is what stands at its place, so that it can be cut there."""
        text = self.texts.get(variable)
        return bool(text and self.raw.startswith(text, self.spans[variable][0]))

    def title_goes_on(self, end: int) -> bool:
        """Return whether a labelled title goes on behind a place, so that a match is part of it."""
        return any(one.start < end < one.end - 1 for one in self.of("title"))

    def rest(self) -> str:
        """Return the words that no field took, in order, as typed."""
        raw = self.raw
        taken = sorted(self.spans.values())
        left: list[str] = []
        at = 0
        for start, end in taken:
            if start > at:
                left.append(raw[at:start])
            at = max(at, end)
        left.append(raw[at:])
        kept = (squeeze(piece).strip(" .,;:()[]{}“”„\"'‘’«»&-–—") for piece in left)
        return " … ".join(piece for piece in kept if piece)
