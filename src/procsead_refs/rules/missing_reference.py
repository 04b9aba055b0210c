"""A citation that no entry of the list answers.

What: a work is cited by name and year, or by number, and the list of references has no such entry,
not even one that differs by a slip of the year or of a letter.

Why: a reader cannot find the source, and reviewers read it as carelessness or worse.

Not flagged: statutes, bills, treaties, cases and personal communications, which are cited in the
text only; brackets with a year that cite nothing; a draft whose list could not be found. Where most
citations fit nothing the list was probably misread, and the finding is info. In notes only a work
cited in full is told, as a warning: notes cite archives and letters too, which lists leave out.

A list that is cited by number and numbered by the program (Word's automatic numbers) shows a
deleted entry by its last number alone: all entries after the deleted one have moved up by one.

Bad: Tides rise (Berg 2001; Lind 2004). – The list has no Lind.
Good: Tides rise (Berg 2001; Lind 2004). – The list has both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.citations.systems.numeric import is_numbered
from procsead_refs.matching import creator_keys, key
from procsead_refs.model import Finding, Manuscript, Severity, Status
from procsead_refs.rules._cited import cited, in_doubt

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from procsead_refs.model import CitationItem, Reference
    from procsead_refs.rules import Context

SCOPE = "draft"
SEVERITY = Severity.ERROR

_SHOWN = 5  # years of an author that a message names


def check(manuscript: Manuscript, context: Context) -> Iterator[Finding]:
    """Yield a finding for each cited item without an entry."""
    if not manuscript.references and not manuscript.library:
        return
    usual = Severity.WARNING if manuscript.style.kind == "note" else SEVERITY
    severity = Severity.INFO if in_doubt(manuscript) else usual
    where = "the list of references" if manuscript.references else "the library"
    moved = _moved(manuscript)
    years = _years_by_author(manuscript.references or manuscript.library or ())
    for citation_index, item_index, _, item in cited(manuscript, Status.MISSING):
        yield Finding(
            "missing-reference",
            severity,
            f"“{item.text}” is cited, but {where} has no such entry{_others(item, years)}{moved}",
            item.location,
            citation=citation_index,
            item=item_index,
        )


def _moved(manuscript: Manuscript) -> str:
    """Return what follows where a list is cited by numbers that it does not bear in its text."""
    listed = manuscript.references
    if manuscript.style.kind != "numeric" or not listed or is_numbered(listed):
        return ""
    return (
        f"; its {len(listed)} entries are numbered by the program, so that one which was deleted"
        " has moved all after it"
    )


def _years_by_author(references: Sequence[Reference]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in references:
        for first in creator_keys(one)[:1]:
            year = f"{one.issued.year}{one.issued.suffix}" if one.issued.year else "n.d."
            found.setdefault(first, []).append(year)
    return found


def _others(item: CitationItem, years: Mapping[str, list[str]]) -> str:
    """Return the years under which the list has the first author that an item names, or ""."""
    name = item.names[0] if item.names else None
    listed = years.get(key(name.literal or name.family), []) if name is not None else []
    return f"; of this author it has {', '.join(listed[:_SHOWN])}" if listed else ""
