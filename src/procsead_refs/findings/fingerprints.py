"""What a finding keeps in the next revision of a draft, and the words that it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.text import fold, letters, squeeze

if TYPE_CHECKING:
    from procsead_refs.model import Document, Finding, Manuscript, Reference


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


def _identity(entry: Reference) -> str:
    first = entry.creators[0].sort_name if entry.creators else ""
    work = letters(f"{first} {entry.title}")[:60]
    return work or letters(entry.raw)[:60]
