"""The author's own Word file with a comment on the exact words of each finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.errors import Refusal
from procsead_refs.model import Edit, Location

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from procsead_refs.model import Document, Finding, Report

SUFFIX = ".docx"
AUTHOR = "procsead-refs"


def write(report: Report, *, author: str = AUTHOR, repairs: Sequence[Edit] = ()) -> bytes:
    """Return the draft with one comment a finding.

    Args:
        report: the report; its draft must still stand unchanged at its path.
        author: whose comments they are; earlier ones of the same author are replaced.
        repairs: replacements to write as tracked changes; their findings get no comment.

    Raises:
        Refusal: the draft is no Word file, or it changed since it was read.
    """
    from procsead_refs import documents

    document = report.manuscript.document
    if document.path.suffix.lower() != SUFFIX:
        raise Refusal(
            "is no Word file, so it cannot carry comments",
            where=document.path,
            remedy="use --format html",
        )
    repaired = {edit.location for edit in repairs}
    comments = [
        Edit(_place(finding, document), comment=comment(finding))
        for finding in report.findings
        if finding.location not in repaired
    ]
    return documents.apply(document.path, [*comments, *repairs], author)


def comment(finding: Finding) -> str:
    """Return what a comment says: what is wrong, what to type instead, and the rule's id."""
    lines: Iterable[str] = (
        f"{finding.message} ({finding.severity}, {finding.rule})",
        f"Write: {finding.suggestion}" if finding.suggestion else "",
    )
    return "\n".join(line for line in lines if line)


def _place(finding: Finding, document: Document) -> Location:
    """Return a place that can carry a comment: words, a whole paragraph, or the first one."""
    place = finding.location
    if place is None:
        first = next((n for n, block in enumerate(document.blocks) if block.text.strip()), 0)
        place = Location(first)
    length = len(document.blocks[place.paragraph].text)
    start = place.start or 0
    end = length if place.end is None else place.end
    return Location(place.paragraph, start, max(end, start))
