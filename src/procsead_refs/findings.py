"""A finding across revisions: its fingerprint, who dismissed it, and what became of it since."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from procsead_refs.errors import Refusal
from procsead_refs.files import read_text
from procsead_refs.model import Muted, Since, Unread
from procsead_refs.text import fold, letters, shortened, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from procsead_refs.model import Document, Finding, Manuscript, Reference
    from procsead_refs.project import Mute

_UNCERTAIN = 0.6  # below this confidence a detected style is reported as uncertain

# <!-- procsead-refs mute RULE, RULE: reason --> and % procsead-refs mute RULE: reason
_COMMENT = re.compile(
    r"(?:<!--|%)[ \t%]{0,20}procsead-refs[ \t]{1,20}(mute(?:-file)?)[ \t]{1,20}([a-z, -]{1,200})"
    r"(?::[ \t]{0,20}([^\n]{0,500}?))?[ \t]{0,20}(?:-->|$)",
    re.MULTILINE,
)
_SHOWN = 80  # code points of an entry that a line of a terminal quotes
_WITH_COMMENTS = {".md", ".markdown", ".tex", ".latex", ".qmd", ".rmd"}


def words(finding: Finding, document: Document) -> str:
    """Return the document's words that a finding is about; empty where it has no place."""
    place = finding.location
    if place is None or not 0 <= place.paragraph < len(document.blocks):
        return ""
    return document.blocks[place.paragraph].text[place.start : place.end]


class Fingerprints:
    """The fingerprints of the findings about a draft.

    Args:
        manuscript: the draft.
    """

    def __init__(self, manuscript: Manuscript) -> None:
        self._document = manuscript.document
        self._by_id = {entry.id: entry for entry in manuscript.references}

    def of(self, finding: Finding) -> str:
        """Return what a finding keeps in the next revision: 12 hex digits of rule, words, entry.

        Neither the position nor an entry's number counts, so that what was dismissed stays
        dismissed when the author moves paragraphs or adds entries.
        """
        import hashlib

        about = {finding.reference, *finding.references} - {None}
        parts = [
            finding.rule,
            squeeze(fold(words(finding, self._document))),
            *sorted(_identity(self._by_id[one]) for one in about if one in self._by_id),
        ]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]


def fingerprint(finding: Finding, manuscript: Manuscript) -> str:
    """Return the fingerprint of one finding; see `Fingerprints`."""
    return Fingerprints(manuscript).of(finding)


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


def unchecked(manuscript: Manuscript) -> tuple[Unread, ...]:
    """Return what a reader of the report must not take for checked."""
    missing = list(manuscript.document.unread)
    if not manuscript.references:
        instead = (
            "the citations are held against the team's library"
            if manuscript.library
            else "there is nothing to hold the citations against"
        )
        missing.append(Unread(f"no reference list was found: {instead}"))
    missing += [
        Unread(f"an entry that could not be read: {shortened(entry.raw, _SHOWN)}", entry.location)
        for entry in manuscript.references
        if entry.reading is not None and entry.reading.confidence <= 0
    ]
    style = manuscript.style
    if style.how == "default":
        missing.append(Unread("the style could not be recognised; name it with --style"))
    elif style.how == "detected" and style.confidence < _UNCERTAIN:
        missing.append(
            Unread(f"the style is uncertain: taken for {style.title or style.csl}; see --style")
        )
    return tuple(missing)


def _identity(entry: Reference) -> str:
    first = entry.creators[0].sort_name if entry.creators else ""
    work = letters(f"{first} {entry.title}")[:60]
    return work or letters(entry.raw)[:60]


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
