"""What is typed anew, in which style, and the text while it is typed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from procsead_refs.model import Name


@dataclass(frozen=True, slots=True)
class Work:
    """What is typed: the texts of its fields by label, and its people by role."""

    kind: str
    fields: Mapping[str, str]
    people: Mapping[str, tuple[Name, ...]]


@dataclass(frozen=True, slots=True)
class Style:
    """What one list does; the fields are named as in data/retyping.toml."""

    order: str
    initials: str
    capitals: bool
    join: str
    last: str
    limit: int
    quotes: str
    after_names: str
    after_title: str
    date: str
    number: str
    editors: str
    before_container: str
    pages: str
    volume: str
    imprint: str
    repeated: str
    stop: str


class Typed:
    """A reference while it is typed, each field's place noted."""

    def __init__(self) -> None:
        self.text = ""
        self.places: list[tuple[int, int, str]] = []

    def type(self, text: str, label: str = "") -> None:
        """Type a text, and note where it stands if it has a label."""
        if label and text:
            self.places.append((len(self.text), len(self.text) + len(text), label))
        self.text += text

    def fill(self, pattern: str, values: Mapping[str, tuple[str, str]]) -> None:
        """Type a pattern whose letters in `values` stand for a label and its text."""
        for piece in re.split(r"(?<![^\W_])([PBYvi])(?![^\W_])", pattern):
            if piece in values:
                self.type(*reversed(values[piece]))
            else:
                self.type(piece)
