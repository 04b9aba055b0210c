"""Cited and listed differ in a name's spelling.

What: a name in a citation is spelled almost, but not quite, as in the entry of that year: a letter
too many, too few, wrong or swapped, or other accents.

Why: the reader does not find the entry in an alphabetical list, and a colleague's name is misspelt.

Not flagged: a name with a case ending or a possessive; particles kept or dropped; capitals; a body
by its abbreviation; names that are merely alike but both in the list. A difference of accents alone
is a warning.

Bad: Tides rise (Lundqist 2004). – The list has: Lundqvist, Karin. 2004.
Good: Tides rise (Lundqvist 2004).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.matching import spelled_otherwise
from procsead_refs.model import Finding, Manuscript, Severity
from procsead_refs.rules._cited import near, shown, word_at
from procsead_refs.text import letters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.rules import Context

SCOPE = "draft"
SEVERITY = Severity.ERROR
CERTAIN = True  # a suggestion is made only where one entry is near


def check(manuscript: Manuscript, context: Context) -> Iterator[Finding]:
    """Yield a finding for each item with a name that its entry spells otherwise."""
    for (citation_index, item_index, _, item), reference in near(manuscript):
        for typed, right in spelled_otherwise(item, reference)[:1]:
            only_accents = letters(typed) == letters(right)
            yield Finding(
                "author-mismatch",
                Severity.WARNING if only_accents else SEVERITY,
                f"Cited as “{typed}”, listed as “{right}”: “{shown(reference)}”",
                word_at(manuscript, item, typed),
                citation=citation_index,
                item=item_index,
                reference=reference.id,
                suggestion=right if len(item.candidates) == 1 else "",
            )
