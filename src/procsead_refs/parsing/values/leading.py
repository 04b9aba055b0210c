"""How the references of a list lead: "Ahola, K.", "Ahola KA", "Ahola Kaisa", "Kaisa Ahola"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.parsing.tagger import lexicon
from procsead_refs.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procsead_refs.model import Name
    from procsead_refs.parsing.tokens import Tokens

FAMILY = "family"  # "Ahola, K." or "Ahola KA"
FAMILY_ALONE = "family alone"  # "Ahola Kaisa", nothing between the two
UNKNOWN = ""

_FEWEST = 5  # references led by an author
_FEWEST_TURNED = 3
_SHARE = 0.8
_INITIALS = 3  # "Ahola KAM"
_FAMILY_WORDS = 4  # words of a family name that a comma ends
_WORDS = re.compile(r"[^\W\d_]+")


def form(tokens: Sequence[Tokens], labels: Sequence[Sequence[str]]) -> str:
    """Return how the leading authors of a list are typed: FAMILY, FAMILY_ALONE or UNKNOWN."""
    led = first = turned = straight = 0
    for one, read in zip(tokens, labels, strict=True):
        start = next((at for at, label in enumerate(read) if label != "label"), 0)
        end = start
        while end < len(read) and read[end].removeprefix("B-") == "author":
            end += 1
        if end - start > 1:
            led += 1
            if _is_first(one, start, end):
                first += 1
            elif one.gaps[start + 1] == " ":
                turned += _is_pair(one.words[start], one.words[start + 1])
                straight += _is_pair(one.words[start + 1], one.words[start])
    if led >= _FEWEST and first >= _SHARE * led:
        return FAMILY
    if turned >= _FEWEST_TURNED and turned >= _SHARE * (turned + straight):
        return FAMILY_ALONE
    return UNKNOWN


def _is_first(tokens: Tokens, start: int, end: int) -> bool:
    gaps = tokens.gaps[start + 1 : min(end, start + _FAMILY_WORDS)]
    if any("," in gap for gap in gaps):
        return tokens.gaps[start + 1] != " " or "," not in gaps[1:2]
    second = tokens.words[start + 1]
    return second.isupper() and len(second) <= _INITIALS


def is_turned(name: Name) -> bool:
    """Return whether a name was read as "Given Family" though its second word is the given name."""
    return _is_pair(name.given, name.family)


def _is_pair(family: str, given: str) -> bool:
    """Return whether the one word is no given name and the other is one, and no family name."""
    if len(family) < _INITIALS or " " in family or " " in given:
        return False
    second = lexicon.kinds(fold(given))
    return "G" in second and "F" not in second and "G" not in lexicon.kinds(fold(family))


def is_nobody(text: str) -> bool:
    """Return whether a text has a town's name in it and no given or family name, nor an initial."""
    words = _WORDS.findall(text)
    kinds = [lexicon.kinds(fold(word)) if len(word) > 1 else "G" for word in words]
    return "." not in text and "P" in kinds and not any("G" in one or "F" in one for one in kinds)
