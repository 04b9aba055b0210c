"""A @string that is defined by itself, or used and not defined.

What: abbreviations that name one another in a circle or before they are defined, and a value
without braces that no @string defines (other than a month or a number).

Why: BibTeX leaves the value empty or prints the abbreviation's name.

Not flagged: jan to dec, which every style defines.

Bad: @string{tides = waves} @string{waves = tides}
Good: @string{tides = {Journal of Tides}}
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.formats.bibtex.values import MONTHS, pieces
from procsead_refs.model import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.library import Library
    from procsead_refs.rules import Context

SCOPE = "library"
SEVERITY = Severity.WARNING

_NAME = re.compile(r"[^\W\d][\w:.+/-]*")


def check(library: Library, context: Context) -> Iterator[Finding]:
    """Yield a finding for each string that is not defined where it is used."""
    known = set(MONTHS)
    later = {f.name.lower() for b in library.blocks if b.kind == "string" for f in b.fields}
    for number, block in enumerate(library.blocks):
        if block.kind not in {"string", "entry"}:
            continue
        for place, field in enumerate(block.fields):
            for used in _used(field.value):
                if used.lower() in known or (block.kind == "entry" and used.lower() in later):
                    continue
                where = library.segments.value(number, place)
                name = block.key or "@string"
                yield Finding(
                    "string-cycle",
                    SEVERITY,
                    f"{name}: {_why(used, field.name, later)}",
                    where,
                )
            if block.kind == "string":
                known.add(field.name.lower())


def _why(used: str, name: str, later: set[str]) -> str:
    if used.lower() == name.lower():
        return f"@string {used} is defined by itself"
    if used.lower() in later:
        return f"@string {used} is used before it is defined"
    return f"{used} in {name} is no @string, and not in braces"


def _used(value: str) -> Iterator[str]:
    for piece in pieces(value):
        if match := _NAME.fullmatch(piece.strip()):
            yield match[0]
