"""Whether a reading has what a labelled reference says, field by field."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from procsead_refs.text import fold, letters

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from procsead_refs.model import Name, Reference

_NUMBERS = re.compile(r"[a-z]{0,3}\.?\d+[a-z]?|\b[ivxlcdm]+\b")
_WORDS = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"(?<!\d)(\d{4})\s?([a-z]?)(?![a-z])")
_PARTICLE = 3  # letters at most: "de", "van"
_NUMERIC = {"volume", "issue", "page", "edition"}


def wrong(reference: Reference, csl: Mapping[str, Any], fields: Sequence[str]) -> list[str]:
    """Return the fields whose labelled value the reading does not have.

    Only fields that are labelled with a value count. Marks, case and accents do not; of people the
    family names do, of a date the year and its letter.
    """
    return [field for field in fields if csl.get(field) and not _same(reference, field, csl)]


def _same(reference: Reference, field: str, csl: Mapping[str, Any]) -> bool:
    value = csl[field]
    if field in {"author", "editor"}:
        either = reference.names.get(field) or reference.creators
        return [_family(name) for name in either] == [_labelled_family(one) for one in value]
    if field == "issued":
        issued = reference.issued
        match = _YEAR.search(fold(str(value)))
        if match and issued.year is not None:
            return (str(issued.year), issued.suffix) == match.groups()
        return letters(str(value)) == letters(issued.literal)
    read = reference.texts.get(field, "")
    if field in _NUMERIC:
        return _figures(read) == _figures(str(value))
    return letters(read) == letters(str(value))


def _family(name: Name) -> str:
    return _without_particles(name.literal or name.family)


def _labelled_family(name: Mapping[str, str]) -> str:
    return _without_particles(name.get("literal") or name.get("family") or name.get("given", ""))


def _without_particles(family: str) -> str:
    words = _WORDS.findall(family)
    while len(words) > 1 and len(words[0]) <= _PARTICLE:
        words = words[1:]
    return letters("".join(words))


def _figures(text: str) -> list[str]:
    """Return the figures of a range, its end in full: 216, 228 of "216–28"."""
    found: list[str] = []
    for one in _NUMBERS.findall(fold(text)):
        whole = one
        if found and one.isdigit() and found[-1].isdigit() and len(one) < len(found[-1]):
            whole = found[-1][: -len(one)] + one
        found.append(whole)
    return found or [letters(text)]
