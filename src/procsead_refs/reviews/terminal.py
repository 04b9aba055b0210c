"""A review as text: typed on the left, read on the right, or one under the other when narrow."""

from __future__ import annotations

import textwrap
from itertools import zip_longest
from typing import TYPE_CHECKING

from procsead_refs.text import squeeze, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.reviews import Item, Review
    from procsead_refs.reviews.proof import Proof

_NARROW = 90  # columns: below, two columns are too thin to read
_LABEL = 16  # columns of a field's name
_LONGEST = 2000  # code points of a typed string that are shown
_COLOURS = {"doubt": "33", "typed": "31", "printed": "32", "faint": "2", "bold": "1", "good": "32"}


def write(
    review: Review, *, columns: int = 100, colour: bool = False, only_unproven: bool = False
) -> str:
    """Return a review as text.

    A field to look at twice has a question mark before it and the reason behind it.

    Args:
        review: what to write.
        columns: the width of a line.
        colour: whether the text is for a terminal that shows colours.
        only_unproven: leave out the references that the style prints as they were typed, and of
            the others the fields.
    """
    page = _Page(columns, colour=colour)
    shown = page.unproven(review) if only_unproven else page.items(review)
    return "\n".join([*shown, page.summary(review)])


class _Page:
    def __init__(self, columns: int, *, colour: bool) -> None:
        self.columns = max(columns, 40)
        self.colour = colour

    def items(self, review: Review) -> Iterator[str]:
        """Each reference with its fields."""
        for number, item in enumerate(review.items, 1):
            yield self._item(number, item)

    def unproven(self, review: Review) -> Iterator[str]:
        """What the style prints otherwise, each reference with its number."""
        for number, item in enumerate(review.items, 1):
            if item.proof is not None and not item.proof.proven:
                lead = f"{number:>4}  "
                yield "\n".join(self._difference(item.proof, lead)) + "\n"

    def summary(self, review: Review) -> str:
        """The last line: how many there are, to look at, proven."""
        count = len(review.items)
        says = [f"{count} reference{'' if count == 1 else 's'}", f"{review.doubtful} to look at"]
        if review.style is not None:
            name = review.style.profile or review.style.csl
            sure = f", {review.style.confidence:.0%} sure" if review.style.how == "detected" else ""
            says.append(f"{review.proven} proven in {name} ({review.style.how}{sure})")
        lines = textwrap.wrap("; ".join(says) + ".", self.columns)
        return "\n".join(self._paint(line, "bold") for line in lines) + "\n"

    def _item(self, number: int, item: Item) -> str:
        reading = item.reference.reading
        sure = reading.confidence if reading else 0.0
        mark = "?" if item.doubtful else " "
        state = ""
        if item.proof is not None:
            state = ", proven" if item.proof.proven else ", not proven"
        head = f"{mark} {number}  {item.reference.type}  {sure:.0%} sure{state}"
        typed = visible(squeeze(item.reference.raw)[:_LONGEST])
        read = list(self._read(item))
        half = self.columns // 2 - 2
        if self.columns >= _NARROW:
            left = textwrap.wrap(typed, half - 2) or [""]
            body = [
                f"  {one:<{half}}  {other}".rstrip()
                for one, other in zip_longest(left, self._wrapped(read, half), fillvalue="")
            ]
        else:
            body = textwrap.wrap(
                typed, self.columns - 2, initial_indent="  ", subsequent_indent="  "
            )
            body += [f"  {line}" for line in self._wrapped(read, self.columns - 2)]
        lines = [self._paint(head, "doubt" if item.doubtful else "bold"), *body]
        if item.proof is not None and not item.proof.proven:
            lines += self._difference(item.proof, "  style: ")
        return "\n".join(lines) + "\n"

    def _read(self, item: Item) -> Iterator[tuple[str, str, bool]]:
        for field in item.fields:
            reason = f"  [{field.doubt}]" if field.doubt else ""
            yield field.name, visible(squeeze(field.value)) + reason, bool(field.doubt)
        reading = item.reference.reading
        if reading is not None and reading.rest:
            yield "(left over)", visible(squeeze(reading.rest)), False

    def _wrapped(self, read: list[tuple[str, str, bool]], width: int) -> list[str]:
        lines = []
        for name, value, doubt in read:
            first = f"{'?' if doubt else ' '} {name:<{_LABEL}} "
            further = " " * len(first)
            wrapped = textwrap.wrap(
                value, max(width, 40), initial_indent=first, subsequent_indent=further
            )
            lines += [self._paint(line, "doubt") if doubt else line for line in wrapped or [first]]
        return lines

    def _difference(self, proof: Proof, lead: str) -> list[str]:
        """The typed string with what the style prints otherwise: [-typed-]{+printed+}."""
        raw = proof.reference.raw
        pieces = []
        at = 0
        for one in proof.differences:
            pieces.append(visible(raw[at : one.start]))
            if one.typed:
                pieces.append(self._paint(f"[-{visible(one.typed)}-]", "typed"))
            if one.printed:
                words = visible(one.printed.lstrip())
                pieces.append(" " if words != visible(one.printed) else "")
                pieces.append(self._paint(f"{{+{words}+}}", "printed"))
            at = one.end
        pieces.append(visible(raw[at:]))
        text = squeeze("".join(pieces))[: 2 * _LONGEST]
        return textwrap.wrap(
            text, self.columns, initial_indent=lead, subsequent_indent=" " * len(lead)
        )

    def _paint(self, text: str, kind: str) -> str:
        return f"\x1b[{_COLOURS[kind]}m{text}\x1b[0m" if self.colour else text
