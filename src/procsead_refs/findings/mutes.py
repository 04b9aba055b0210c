"""Who dismissed a finding: the project, or a comment in a Markdown or LaTeX draft."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from procsead_refs.errors import Refusal
from procsead_refs.files import read_text
from procsead_refs.findings.fingerprints import Fingerprints
from procsead_refs.model import Muted
from procsead_refs.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from procsead_refs.model import Document, Finding, Manuscript
    from procsead_refs.project import Mute

# <!-- procsead-refs mute RULE, RULE: reason --> and % procsead-refs mute RULE: reason
_COMMENT = re.compile(
    r"(?:<!--|%)[ \t%]{0,20}procsead-refs[ \t]{1,20}(mute(?:-file)?)[ \t]{1,20}([a-z, -]{1,200})"
    r"(?::[ \t]{0,20}([^\n]{0,500}?))?[ \t]{0,20}(?:-->|$)",
    re.MULTILINE,
)
_WITH_COMMENTS = {".md", ".markdown", ".tex", ".latex", ".qmd", ".rmd"}


def dismiss(
    findings: Iterable[Finding], manuscript: Manuscript, mutes: Sequence[Mute]
) -> tuple[tuple[Finding, ...], tuple[Muted, ...]]:
    """Part the findings into those to show and those that the project or the draft muted.

    Args:
        findings: what the rules said.
        manuscript: the draft; a Markdown or LaTeX source is read again for its comments.
        mutes: the project's dismissals, by rule, by fingerprint, or by both.
    """
    found = tuple(findings)
    marks = Fingerprints(manuscript)
    comments = _comments(manuscript.document) if found else ()
    kept: list[Finding] = []
    muted: list[Muted] = []
    for finding in found:
        reason = _by_project(finding, marks, mutes)
        if reason is None:
            reason = _by_comment(finding, comments)
        if reason is None:
            kept.append(finding)
        else:
            muted.append(Muted(finding, reason))
    return tuple(kept), tuple(muted)


def _by_project(finding: Finding, marks: Fingerprints, mutes: Sequence[Mute]) -> str | None:
    for mute in mutes:
        if not mute.rule and not mute.fingerprint:
            continue
        if mute.rule and mute.rule != finding.rule:
            continue
        if mute.fingerprint and mute.fingerprint != marks.of(finding):
            continue
        return mute.reason or "muted in the project, without a reason"
    return None


@dataclass(frozen=True, slots=True)
class _Comment:
    rules: frozenset[str]
    reason: str
    blocks: frozenset[int] | None  # None: the whole draft


def _comments(document: Document) -> tuple[_Comment, ...]:
    path = document.path
    if path.suffix.lower() not in _WITH_COMMENTS or not path.is_file():
        return ()
    try:
        source = read_text(path)
    except Refusal:
        return ()
    return tuple(
        _Comment(
            frozenset(re.split(r"[\s,]+", match[2].strip(" ,"))),
            squeeze(match[3] or "") or "muted in the draft, without a reason",
            None if match[1] == "mute-file" else _covered(document, source, match),
        )
        for match in _COMMENT.finditer(source)
    )


def _covered(document: Document, source: str, match: re.Match[str]) -> frozenset[int]:
    """Return the blocks that a comment is for: on a line of its own the next, else its own."""
    line = source.count("\n", 0, match.start()) + 1
    before = source[source.rfind("\n", 0, match.start()) + 1 : match.start()]
    numbered = [(b.line, n) for n, b in enumerate(document.blocks) if b.line is not None]
    if before.strip():
        own = [n for at, n in numbered if at <= line]
        return frozenset(own[-1:])
    return frozenset([n for at, n in numbered if at > line][:1])


def _by_comment(finding: Finding, comments: Sequence[_Comment]) -> str | None:
    place = finding.location
    for comment in comments:
        if finding.rule not in comment.rules:
            continue
        if comment.blocks is None or (place is not None and place.paragraph in comment.blocks):
            return comment.reason
    return None
