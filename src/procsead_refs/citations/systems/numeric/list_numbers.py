"""The numbers that a list's entries bear."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procsead_refs.model import Reference

_LABEL = re.compile(r"^\s*(?:\[(\d{1,4})\]|\((\d{1,4})\)|(\d{1,4})[.)]|(\d{1,4})\s+(?=\D))\s*\S")
_MOSTLY = 0.8  # of a numbered list's entries bear a number


def numbers(references: Sequence[Reference]) -> dict[int, str]:
    """Return which number each entry of the list bears: as typed, or else by its position."""
    typed = [_typed_number(reference.raw) for reference in references]
    present = [number for number in typed if number is not None]
    if references and len(present) >= _MOSTLY * len(references) and present == sorted(present):
        found: dict[int, str] = {}
        for number, reference in zip(typed, references, strict=True):
            if number is not None:
                found.setdefault(number, reference.id)
        return found
    return {number: reference.id for number, reference in enumerate(references, 1)}


def is_numbered(references: Sequence[Reference]) -> bool:
    """Return whether the list's entries bear typed numbers."""
    typed = [_typed_number(reference.raw) for reference in references]
    return bool(typed) and sum(number is not None for number in typed) >= _MOSTLY * len(typed)


def _typed_number(raw: str) -> int | None:
    match = _LABEL.match(raw)
    return int(next(group for group in match.groups() if group)) if match else None
