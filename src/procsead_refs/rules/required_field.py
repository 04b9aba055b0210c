"""A field lacks that biblatex's data model demands of its entry type.

What: an @article without journaltitle, an @thesis without institution, an @online without url, an
entry without title or date; author lacking is said as information where nobody may be named (a
web page, a report). Inherited fields (crossref, xdata) count, and so do BibTeX's names of them.

Why: every style expects the field; without it the entry prints wrongly or not at all.

Not flagged: what only some styles print (see incomplete-reference, which looks at the work); the
institution of a report whose author is a body, which publishes it itself.

Bad: @article{tide2001, author = {Rock, R.}, title = {The Tide}, date = {2001}}
Good: @article{tide2001, author = {Rock, R.}, title = {Tide}, journaltitle = {Coasts}, date = 2001}

The rows are in data/biblatex.toml, from the biblatex manual, section 2.1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.data import table
from procsead_refs.formats import bibtex
from procsead_refs.formats.bibtex.fields import ALIASES
from procsead_refs.formats.bibtex.inheritance import values
from procsead_refs.model import Severity
from procsead_refs.rules import _bib

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.library import Library
    from procsead_refs.model import Finding
    from procsead_refs.rules import Context

SCOPE = "library"
SEVERITY = Severity.WARNING


def check(library: Library, context: Context) -> Iterator[Finding]:
    """Yield a finding for each field that an entry's type demands and it has not."""
    rows = table("biblatex")
    known = bibtex.context(library.blocks)
    for entry in _bib.entries(library):
        kind = entry.block.type.lower()
        kind = rows["types"].get(kind, kind)
        held = entry.names
        if held & {"crossref", "xdata"}:
            found, _ = values(entry.block, known)
            held = held | {ALIASES.get(name, name) for name in found}
        for wanted in rows["required"].get(kind, ()):
            if not held.isdisjoint(rows["instead"].get(wanted, wanted.split("|"))):
                continue
            own = kind in rows["own"].get(wanted, ())
            if own and any(one.literal for one in entry.reference.names.get("author", ())):
                continue
            quiet = wanted in rows["people"]["fields"] and kind in rows["people"]["nameless"]
            severity = Severity.INFO if quiet else Severity.WARNING
            message = f"@{entry.block.type} has no {wanted.replace('|', ' or ')}"
            yield entry.finding("required-field", severity, message)
