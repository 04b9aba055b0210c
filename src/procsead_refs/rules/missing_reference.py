"""A citation that no entry of the list answers.

What: a work is cited by name and year, or by number, and the list of references has no such entry,
not even one that differs by a slip of the year or of a letter.

Why: a reader cannot find the source, and reviewers read it as carelessness or worse.

Not flagged: statutes, bills, treaties, cases and personal communications, which are cited in the
text only; brackets with a year that cite nothing; a draft whose list could not be found. Where most
citations fit nothing the list was probably misread, and the finding is info.

Bad: Tides rise (Berg 2001; Lind 2004). – The list has no Lind.
Good: Tides rise (Berg 2001; Lind 2004). – The list has both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.model import Finding, Manuscript, Severity, Status
from procsead_refs.rules._cited import cited, in_doubt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.rules import Context, Subject

SCOPE = "draft"
SEVERITY = Severity.ERROR


def check(subject: Subject, context: Context) -> Iterator[Finding]:  # noqa: ARG001 - every rule's form
    """Yield a finding for each cited item without an entry."""
    assert isinstance(subject, Manuscript)  # noqa: S101 - SCOPE says so
    if not subject.references and not subject.library:
        return
    severity = Severity.INFO if in_doubt(subject) else SEVERITY
    where = "the list of references" if subject.references else "the library"
    for number, place, _, item in cited(subject, Status.MISSING):
        yield Finding(
            "missing-reference",
            severity,
            f"“{item.text}” is cited, but {where} has no such entry",
            item.location,
            citation=number,
            item=place,
        )
