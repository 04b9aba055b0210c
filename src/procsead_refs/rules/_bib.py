"""A library's entries for the rules that look at the .bib file itself."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from procsead_refs.formats.bibtex.fields import ALIASES
from procsead_refs.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.formats.bibtex import Block, Field
    from procsead_refs.library import Library
    from procsead_refs.model import Location, Reference, Severity


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the file: its block and number, and the reference that it is read as."""

    library: Library
    number: int
    block: Block
    reference: Reference

    @property
    def names(self) -> set[str]:
        """The fields that have a value, by biblatex's names."""
        return {name(one) for one in self.block.fields if inside(one.value).strip()}

    def finding(  # noqa: PLR0913, PLR0917 - a finding's parts, in its order
        self,
        rule: str,
        severity: Severity,
        message: str,
        field: int | None = None,
        span: tuple[int, int] | None = None,
        suggestion: str = "",
    ) -> Finding:
        """Return a finding about the entry, a field of it (by number) or a span of its value."""
        place = self.at(field, span)
        key = self.block.key
        text = f"{key}: {message}" if key else message
        return Finding(rule, severity, text, place, reference=key, suggestion=suggestion)

    def at(self, field: int | None, span: tuple[int, int] | None = None) -> Location:
        """Return where a field's value or a span of it stands; without a field, the entry."""
        segments = self.library.segments
        if field is None:
            return segments.entry(self.number)
        return segments.value(self.number, field, *(span or (0, None)))


def entries(library: Library) -> Iterator[Entry]:
    """Yield the entries that could be read, in the file's order."""
    if not library.blocks:
        return
    for number, reference in zip(library.places, library.references, strict=False):
        block = library.blocks[number]
        if block.kind == "entry":
            yield Entry(library, number, block, reference)


def name(field: Field) -> str:
    """Return a field's name as biblatex has it."""
    typed = field.name.lower()
    return ALIASES.get(typed, typed)


def inside(value: str) -> str:
    """Return a value's source without its delimiters."""
    return value[1:-1] if delimited(value) else value


def delimited(value: str) -> bool:
    """Return whether a value is one piece in braces or quotation marks, not joined by "#"."""
    opening, closing = value[:1], value[1:][-1:]
    if opening == '"':
        text = value[1:-1]
        return closing == '"' and ('"', 0) not in zip(text, depths(text), strict=True)
    if opening != "{" or closing != "}":
        return False
    if value.count("{") == value.count("}") == 1:  # as nearly all are
        return True
    closed = next((at for at, depth in enumerate(depths(value)) if depth == 0), -1)
    return closed == len(value) - 1


def depths(text: str) -> Iterator[int]:
    """Yield how many braces are open behind each character."""
    return accumulate((char == "{") - (char == "}") for char in text)
