"""A confirmation that is older than the value it confirms.

What: a row of `confirmed` whose mark does not fit the value any more (warning), or that names a
field which the entry has not (warning); a row without a mark (information: --fix writes it).

Why: the value was changed after somebody had looked it up; what they saw was another one.

Not flagged: a value that changed in LaTeX, line breaks or spaces alone.

Bad: confirmed = {number: title page (R. Reader, 2026-01-31) [3fa9c1]} with number changed since
Good: the row without its mark, once somebody has looked the new value up; --fix seals it anew
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.library import provenance
from procsead_refs.model import Severity
from procsead_refs.rules import _bib

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.library import Library
    from procsead_refs.model import Finding
    from procsead_refs.rules import Context

SCOPE = "library"
SEVERITY = Severity.WARNING
CERTAIN = True


def check(library: Library, context: Context) -> Iterator[Finding]:
    """Yield a finding for each confirmation that does not fit its value."""
    for entry in _bib.entries(library):
        rows = provenance.confirmations(entry.reference)
        places = {one.name.lower(): number for number, one in enumerate(entry.block.fields)}
        held = places.get(provenance.CONFIRMED)
        for row in rows:
            if not provenance.value(entry.reference, row.field):
                message = f"{row.field} is confirmed, but the entry has no such value"
                yield entry.finding("stale-confirmation", Severity.WARNING, message, held)
            elif provenance.is_stale(row, entry.reference):
                message = f"{row.field} has changed since it was confirmed" + (
                    f" on {row.date}" if row.date else ""
                )
                place = places.get(row.field.lower(), held)
                yield entry.finding("stale-confirmation", Severity.WARNING, message, place)
        yield from _unsealed(entry, held)


def _unsealed(entry: _bib.Entry, held: int | None) -> Iterator[Finding]:
    """Yield a finding for each row that has no mark, with the mark as what to add to it."""
    if held is None or not _bib.delimited(entry.block.fields[held].value):
        return
    value = entry.block.fields[held].value
    for row, (start, end) in zip(
        provenance.confirmations(entry.reference), provenance.rows_in(value), strict=False
    ):
        mark = provenance.mark(entry.reference, row.field)
        if mark and not row.mark:
            yield entry.finding(
                "stale-confirmation",
                Severity.INFO,
                f"the confirmation of {row.field} is not sealed yet",
                held,
                (start, end),
                f"{value[start:end]} [{mark}]",
            )
