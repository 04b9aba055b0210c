"""A citation that fits two entries or more.

What: names and year fit several entries of the list that are different works; the letter is
lacking that would tell them apart, or a second name or an initial.

Why: the reader cannot know which work is meant.

Not flagged: entries that are one work typed twice (a duplicate); works of which one is always cited
with more names, so that the other form is clear.

Bad: Tides rise (Berg 2001). – The list has Berg 2001a and Berg 2001b.
Good: Tides rise (Berg 2001b).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.model import Finding, Manuscript, Severity, Status
from procsead_refs.rules._cited import by_id, cited, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.rules import Context

SCOPE = "draft"
SEVERITY = Severity.ERROR

_NAMED = 3  # entries that a message quotes


def check(manuscript: Manuscript, context: Context) -> Iterator[Finding]:
    """Yield a finding for each item that fits several entries."""
    listed = by_id(manuscript)
    for citation_index, item_index, _, item in cited(manuscript, Status.AMBIGUOUS):
        fitting = [listed[one] for one in item.candidates if one in listed]
        quoted = "; ".join(f"“{shown(reference)}”" for reference in fitting[:_NAMED])
        letters = [reference.issued.suffix for reference in fitting]
        advice = f": {item.year}{' or '.join(letters)}?" if all(letters) else ":"
        yield Finding(
            "ambiguous-citation",
            SEVERITY,
            f"“{item.text}” fits {len(fitting)} entries{advice} {quoted}",
            item.location,
            citation=citation_index,
            item=item_index,
            references=item.candidates,
        )
