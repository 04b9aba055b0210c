"""SARIF 2.1.0, for code hosts: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html."""

from __future__ import annotations

import os
from importlib.metadata import version
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from procsead_refs import rules
from procsead_refs.findings import Fingerprints, words
from procsead_refs.model import Severity
from procsead_refs.reports._places import place
from procsead_refs.text import written_json

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from procsead_refs.model import Finding, Report

SUFFIX = ".sarif"
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def write(report: Report) -> str:
    """Return a SARIF log with one run."""
    return write_all([report])


def write_all(reports: Sequence[Report]) -> str:
    """Return a SARIF log with one run for all drafts."""
    ids = sorted({one.rule for report in reports for one in _all(report)})
    run = {
        "tool": {
            "driver": {
                "name": "procsead-refs",
                "version": version("procsead-refs"),
                "rules": [_rule(rule_id) for rule_id in ids],
            }
        },
        "columnKind": "unicodeCodePoints",
        "artifacts": [
            {"location": {"uri": _uri(report.manuscript.document.path)}} for report in reports
        ],
        "results": [
            result
            for index, report in enumerate(reports)
            for result in _results(report, index, ids)
        ],
    }
    return written_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _all(report: Report) -> list[Finding]:
    return [*report.findings, *(one.finding for one in report.muted)]


def _rule(rule_id: str) -> dict[str, Any]:
    one = rules.rule(rule_id)
    manual = (one.__doc__ or "").strip()
    return {
        "id": rule_id,
        "shortDescription": {"text": rules.summary(rule_id)},
        "fullDescription": {"text": manual},
        "help": {"text": manual, "markdown": manual},
        "defaultConfiguration": {"level": _LEVEL[one.SEVERITY]},
    }


def _results(report: Report, artifact: int, ids: Sequence[str]) -> list[dict[str, Any]]:
    marks = Fingerprints(report.manuscript)
    results = [_result(finding, report, marks, artifact, ids) for finding in report.findings]
    for muted in report.muted:
        suppressed = {"kind": "external", "justification": muted.reason}
        results.append(
            {**_result(muted.finding, report, marks, artifact, ids), "suppressions": [suppressed]}
        )
    return results


def _result(
    finding: Finding, report: Report, marks: Fingerprints, artifact: int, ids: Sequence[str]
) -> dict[str, Any]:
    document = report.manuscript.document
    where: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(document.path), "index": artifact},
        }
    }
    message = finding.message
    if finding.suggestion:
        message += f" Write: {finding.suggestion}"
    if (at := finding.location) is not None and 0 <= at.paragraph < len(document.blocks):
        block = document.blocks[at.paragraph]
        where["logicalLocations"] = [{"name": place(at, document), "kind": "paragraph"}]
        if block.line is not None:
            line = block.line + block.text.count("\n", 0, at.start or 0)
            region: dict[str, Any] = {"startLine": line}
            if found := words(finding, document):
                region["snippet"] = {"text": found}
            where["physicalLocation"]["region"] = region
    return {
        "ruleId": finding.rule,
        "ruleIndex": ids.index(finding.rule),
        "level": _LEVEL[finding.severity],
        "message": {"text": message},
        "locations": [where],
        "partialFingerprints": {"procseadRefs/v1": marks.of(finding)},
    }


def _uri(path: Path) -> str:
    """Return a relative reference, or a file URI for an absolute path (RFC 3986)."""
    if path.is_absolute():
        return path.as_uri()
    text = quote(os.fsencode(path.as_posix()))
    return f"./{text}" if ":" in path.parts[0] else text
