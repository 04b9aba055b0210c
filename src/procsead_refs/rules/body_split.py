"""A body's name that is not kept whole.

What: an organisation that data/bodies.toml or the project knows, typed as if it were a person:
without braces of its own, so that programs take "Organization" for the family name.

Why: it is cited as "(Organization 2018)", filed under O, and shortened to initials.

Not flagged: a body in braces; one word (Europol), which no program can split.

Bad: author = {World Health Organization}
Good: author = {{World Health Organization}}

The suggestion is certain: --fix writes it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs import bodies
from procsead_refs.formats.bibtex.fields import NAME_FIELDS
from procsead_refs.model import Severity
from procsead_refs.rules import _bib
from procsead_refs.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.library import Library
    from procsead_refs.model import Finding
    from procsead_refs.rules import Context

SCOPE = "library"
SEVERITY = Severity.WARNING
CERTAIN = True

_MOST = 3  # no body's name has more than three times "and" in it
_AND = re.compile(r"\s+and\s+")


def check(library: Library, context: Context) -> Iterator[Finding]:
    """Yield a finding for each body in a name field that stands without braces."""
    extra = context.project.bodies
    for entry in _bib.entries(library):
        for number, field in enumerate(entry.block.fields):
            if _bib.name(field) not in NAME_FIELDS or not _bib.delimited(field.value):
                continue
            for start, end in _split(field.value, extra):
                body = squeeze(field.value[start:end])
                message = f"{body!r} is a body and needs braces of its own"
                yield entry.finding(
                    "body-split", SEVERITY, message, number, (start, end), f"{{{body}}}"
                )


def _split(value: str, extra: tuple[object, ...]) -> Iterator[tuple[int, int]]:
    """Yield where a known body stands in a name list without braces; it may have an "and" in it."""
    begin, stop = 1, len(value) - 1
    ends = [match.span() for match in _AND.finditer(value, begin, stop)]
    starts = [begin, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), stop]
    place = 0
    while place < len(starts):
        for last in range(min(place + _MOST, len(stops) - 1), place - 1, -1):
            text = value[starts[place] : stops[last]]
            trimmed = text.strip()
            if _is_split(trimmed, extra):
                start = starts[place] + text.index(trimmed)
                yield start, start + len(trimmed)
                place = last
                break
        place += 1


def _is_split(text: str, extra: tuple[object, ...]) -> bool:
    if " " not in text or "{" in text or "\\" in text:
        return False
    return bool(bodies.candidates(squeeze(text), extra))  # type: ignore[arg-type]  # a project's rows
