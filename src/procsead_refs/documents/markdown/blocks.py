"""Markdown's blocks as a reader sees them, the notes at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.documents.markdown.inline import inline
from procsead_refs.documents.markdown.raw import Raw
from procsead_refs.documents.markdown.structure import Structure
from procsead_refs.documents.markdown.tokens import Passage
from procsead_refs.model import Location, Unread

if TYPE_CHECKING:
    from procsead_refs.documents._blocks.lines import Facts, Traced


class Blocks:
    """A Markdown text's blocks: `traced` in reading order, notes last, and what is `unread`."""

    def __init__(self, text: str) -> None:
        structure = Structure(text)
        self.links = structure.links
        self.unread: list[Unread] = []
        self.traced: list[Traced] = []
        self._notes = structure.notes
        self._numbers: dict[str, str] = {}
        for one in structure.found:
            self._finish(one)
        self._finish_notes()

    def note_number(self, label: str) -> str | None:
        """Return the number of the note called here, or None where no such note is defined."""
        if label not in self._notes:
            return None
        return self._numbers.setdefault(label, str(len(self._numbers) + 1))

    def inline_note(self, passage: Passage) -> str:
        """Keep the text of an inline note ("^[...]") and return its number."""
        label = f"^{len(self._notes)}"
        self._notes[label] = [Raw("footnote", segments=passage.segments, note=label)]
        return self._numbers.setdefault(label, str(len(self._numbers) + 1))

    def missed(self, what: str) -> None:
        """Note something in the block being read that has no text."""
        self.unread.append(Unread(what, Location(len(self.traced))))

    def _finish_notes(self) -> None:
        """Read the notes in the order of their calls, then those that nothing calls."""
        done: set[str] = set()
        while waiting := [label for label in self._numbers if label not in done]:
            for label in waiting:  # a note may call another
                done.add(label)
                for one in self._notes.get(label, ()):
                    self._finish(one)
        for label in [label for label in self._notes if label not in done]:
            self._numbers[label] = str(len(self._numbers) + 1)
            for one in self._notes[label]:
                self._finish(one)

    def _finish(self, one: Raw) -> None:
        line = inline(Passage(one.segments), self)
        facts: Facts = {
            "kind": one.kind,
            "level": one.level,
            "note": self._numbers.get(one.note) if one.note else None,
            "line": one.line or None,
        }
        self.traced.append(line.traced(one.segments[0][0], **facts))
