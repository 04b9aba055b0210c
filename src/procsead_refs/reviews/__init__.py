"""What a person looks at after parsing: typed and read side by side, doubts marked, proofs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from procsead_refs.parsing.tagger.certainty import certainty
from procsead_refs.reviews.proof import Proof, prove
from procsead_refs.reviews.values import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from procsead_refs.model import Reference, Style

_DOUBTFUL = 0.9  # a field less sure is marked; of surer ones 97 % are right (docs/parsing.md)


@dataclass(frozen=True, slots=True)
class Field:
    """One field as read: its CSL variable, its value in words, where it stands in the raw string.

    `sure` is from 0 to 1; `doubt` says why to look twice, "" where there is no reason.
    """

    name: str
    value: str
    span: tuple[int, int] | None
    sure: float
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One reference under review; `proof` where it was printed in the list's style."""

    reference: Reference
    fields: tuple[Field, ...]
    proof: Proof | None = None

    @property
    def doubtful(self) -> bool:
        """Whether it asks for a look: a doubtful field, words that no field took, a difference."""
        reading = self.reference.reading
        unread = reading is not None and bool(reading.rest) and self.proof is None
        differs = self.proof is not None and not self.proof.same_words
        return unread or differs or any(field.doubt for field in self.fields)


@dataclass(frozen=True, slots=True)
class Review:
    """A parsed source: its name, the style it was held against if any, and its references."""

    source: str
    items: tuple[Item, ...]
    style: Style | None = None

    @property
    def proven(self) -> int:
        """How many references the style prints as they were typed."""
        return sum(one.proof is not None and one.proof.proven for one in self.items)

    @property
    def doubtful(self) -> int:
        """How many references ask for a look."""
        return sum(one.doubtful for one in self.items)


def review(
    source: str,
    references: Sequence[Reference],
    *,
    style: Style | None = None,
    language: str = "",
    model: Path | None = None,
) -> Review:
    """Return what there is to look at in a source's references.

    Args:
        source: what the source is called.
        references: the list as read.
        style: the style it follows, if the closed loop is wanted.
        language: the language the list is set in; else the style's own.
        model: the model it was read with; the shipped one where there is none.

    Raises:
        Refusal: the model cannot be read, or the style prints no bibliography.
    """
    proofs = prove(references, style, language) if style else [None] * len(references)
    items = (
        Item(one, tuple(_fields(one, certainty(one, model), proof)), proof)
        for one, proof in zip(references, proofs, strict=True)
    )
    return Review(source, tuple(items), style)


def _fields(
    reference: Reference, sure: Mapping[str, float], proof: Proof | None
) -> Iterator[Field]:
    spans = reference.reading.spans if reference.reading else {}
    differing = (
        {name for one in proof.differences if one.in_words for name in one.fields}
        if proof
        else set()
    )
    for name, value in shown(reference):
        certain = sure.get(name, 1.0)
        proven = proof is not None and proof.same_words
        doubt = ""
        if name in differing:
            doubt = "the style prints it otherwise"
        elif certain < _DOUBTFUL and not proven:
            doubt = f"{certain:.0%} sure"
        yield Field(name, value, spans.get(name), certain, doubt)
