"""Cited and listed differ in the year.

What: a citation's names are in the list, but not with that year; the entry's year differs by a slip
(a neighbouring year, another decade, figures in the wrong order, another century).

Why: the reader looks for a work that does not exist, or finds the wrong one.

Not flagged: a year that is further off than a slip (that work is missing); an original year beside
the edition's ("1867/1976"); the year of a range; "n.d." against an entry that has none.

Bad: Tides rise (Berg 2010). – The list has: Berg, Anna. 2001.
Good: Tides rise (Berg 2001).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.matching import names_it
from procsead_refs.model import Finding, Manuscript, Severity
from procsead_refs.rules._cited import near, shown, word_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.rules import Context

SCOPE = "draft"
SEVERITY = Severity.ERROR
CERTAIN = True  # a suggestion is made only where one entry is near


def check(manuscript: Manuscript, context: Context) -> Iterator[Finding]:
    """Yield a finding for each item whose entry has another year."""
    for (citation_index, item_index, _, item), reference in near(manuscript):
        if "year" not in names_it(item, reference).differences:
            continue
        right = str(reference.issued.year or reference.issued.literal or "no date")
        yield Finding(
            "year-mismatch",
            SEVERITY,
            f"Cited as {item.year}, listed as {right}: “{shown(reference)}”",
            word_at(manuscript, item, item.year),
            citation=citation_index,
            item=item_index,
            reference=reference.id,
            suggestion=right if len(item.candidates) == 1 and right.isdigit() else "",
        )
