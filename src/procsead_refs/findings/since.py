"""What became of the findings of an earlier report."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from procsead_refs.findings.fingerprints import Fingerprints
from procsead_refs.model import Since

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procsead_refs.model import Finding, Manuscript


def compare(
    findings: Sequence[Finding], manuscript: Manuscript, earlier: Sequence[tuple[str, str]]
) -> Since:
    """Say what became of an earlier report's findings.

    Args:
        findings: those of now.
        manuscript: the draft of now.
        earlier: fingerprint and "rule: message" of each finding of the earlier report.
    """
    marks = Fingerprints(manuscript)
    before = Counter(mark for mark, _ in earlier)
    new: list[Finding] = []
    still: list[Finding] = []
    for finding in findings:
        mark = marks.of(finding)
        (still if before[mark] > 0 else new).append(finding)
        before[mark] -= 1
    gone: list[str] = []
    for mark, text in earlier:
        if before[mark] > 0:
            gone.append(text)
            before[mark] -= 1
    return Since(tuple(new), tuple(still), tuple(gone))
