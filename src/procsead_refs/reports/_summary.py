"""The counts that every report opens or closes with."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from procsead_refs.model import Severity, Status

if TYPE_CHECKING:
    from procsead_refs.model import Report


def summary(report: Report) -> dict[str, Any]:
    """Return the counts of references, citations, cited items (all, linked, exempt) and findings.

    The keys are those of the JSON report; "findings" has a count for each severity.
    """
    items = [item for citation in report.manuscript.citations for item in citation.items]
    severities = Counter(finding.severity for finding in report.findings)
    linked = {Status.MATCHED, Status.NEAR}
    return {
        "references": len(report.manuscript.references),
        "citations": len(report.manuscript.citations),
        "items": len(items),
        "linked": sum(item.status in linked for item in items),
        "exempt": sum(item.status is Status.EXEMPT for item in items),
        "findings": {
            str(severity): severities[severity]
            for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)
        },
    }
