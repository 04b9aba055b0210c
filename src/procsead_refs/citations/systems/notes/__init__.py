"""Running notes: works cited in footnotes and endnotes, in full, in short or by "ibid."."""

from procsead_refs.citations.systems.notes.phrases import Phrases
from procsead_refs.citations.systems.notes.reader import read, without_doubtful

__all__ = ["Phrases", "read", "without_doubtful"]
