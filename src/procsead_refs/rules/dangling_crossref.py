"""A crossref, xdata or related that names no entry, or leads back to its own.

What: a key in crossref, xref, xdata, related or entryset that the file does not have; parents that
name one another in a circle.

Why: the entry does not inherit what it needs, and Biber stops at a circle.

Bad: @inbook{a, crossref = {b}} @book{b, crossref = {a}}
Good: @inbook{a, crossref = {b}} @book{b, title = {The Tide}}
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.library.store.editing import KEY_FIELDS
from procsead_refs.model import Finding, Severity
from procsead_refs.rules import _bib

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.library import Library
    from procsead_refs.rules import Context

SCOPE = "library"
SEVERITY = Severity.ERROR

_KEY = re.compile(r"[^\s,]+")
_PARENTS = ("crossref", "xdata")


def check(library: Library, context: Context) -> Iterator[Finding]:
    """Yield a finding for each key that leads nowhere or in a circle."""
    known = library.keys
    parents: dict[str, set[str]] = {}
    for entry in _bib.entries(library):
        for number, field in enumerate(entry.block.fields):
            name = field.name.lower()
            if name not in KEY_FIELDS:
                continue
            keys = {key.lower(): key for key in _KEY.findall(_bib.inside(field.value))}
            if name in _PARENTS:
                parents.setdefault(entry.block.key.lower(), set()).update(keys)
            for key in keys.keys() - known:
                message = f"{name} names {keys[key]!r}, which is not in the file"
                yield entry.finding("dangling-crossref", SEVERITY, message, number)
    circular = _circular(parents)
    for entry in _bib.entries(library):
        if entry.block.key.lower() in circular:
            message = "its crossref or xdata leads back to itself"
            yield entry.finding("dangling-crossref", SEVERITY, message)


def _circular(parents: dict[str, set[str]]) -> set[str]:
    """Return the keys in a circle: those left when loose ends are taken off, from both sides."""
    children: dict[str, set[str]] = {}
    for key, above in parents.items():
        for parent in above:
            children.setdefault(parent, set()).add(key)
    return _tied(_tied(set(parents), parents, children), children, parents)


def _tied(keys: set[str], ahead: dict[str, set[str]], behind: dict[str, set[str]]) -> set[str]:
    """Return the keys from which the way ahead, inside of them, never ends."""
    left = {key: len(ahead.get(key, set()) & keys) for key in keys}
    loose = [key for key, number in left.items() if not number]
    while loose:
        key = loose.pop()
        for other in behind.get(key, set()) & keys:
            left[other] -= 1
            if not left[other]:
                loose.append(other)
    return {key for key, number in left.items() if number > 0}
