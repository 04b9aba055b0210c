"""Words by which a record names its own type, and so says nothing more of the work."""

from __future__ import annotations

from procsead_refs.data import table
from procsead_refs.text import fold


def names_type(csl: str, word: str) -> bool:
    """Return whether a genre ("Journal Article") only repeats a CSL type ("article-journal")."""
    return fold(word.strip()) in table("type-words").get(csl, ())
