"""What a written text no longer says of the references that it was written from.

The text is read back and compared, so that the report cannot disagree with the writer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from procsead_refs.dates import to_edtf
from procsead_refs.formats import _attachments
from procsead_refs.formats._values import keywords
from procsead_refs.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from procsead_refs.model import Name, Reference

_MARK = re.compile(r"</?(?:i|b|sub|sup|span)\b[^>]{0,60}>")
# Our own notes on how a reference was typed or read, which no other format is meant to carry.
_OURS = {"problem", "entrytype", "TY", "RT", "ref-type"}


@dataclass(frozen=True, slots=True)
class Loss:
    """A value that reached no field of the output: of which entry, in which field."""

    entry: str
    field: str
    value: str


def losses(references: Sequence[Reference], back: Sequence[Reference]) -> tuple[Loss, ...]:
    """Return what of `references` is not in `back`, the same ones as read from the output."""
    if len(references) == len(back):
        pairs = list(zip(references, back, strict=True))
        return tuple(loss for one, other in pairs for loss in _of(one, {p for _, p in _all(other)}))
    everything = {plain for other in back for _, plain in _all(other)}
    return tuple(loss for one in references for loss in _of(one, everything))


def _of(reference: Reference, kept: set[str]) -> Iterator[Loss]:
    for (field, value), (_, plain) in zip(_values(reference), _all(reference), strict=True):
        if plain not in kept:
            yield Loss(reference.id, field, value)


def _all(reference: Reference) -> Iterator[tuple[str, str]]:
    for field, value in _values(reference):
        yield field, _plain(field, value)


def _plain(field: str, value: str) -> str:
    if field == "keyword":
        return ";".join(sorted(keywords(value))).casefold()
    if field == "file":
        return _attachments.field(_attachments.paths(value))
    return squeeze(_MARK.sub("", value)).casefold()


def _values(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "type", reference.type
    for variable, people in reference.names.items():
        for one in people:
            yield variable, _person(one)
    for variable, date in reference.dates.items():
        yield variable, to_edtf(date) + date.suffix
    for variable, text in reference.texts.items():
        yield variable, text
    for name, text in reference.extra.items():
        if name not in _OURS:
            yield name, text
    if reference.raw:
        yield "raw", reference.raw


def _person(name: Name) -> str:
    parts = (name.literal, name.particle, name.family, name.given, name.dropping, name.suffix)
    return " ".join(part for part in parts if part)
