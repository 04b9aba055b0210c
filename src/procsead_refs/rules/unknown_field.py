"""A field or type that biblatex does not know, or that does not belong to the entry's type.

What: a misspelt field ("titel", warning, with the field that was meant); an unknown entry type
(warning); a field of another type, such as journaltitle in @book (information).

Why: nothing prints it, and nobody notices that it is missing.

Not flagged: the fields of Zotero, JabRef, Mendeley, BibDesk and of this program (the rows
fields.elsewhere in data/biblatex.toml, and what `convert` writes where biblatex has no field,
such as director); fields that begin with "x-" or "_".

Bad: @book{tide2001, titel = {The Tide}}
Good: @book{tide2001, title = {The Tide}}

The rows are in data/biblatex.toml, from the biblatex manual, sections 2.1 and 2.2.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from procsead_refs.data import table
from procsead_refs.formats.bibtex.fields import ALIASES, DATE_FIELDS, NAME_FIELDS, TEXT_FIELDS
from procsead_refs.formats.bibtex.types import ENTRY_TYPES
from procsead_refs.matching.likeness import edits
from procsead_refs.model import Severity
from procsead_refs.rules import _bib

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.library import Library
    from procsead_refs.model import Finding
    from procsead_refs.rules import Context

SCOPE = "library"
SEVERITY = Severity.WARNING

# Fields for a style's own use (manual 2.2.4), which nobody means.
_GENERIC = {f"{stem}{letter}" for stem in ("name", "list", "user", "verb") for letter in "abcdef"}
_SHORTEST = 4  # letters: names of fewer are all near each other
_LONG = 6  # letters of a name in which two slips are looked for, not one


def check(library: Library, context: Context) -> Iterator[Finding]:
    """Yield a finding for each type and field that is not biblatex's, or not the type's."""
    rows = table("biblatex")
    for entry in _bib.entries(library):
        typed = entry.block.type
        kind = rows["types"].get(typed.lower(), typed.lower())
        if kind in rows["fields"]["unread"]:
            continue
        if kind not in rows["required"] and kind not in ENTRY_TYPES:
            near = _near(kind, tuple(rows["required"]))
            message = f"no entry type is called @{typed}" + (f"; @{near} is" if near else "")
            yield entry.finding("unknown-field", Severity.WARNING, message)
        for number, field in enumerate(entry.block.fields):
            name = _bib.name(field)
            if name in _anywhere() or _is_elsewhere(name):
                continue
            types = rows["fields"]["some"].get(name)
            if types is None:
                near = _near(field.name.lower(), _known())
                if near:
                    message = f"{field.name} is no field; {near} is"
                    yield entry.finding("unknown-field", Severity.WARNING, message, number)
                else:
                    message = f"biblatex has no field {field.name}"
                    yield entry.finding("unknown-field", Severity.INFO, message, number)
            elif kind in rows["required"] and kind not in types:
                message = f"@{typed} has no use for {field.name}"
                yield entry.finding("unknown-field", Severity.INFO, message, number)


@cache
def _anywhere() -> frozenset[str]:
    rows = table("biblatex")["fields"]
    ours = {*NAME_FIELDS, *DATE_FIELDS, *TEXT_FIELDS} - rows["some"].keys()
    return frozenset({*rows["any"], *ours})


@cache
def _known() -> tuple[str, ...]:
    some = table("biblatex")["fields"]["some"]
    return tuple(sorted(one for one in {*_anywhere(), *some, *ALIASES} if one not in _GENERIC))


@cache
def _is_elsewhere(name: str) -> bool:
    rows = table("biblatex")["fields"]["elsewhere"]["names"]
    return any(name == row or (row[-1] == "*" and name.startswith(row[:-1])) for row in rows)


@cache
def _near(name: str, known: tuple[str, ...]) -> str:
    """Return the known name that a misspelt one is: a letter or two off, or two of them swapped."""
    if len(name) < _SHORTEST:
        return ""
    most = 1 if len(name) < _LONG else 2
    near = [(edits(name, one, most), one) for one in known]
    best = min(near, default=(most + 1, ""))
    return best[1] if best[0] <= most else ""
