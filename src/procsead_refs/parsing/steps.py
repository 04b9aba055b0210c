"""From raw strings to References: tag the words, then one step per field family."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from procsead_refs.model import Date, Reading, Reference
from procsead_refs.parsing import tagger
from procsead_refs.parsing.draft import Draft
from procsead_refs.parsing.fields import pieces
from procsead_refs.parsing.tagger import readings
from procsead_refs.parsing.tokens import split
from procsead_refs.parsing.values import (
    accessed,
    asides,
    boundaries,
    edition,
    genres,
    identifiers,
    imprint_forms,
    imprints,
    interviews,
    issued,
    leading,
    legal,
    locators,
    name_edges,
    newspapers,
    numbers,
    pages,
    people,
    publishers,
    report_numbers,
    series,
    theses,
    title_tails,
    titles,
    types,
    versions,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from procsead_refs.model import Location

# In this order: identifiers and days of access first, since they are certain; the type once all
# fields are there, and last what a type alone has.
STEPS = (
    identifiers.step,
    versions.step,
    interviews.step,
    accessed.step,
    issued.step,
    locators.step,
    asides.media,
    imprint_forms.step,
    newspapers.step,
    name_edges.step,
    people.step,
    titles.step,
    title_tails.step,
    numbers.step,
    pages.step,
    boundaries.step,
    asides.step,
    series.in_brackets,
    edition.step,
    publishers.step,
    imprints.step,
    types.step,
    legal.step,
    genres.step,
    theses.step,
    report_numbers.step,
    series.step,
)

_NO_DATE = Date()
_BATCH = 256  # references that are in memory, and evidence for each other, at a time


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
    first: int = 1,
) -> Iterator[Reference]:
    """Yield a Reference for each entry as it comes, numbered from `first`; see `parse`.

    However many there are, a few hundred are in memory at a time.
    """
    loaded = tagger.load(model)
    before: Reference | None = None
    number = first - 1
    every = iter(entries)
    while batch := list(islice(every, _BATCH)):
        tokens = [split(raw) for raw, _ in batch]
        read = readings.alone if singles else readings.of_list
        told = list(read(tokens, loaded))
        lead = leading.UNKNOWN if singles else leading.form(tokens, [labels for labels, _ in told])
        for (raw, location), words, (labels, probability) in zip(batch, tokens, told, strict=True):
            number += 1
            draft = Draft(words, pieces(words, labels), None if singles else before, lead)
            for step in STEPS if words.words else ():
                step(draft)
            before = Reference(
                f"r{number}",
                draft.type,
                draft.names,
                {name: date for name, date in draft.dates.items() if date != _NO_DATE},
                draft.texts,
                raw=raw,
                location=location,
                reading=_reading(draft, loaded.calibration.confidence(probability)),
            )
            yield before


def _reading(draft: Draft, confidence: float) -> Reading:
    """Return how a reference was read; what nothing could be read of is surely not right."""
    if not draft.tokens.words:
        return Reading(0.0, {}, draft.raw.strip())
    nothing = not (draft.names or draft.texts or draft.dates)
    return Reading(0.0 if nothing else confidence, draft.spans, draft.rest())
