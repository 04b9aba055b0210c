"""The tagger: a linear-chain conditional random field (Lafferty, McCallum, Pereira 2001).

Its labels tell a field's first word (`B-title`) from the others (`title`), so that two fields of
one kind side by side stay two, and a change of field has weights of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from struct import Struct
from typing import TYPE_CHECKING

from procsead_refs.errors import Refusal
from procsead_refs.parsing.tagger.confidence import Calibration
from procsead_refs.parsing.tagger.features import extract
from procsead_refs.parsing.tagger.forms import is_address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pycrfsuite import Tagger

    from procsead_refs.parsing.tagger.features import Row
    from procsead_refs.parsing.tokens import Tokens

_MODEL = "model.crfsuite"
_HEAD = Struct("<4sI4s9I")
_CHUNKS = (b"FEAT", b"CQDB", b"CQDB", b"LFRF", b"AFRF")
_FIRST = "B-"
# The fields of several words; the others need no mark.
_LONGER = {
    "author",
    "editor",
    "title",
    "journal",
    "booktitle",
    "collection",
    "publisher",
    "place",
    "note",
}


@dataclass(frozen=True, slots=True)
class Model:
    """A trained tagger and how its probabilities are to be understood."""

    crf: Tagger
    calibration: Calibration

    def tag(self, tokens: Tokens, features: Sequence[Row]) -> tuple[list[str], float]:
        """Return each word's label, and the probability of the whole labelling (0 to 1).

        `features` are those of each word (see `features.extract`).
        """
        if not tokens.words:
            return [], 0.0
        self.crf.set(features)
        labels = self.crf.tag()
        probability = self.crf.probability(labels)
        return _certain(tokens, labels), probability

    def certainty(self, tokens: Tokens) -> list[float]:
        """Return for each word the probability of its label (0 to 1), read by itself."""
        if not tokens.words:
            return []
        self.crf.set(extract(tokens))
        labels = self.crf.tag()
        return [self.crf.marginal(label, at) for at, label in enumerate(labels)]


@lru_cache(4)
def load(path: Path | None = None) -> Model:
    """Return the model of a file made by `train`, or the shipped one.

    Raises:
        Refusal: there is no such file or it is no model.
    """
    from pycrfsuite import Tagger

    crf = Tagger()
    try:
        if path is None:
            crf.open_inmemory(_shipped())
            return Model(crf, Calibration.shipped())
        _check(path)
        crf.open(str(path))
    except (OSError, ValueError) as error:
        raise Refusal("is no model", where=path or _MODEL, remedy="see train --help") from error
    return Model(crf, Calibration.beside(path))


def _check(path: Path) -> None:
    """Check that a file is as its head says: crfsuite trusts that, and would crash.

    Raises:
        OSError: it cannot be read.
        ValueError: it is not.

    Source: CRFsuite 0.12, lib/crf/src/crf1d_model.c: magic, size, kind, version, three counts, and
    where the five chunks begin, each with its name.
    """
    data = memoryview(path.read_bytes())
    if len(data) < _HEAD.size:
        raise ValueError(len(data))
    magic, size, kind, version, _, _, _, *starts = _HEAD.unpack_from(data)
    names = tuple(bytes(data[start : start + 4]) for start in starts)
    if (magic, size, kind, version, names) != (b"lCRF", len(data), b"FOMC", 100, _CHUNKS):
        raise ValueError(magic)


@cache
def _shipped() -> bytes:
    """Return the shipped model; the tagger reads from these bytes, so they must outlive it."""
    return Path(__file__).parents[1].joinpath(_MODEL).read_bytes()


def plain(labels: Sequence[str]) -> list[str]:
    """Return labels without the mark of a field's first word."""
    return [label.removeprefix(_FIRST) for label in labels]


def marked(labels: Sequence[str]) -> list[str]:
    """Return plain labels with the first word of each longer field marked, as the tagger learns."""
    before = ("other", *labels)
    return [
        _FIRST + label if label in _LONGER and label != last else label
        for last, label in zip(before, labels, strict=False)
    ]


def _certain(tokens: Tokens, labels: list[str]) -> list[str]:
    """Return labels with addresses and DOIs as such: their form leaves no doubt."""
    if "/" not in tokens.raw and "www." not in tokens.raw:
        return labels
    for index, word in enumerate(tokens.words):
        if is_address(word):
            labels[index] = "url"
        elif word[:3] == "10." and "/" in word:
            labels[index] = "doi"
    return labels
