"""JSON, schema procsead-refs/check/1 (docs/reports.md): what scripts rely on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from procsead_refs.errors import Refusal
from procsead_refs.findings import Fingerprints
from procsead_refs.reports._summary import summary
from procsead_refs.text import written_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procsead_refs.model import (
        Citation,
        Document,
        Finding,
        Location,
        Manuscript,
        Reference,
        Report,
        Style,
    )

SUFFIX = ".json"
_SCHEMA = "procsead-refs/check/1"
HOW = "make a report with check DRAFT --format json"


def write(report: Report) -> str:
    """Return one JSON object, ending in a line end."""
    return written_json(document(report))


def write_all(reports: Sequence[Report]) -> str:
    """Return a JSON list of the objects of several drafts."""
    return written_json([document(report) for report in reports])


def read(text: str, name: str, where: object = "") -> list[tuple[str, str]]:
    """Return fingerprint and "rule: message" of each finding of an earlier report.

    Args:
        text: the JSON of one report or of several.
        name: the draft's file name; of several reports the one on such a file is taken, or else
            the only one.
        where: what to call the text in a refusal.

    Raises:
        Refusal: it is not a report of this schema, or none of several is on such a file.
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Refusal("is not a JSON report", where=where, remedy=HOW) from error
    found = value if isinstance(value, list) else [value]
    if not all(isinstance(one, dict) and one.get("schema") == _SCHEMA for one in found):
        raise Refusal(f"is not a report of the schema {_SCHEMA}", where=where, remedy=HOW)
    if not all(isinstance(one.get("findings", []), list) for one in found):
        raise Refusal("has findings of another shape", where=where, remedy=HOW)
    named = [one for one in found if Path(str(one.get("document"))).name == name]
    chosen = named or (found if len(found) == 1 else [])
    if not chosen:
        raise Refusal(f"holds no report on {name}", where=where, remedy=HOW)
    return [
        (str(one.get("fingerprint", "")), f"{one.get('rule')}: {one.get('message')}")
        for one in chosen[0].get("findings", [])
        if isinstance(one, dict)
    ]


def document(report: Report) -> dict[str, Any]:
    """Return a report as the values of the schema."""
    manuscript = report.manuscript
    blocks = manuscript.document
    marks = Fingerprints(manuscript)
    return {
        "schema": _SCHEMA,
        "document": str(blocks.path),
        "style": _style(manuscript.style),
        "references": _references(manuscript.references, blocks),
        "citations": [_citation(citation, blocks) for citation in manuscript.citations],
        "findings": [_finding(finding, manuscript, marks) for finding in report.findings],
        "muted": [
            {**_finding(muted.finding, manuscript, marks), "reason": muted.reason}
            for muted in report.muted
        ],
        "not_checked": [
            {"what": one.what, **_located(one.location, blocks)} for one in report.not_checked
        ],
        "summary": summary(report),
        **_since(report, marks),
    }


def _since(report: Report, marks: Fingerprints) -> dict[str, Any]:
    since = report.since
    if since is None:
        return {}
    return {
        "since": {
            "new": [marks.of(one) for one in since.new],
            "still": [marks.of(one) for one in since.still],
            "gone": list(since.gone),
        }
    }


def _style(style: Style) -> dict[str, Any]:
    return {
        "csl": style.csl,
        "profile": style.profile,
        "how": style.how,
        "confidence": round(style.confidence, 3),
    }


def _located(location: Location | None, blocks: Document) -> dict[str, Any]:
    return {} if location is None else {"location": _location(location, blocks)}


def _location(location: Location, blocks: Document) -> dict[str, Any]:
    place: dict[str, Any] = {"paragraph": location.paragraph}
    if location.start is not None and location.end is not None:
        place |= {"start": location.start, "end": location.end}
    if 0 <= location.paragraph < len(blocks.blocks):
        block = blocks.blocks[location.paragraph]
        known = {"note": block.note, "page": block.page, "line": block.line}
        place |= {key: value for key, value in known.items() if value is not None}
    return place


def _references(entries: Sequence[Reference], blocks: Document) -> list[dict[str, Any]]:
    from procsead_refs import formats
    from procsead_refs.library import Keys

    found: list[dict[str, Any]] = []
    keys = Keys()
    for entry, csl in zip(entries, json.loads(formats.write(entries, "csljson")), strict=True):
        found.append(
            {
                "id": entry.id,
                "key": keys.new(entry),
                "raw": entry.raw,
                "csl": {field: value for field, value in csl.items() if field != "custom"},
                **_located(entry.location, blocks),
            }
        )
    return found


def _citation(citation: Citation, blocks: Document) -> dict[str, Any]:
    return {
        "text": citation.text,
        "narrative": citation.narrative,
        "location": _location(citation.location, blocks),
        "items": [
            {
                "text": item.text,
                "reference": item.reference,
                "locator": item.locator or None,
                "status": str(item.status),
                "location": _location(item.location, blocks),
            }
            for item in citation.items
        ],
    }


def _finding(finding: Finding, manuscript: Manuscript, marks: Fingerprints) -> dict[str, Any]:
    found: dict[str, Any] = {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "message": finding.message,
        **_located(finding.location, manuscript.document),
    }
    optional = {
        "citation": finding.citation,
        "item": finding.item,
        "reference": finding.reference,
        "references": list(finding.references) or None,
        "suggestion": finding.suggestion or None,
    }
    found |= {key: value for key, value in optional.items() if value is not None}
    found["fingerprint"] = marks.of(finding)
    return found
