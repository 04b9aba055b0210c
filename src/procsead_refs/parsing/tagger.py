"""The tagger: a linear-chain conditional random field (Lafferty, McCallum, Pereira 2001)."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from procsead_refs.errors import Refusal
from procsead_refs.parsing.features import extract

if TYPE_CHECKING:
    from pathlib import Path

    from pycrfsuite import Tagger

    from procsead_refs.parsing.tokens import Tokens

MODEL = "model.crfsuite"


@lru_cache(4)
def load(path: Path | None = None) -> Tagger:
    """Return the tagger of a model file, or of the shipped model.

    Raises:
        Refusal: there is no such file or it is no model.
    """
    from pycrfsuite import Tagger

    tagger = Tagger()
    try:
        if path is None:
            tagger.open_inmemory(_shipped())
        else:
            tagger.open(str(path))
    except (OSError, ValueError) as error:
        raise Refusal("is no model", where=path or MODEL, remedy="see train --help") from error
    return tagger


@cache
def _shipped() -> bytes:
    """Return the shipped model; the tagger reads from these bytes, so they must outlive it."""
    return resources.files(__package__).joinpath(MODEL).read_bytes()


def tag(tokens: Tokens, tagger: Tagger) -> tuple[list[str], float]:
    """Return each word's label and the probability of the whole labelling (0 to 1)."""
    if not tokens.words:
        return [], 0.0
    tagger.set(extract(tokens))
    labels = tagger.tag()
    return labels, tagger.probability(labels)
