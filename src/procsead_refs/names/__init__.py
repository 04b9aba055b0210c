"""Typed names to Names: people in every order and language, bodies kept whole.

Whether the family name comes first is decided on the list as a whole: by its separators, by
initials that stand alone, by capitals. Name parts are those of CSL.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from procsead_refs.bodies import is_body as _known_body
from procsead_refs.data import table
from procsead_refs.model import Name
from procsead_refs.names.marks import without_marks
from procsead_refs.names.order import people
from procsead_refs.names.words import connecting_words, connectors, has_initials, particles
from procsead_refs.text import squeeze

_LONGEST = 20_000  # no list of names is longer; what is, is kept as one literal
# French: "Ahola (K.)"; Italian: a hyphen between "AHOLA K.-BERG B.", not inside "J.-P.".
_IN_BRACKETS = re.compile(
    r"([^\W\d_])\s\(((?:[A-ZÀ-Þ][a-zà-ÿ]?\.[\s-]?){0,3}[A-ZÀ-Þ][a-zà-ÿ]?\.?)(?:\)|$)"
)
_HYPHENED = re.compile(r"(?<=\s[A-ZÀ-Þ]\.)-(?=[A-ZÀ-Þ'’]{3,}\s[A-ZÀ-Þ](?:\.|$))")
_WITH_ACRONYM = re.compile(r"\s\([A-ZÀ-Þ]{3,12}\)$")
_ACRONYM = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ&-]{1,3}")


@lru_cache(maxsize=1024)
def parse(text: str) -> tuple[Name, ...]:
    """Return the names of a typed list, in its order; marks such as "(eds.)" and "et al." go.

    A body, or what cannot be told apart, is one Name with `literal`.
    """
    text = squeeze(text)
    if len(text) > _LONGEST:
        return (Name(literal=text),)
    if "(" in text:
        text = _IN_BRACKETS.sub(r"\1, \2", text)
    if ".-" in text:
        text = _HYPHENED.sub("; ", text)
    text = without_marks(text)
    found: list[Name] = []
    for group in map(str.rstrip, _groups().split(text)):
        if is_body(group):
            found.append(Name(literal=group.strip(" ,.:")))
        elif group:
            found += people(group)
    return tuple(found)


def is_body(text: str) -> bool:
    """Return whether a typed author is a body (an organisation) rather than people."""
    if not text or has_initials(text):
        return False
    if (
        _ACRONYM.fullmatch(text.strip(". "))
        or _with_article().match(text)
        or _WITH_ACRONYM.search(text)
    ):
        return True
    return _known_body(text) or _has_small_words(text)


@cache
def _with_article() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(table('names')['articles'])})\s[^,]+$")


@cache
def _groups() -> re.Pattern[str]:
    """Match what parts names, with "and" behind it; a capital alone is an initial."""
    words, letters = "|".join(connecting_words()), "".join(connectors() - connecting_words())
    return re.compile(rf"[;|•·]\s*(?:(?:(?i:{words})|[&{letters}])\s+)?")


def _has_small_words(text: str) -> bool:
    """Return whether a text has words in small letters as no name has ("Pelastakaa Lapset ry")."""
    words = text.split()
    if "," in text or not words[0][:1].isupper():
        return False
    names = particles() | connectors()
    return any(word.islower() and word.isalpha() and word not in names for word in words[1:])
