"""The same work twice: found, told from editions and versions, made one entry."""

from procsead_refs.library.duplicates.finding import Finder, groups, pairs
from procsead_refs.library.duplicates.judging import Pair, judged

__all__ = ["Finder", "Pair", "groups", "judged", "pairs"]
