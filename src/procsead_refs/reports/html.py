"""One HTML page without any network: the draft, its citations coloured, findings beside it."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Any

from procsead_refs import pages, rules
from procsead_refs.findings import Fingerprints, words
from procsead_refs.model import Severity
from procsead_refs.reports._marked import rows
from procsead_refs.reports._places import place
from procsead_refs.reports._summary import summary
from procsead_refs.text import shortened, squeeze, without_controls

if TYPE_CHECKING:
    from procsead_refs.model import Finding, Location, Report

SUFFIX = ".html"
_SHOWN = 4  # examples of a rule's words in the summary
_LONGEST = 90  # code points of an example
_ENTRY = 32  # code points by which an entry is known again


def write(report: Report) -> str:
    """Return the whole page; everything from the draft is escaped, only web links become links."""
    style, script = (pages.asset(__package__, name) for name in ("html.css", "html.js"))
    marks = Fingerprints(report.manuscript)
    page = pages.template(__package__, "html.j2").render(
        report=report,
        name=report.manuscript.document.path.name,
        summary=summary(report),
        style_name=report.manuscript.style.title or report.manuscript.style.csl,
        severities=[str(one) for one in Severity],
        by_rule=_by_rule(report),
        rows=rows(report),
        findings=[
            _shown(finding, number, report, marks) for number, finding in enumerate(report.findings)
        ],
        muted=[
            {"rule": one.finding.rule, "message": one.finding.message, "reason": one.reason}
            for one in report.muted
        ],
        not_checked=[
            {"what": one.what, "where": place(one.location, report.manuscript.document)}
            for one in report.not_checked
        ],
        css=style,
        js=script,
        policy="; ".join(
            [
                "default-src 'none'",
                f"style-src {_hash(style)}",
                f"script-src {_hash(script)}",
                "base-uri 'none'",
                "form-action 'none'",
            ]
        ),
    )
    return without_controls(page)


def _shown(finding: Finding, number: int, report: Report, marks: Fingerprints) -> dict[str, Any]:
    document = report.manuscript.document
    return {
        "new": report.since is not None and any(one is finding for one in report.since.new),
        "id": f"f{number}",
        "rule": finding.rule,
        "severity": str(finding.severity),
        "message": finding.message,
        "suggestion": finding.suggestion,
        "words": shortened(words(finding, document), _LONGEST),
        "where": place(finding.location, document),
        "paragraph": None if finding.location is None else finding.location.paragraph,
        "fingerprint": marks.of(finding),
    }


def _by_rule(report: Report) -> list[dict[str, Any]]:
    """Return the rules that found something, the gravest first, each with examples."""
    found: dict[str, list[int]] = {}
    for number, finding in enumerate(report.findings):
        found.setdefault(finding.rule, []).append(number)
    shown = []
    entries = {entry.location for entry in report.manuscript.references}
    for rule_id, numbers in found.items():
        gravest = max((report.findings[n] for n in numbers), key=lambda one: one.severity.rank)
        examples: dict[str, str] = {}
        for number in numbers:
            examples.setdefault(_example(report.findings[number], report, entries), f"f{number}")
        shown.append(
            {
                "rule": rule_id,
                "says": rules.summary(rule_id),
                "severity": str(gravest.severity),
                "rank": gravest.severity.rank,
                "count": len(numbers),
                "examples": list(examples.items())[:_SHOWN],
                "more": len(examples) > _SHOWN,
            }
        )
    return sorted(shown, key=lambda row: (-row["rank"], -row["count"], row["rule"]))


def _example(finding: Finding, report: Report, entries: set[Location | None]) -> str:
    """Return the words that a finding is about, or an entry's first ones and what is said of it."""
    found = squeeze(words(finding, report.manuscript.document))
    if finding.location is not None and finding.location in entries:
        named = found[:_ENTRY] in finding.message
        return finding.message if named else f"{shortened(found, _ENTRY)}: {finding.message}"
    return f"“{found}”" if 0 < len(found) <= _LONGEST else finding.message


def _hash(content: str) -> str:
    """Return a Content-Security-Policy source for an inline style or script."""
    digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
    return f"'sha256-{digest}'"
