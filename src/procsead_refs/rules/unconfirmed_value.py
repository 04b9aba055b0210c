"""A value that nobody has confirmed.

What: a field named in the entry's `unconfirmed`, with the reason given there; a field that
`confirmed` and `unconfirmed` both name (warning).

Why: the team knows that the value may be wrong, and a reader of the list does not.

Not flagged: entries that say nothing about confirmation.

Bad: unconfirmed = {number: not printed on the page that was read}
Good: confirmed = {number: title page of the issue (R. Reader, 2026-01-31)}
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


def check(library: Library, context: Context) -> Iterator[Finding]:
    """Yield a finding for each value that is marked as not confirmed."""
    for entry in _bib.entries(library):
        confirmed = {row.field.lower() for row in provenance.confirmations(entry.reference)}
        places = {one.name.lower(): number for number, one in enumerate(entry.block.fields)}
        for field, why in provenance.unconfirmed(entry.reference).items():
            place = places.get(field.lower(), places.get(provenance.UNCONFIRMED))
            if field.lower() in confirmed:
                message = f"{field} is both confirmed and unconfirmed"
                yield entry.finding("unconfirmed-value", Severity.WARNING, message, place)
            else:
                message = f"{field} is unconfirmed: {why or 'no reason given'}"
                yield entry.finding("unconfirmed-value", Severity.INFO, message, place)
