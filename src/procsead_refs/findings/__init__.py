"""A finding across revisions: its fingerprint, who dismissed it, and what became of it since."""

from procsead_refs.findings.fingerprints import Fingerprints, fingerprint, words
from procsead_refs.findings.mutes import dismiss
from procsead_refs.findings.since import compare

__all__ = ["Fingerprints", "compare", "dismiss", "fingerprint", "words"]
