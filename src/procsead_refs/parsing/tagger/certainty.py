"""How sure each field of a reading is: the tagger's marginal probability of its least sure word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.parsing.tagger import crf
from procsead_refs.parsing.tokens import split

if TYPE_CHECKING:
    from pathlib import Path

    from procsead_refs.model import Reference


def certainty(reference: Reference, model: Path | None = None) -> dict[str, float]:
    """Return for each field with a span how sure its words belong to it, from 0 to 1.

    Args:
        reference: a reference with its reading.
        model: the model it was read with; the shipped one where there is none.

    Raises:
        Refusal: the model cannot be read.
    """
    if reference.reading is None or not reference.reading.spans:
        return {}
    tokens = split(reference.raw)
    sure = crf.load(model).certainty(tokens)
    found = {}
    for name, (start, end) in reference.reading.spans.items():
        words = [
            sure[at]
            for at in range(len(sure))
            if tokens.starts[at] < end and start < tokens.ends[at]
        ]
        if words:
            found[name] = min(words)
    return found
