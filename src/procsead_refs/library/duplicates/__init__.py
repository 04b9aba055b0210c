"""The same work twice: found, told from editions and versions, made one entry."""

from procsead_refs.library.duplicates.finding import Finder, Pair, groups, judged, pairs

__all__ = ["Finder", "Pair", "groups", "judged", "pairs"]
