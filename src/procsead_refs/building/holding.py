"""A typed source held against the library: what it has, what differs, what it lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.rules import differs_from_library
from procsead_refs.text import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from procsead_refs.model import Reference

_SHOWN = 90  # characters of a typed reference that the library lacks


def lines(typed: Sequence[Reference], library: Sequence[Reference]) -> Iterator[str]:
    """Yield the result as lines: a count, then each difference and each reference not held.

    Args:
        typed: the references of a source, in order.
        library: the library's references.
    """
    records = differs_from_library.Records(library)
    held = [(entry, records.find(entry)) for entry in typed]
    count = sum(record is not None for _, record in held)
    yield f"{len(typed)} references typed, {count} of them in the library"
    for entry, record in held:
        if record is None:
            yield f"not in the library: {shortened(entry.raw, _SHOWN)}"
            continue
        for finding in differs_from_library.compared(entry, record):
            yield finding.message
