"""From raw strings to References: tag the words, then one step per field family."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.model import Date, Reading, Reference
from procsead_refs.parsing import (
    identifiers,
    issued,
    numbers,
    pages,
    people,
    tagger,
    titles,
    types,
)
from procsead_refs.parsing.draft import Draft
from procsead_refs.parsing.fields import pieces
from procsead_refs.parsing.tokens import split

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from pycrfsuite import Tagger

    from procsead_refs.model import Location

# In this order: identifiers first, since they are certain; the type last, since it sees all.
STEPS = (
    identifiers.step,
    people.step,
    issued.step,
    titles.step,
    numbers.step,
    pages.step,
    types.step,
)


def parse(
    raws: Sequence[str],
    *,
    singles: bool = False,
    locations: Sequence[Location | None] | None = None,
    model: Path | None = None,
) -> tuple[Reference, ...]:
    """Return one Reference for each raw string, in order.

    Args:
        raws: typed references, each whole.
        singles: they are unrelated: no evidence from neighbours, no author carried over a dash.
        locations: where each stands in its document; None where that is not known.
        model: a model made by `train`; the shipped one where there is none.

    Raises:
        Refusal: the model cannot be read.
    """
    places = locations or [None] * len(raws)
    return tuple(stream(zip(raws, places, strict=True), singles=singles, model=model))


def stream(
    entries: Iterable[tuple[str, Location | None]],
    *,
    singles: bool = False,
    model: Path | None = None,
) -> Iterator[Reference]:
    """Yield a Reference for each entry as it comes; see `parse`. Memory does not grow with it."""
    crf = tagger.load(model)
    before: Reference | None = None
    for number, (raw, location) in enumerate(entries, 1):
        reference = _one(raw, f"r{number}", location, crf, None if singles else before)
        yield reference
        before = reference


def _one(
    raw: str, key: str, location: Location | None, crf: Tagger, before: Reference | None
) -> Reference:
    tokens = split(raw)
    labels, probability = tagger.tag(tokens, crf)
    if not labels:
        return Reference(id=key, raw=raw, location=location, reading=Reading(0.0, {}, raw.strip()))
    draft = Draft(tokens, pieces(tokens, labels), before)
    for step in STEPS:
        step(draft)
    nothing = not (draft.names or draft.texts or draft.dates)
    return Reference(
        id=key,
        type=draft.type,
        names=draft.names,
        dates={name: date for name, date in draft.dates.items() if date != Date()},
        texts=draft.texts,
        raw=raw,
        location=location,
        reading=Reading(0.0 if nothing else probability, draft.spans, draft.rest()),
    )
