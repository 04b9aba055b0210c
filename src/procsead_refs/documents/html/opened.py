"""The open elements of a page, the innermost last; some are ended by what opens in them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from procsead_refs.documents.html.elements import elements

if TYPE_CHECKING:
    from procsead_refs.model import BlockKind


@dataclass(frozen=True, slots=True)
class Element:
    """An open element and what it makes of its content."""

    name: str
    kind: BlockKind = "paragraph"
    level: int = 0
    italic: bool = False
    superscript: bool = False
    link: str = ""
    unseen: bool = False
    pre: bool = False
    note: str | None = None  # the content of this note
    call: str | None = None  # the id of the note called here
    call_start: int = 0


class Opened:
    """The elements that are open; each step takes the same time however many they are."""

    def __init__(self) -> None:
        self._known = elements()
        self._all = [Element("")]
        self._depths: dict[str, list[int]] = defaultdict(list)  # of the open elements of a name
        self._blocks: list[int] = []  # the depths of those that are blocks

    @property
    def inner(self) -> Element:
        """The innermost element."""
        return self._all[-1]

    def open(self, element: Element) -> None:
        """Open an element inside the innermost one."""
        self._depths[element.name].append(len(self._all))
        if element.name in self._known.block:
            self._blocks.append(len(self._all))
        self._all.append(element)

    def close(self, name: str) -> Element | None:
        """End the innermost element of a name and all that is open in it; return it."""
        depths = self._depths[name]
        if not depths:
            return None
        closed = self._all[depths[-1]]
        for inner in reversed(self._all[depths[-1] :]):
            self._depths[inner.name].pop()
            if inner.name in self._known.block:
                self._blocks.pop()
            self._all.pop()
        return closed

    def close_all(self, name: str) -> None:
        """End every element of a name and all that is open in them."""
        while self._depths[name]:
            self.close(name)

    def end_before(self, name: str) -> None:
        """End the paragraphs, items, cells and rows that an element ends as it opens."""
        while self._blocks:
            block = self._all[self._blocks[-1]]
            if name not in self._known.ended_by.get(block.name, ()):
                return
            self.close(block.name)

    def is_note(self, number: str) -> None:
        """Make the innermost block and what is open in it a note's content."""
        for depth in range(self._blocks[-1] if self._blocks else len(self._all), len(self._all)):
            self._all[depth] = replace(self._all[depth], note=number)

    def is_layout(self) -> None:
        """Make the cells that are open no cells: their table only places what stands in them."""
        for depth in reversed(range(len(self._all))):
            if self._all[depth].kind != "cell":
                return
            self._all[depth] = replace(self._all[depth], kind="paragraph")
