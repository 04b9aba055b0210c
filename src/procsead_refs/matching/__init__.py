"""The only place that matches: is it the same work, and does a citation name it."""

from procsead_refs.matching.cited import names_it, spelled_otherwise, years
from procsead_refs.matching.names import Match, creator_keys, typo
from procsead_refs.matching.words import (
    Beginnings,
    Word,
    alternatives,
    key,
    names_et_al,
    phrase_table,
    unelided,
    words,
)
from procsead_refs.matching.works import same_work

__all__ = [
    "Beginnings",
    "Match",
    "Word",
    "alternatives",
    "creator_keys",
    "key",
    "names_et_al",
    "names_it",
    "phrase_table",
    "same_work",
    "spelled_otherwise",
    "typo",
    "unelided",
    "words",
    "years",
]
