"""A typed locator as the label and the number that citation managers and pandoc know."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from procsead_refs.data import table
from procsead_refs.text import fold, squeeze

_FIRST = re.compile(r"([^\W\d_]{1,20}|§+|¶+)\.?\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Locator:
    """`label` is a CSL locator term; empty where the text is of no known kind and is a suffix."""

    label: str
    value: str

    @property
    def markdown(self) -> str:
        """What pandoc reads as this locator."""
        return self.written("markdown")

    def written(self, row: str) -> str:
        """Return what citeproc takes for this locator.

        A bare number is a page in any language; other labels are known by the terms of the style's
        language alone, and `row` of the table ("markdown" or "fi") has them.
        """
        if self.label == "page" and self.value[:1].isdecimal():
            return self.value
        sign = table("locator-labels")[self.label][row] if self.label else ""
        return squeeze(f"{sign} {self.value}")


def read(text: str) -> Locator | None:
    """Return a typed locator ("12", "pp. 12–13", "luku 3"), or None where there is none."""
    typed = squeeze(text).strip(" ,")
    if not typed:
        return None
    if typed[0].isdecimal():
        return Locator("page", typed)
    match = _FIRST.match(typed)
    label = _labels().get(fold(match[1]).rstrip(".")) if match else None
    if match is None or label is None or not typed[match.end()].isalnum():
        return Locator("", typed)
    rest = typed[match.end() :]
    again = _FIRST.match(rest)
    if again is not None and _labels().get(fold(again[1]).rstrip(".")) == label:
        rest = rest[again.end() :]  # "p. pág. 11", as a style puts a label before a typed one
    return Locator(label, rest)


@cache
def _labels() -> dict[str, str]:
    return {
        fold(word): label for label, row in table("locator-labels").items() for word in row["words"]
    }
