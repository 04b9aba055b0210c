"""A field that stands twice in one entry.

What: the same field again, also under its other name (journal and journaltitle, year and date).

Why: BibTeX takes the first, Biber the last or the better; one of the two values is never seen.

Not flagged: year beside date where both give the same year.

Bad: @book{tide2001, title = {The Tide}, title = {The Tides}}
Good: @book{tide2001, title = {The Tide}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.model import Finding, Severity
from procsead_refs.rules import _bib

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.library import Library
    from procsead_refs.rules import Context

SCOPE = "library"
SEVERITY = Severity.WARNING


def check(library: Library, context: Context) -> Iterator[Finding]:
    """Yield a finding for each field that repeats an earlier one."""
    for entry in _bib.entries(library):
        first: dict[str, str] = {}
        for number, field in enumerate(entry.block.fields):
            name, value = _bib.name(field), _bib.inside(field.value).strip()
            if name in first and first[name] != value:
                message = f"{field.name} stands twice, as {first[name]!r} and {value!r}"
                yield entry.finding("repeated-field", Severity.WARNING, message, number)
            elif name in first:
                yield entry.finding(
                    "repeated-field", Severity.INFO, f"{field.name} stands twice", number
                )
            first.setdefault(name, value)
        year, date = first.get("year", ""), first.get("date", "")
        if year.isdigit() and date and year not in date:
            yield entry.finding(
                "repeated-field", Severity.WARNING, f"the year is {year}, the date {date}"
            )
