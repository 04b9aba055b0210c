"""One person's name by its parts."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from procsead_refs.data import table
from procsead_refs.model import Name
from procsead_refs.names.words import is_initial, is_particle, is_suffix, particles

_EDGE = " .,:;*"
_SHORTEST_WORD = 3  # letters of a word in capitals that is a name and no initials
_LONG_INITIALS = 4  # letters: "BGRG"
_FAMILY_AND_INITIALS = 2  # words


def inverted(family: str, given: str, suffix: str = "") -> Name:
    """Return the name of "Family, Given", a particle before or behind."""
    family, own = _suffix(family)
    given, other = _suffix(given)
    particle, family = _leading_particle(family)
    words = given.split()
    dropping: list[str] = []
    while len(words) > 1 and is_particle(words[-1]) and words[-1].islower():
        dropping.insert(0, words.pop())
    return Name(
        family=family.strip(_EDGE),
        given=" ".join(words).strip(" ,:;*"),
        particle=particle,
        dropping=" ".join(dropping),
        suffix=(suffix or own or other).strip(" ,"),
    )


def direct(text: str, suffix: str = "") -> Name:
    """Return the name of "Given Family", "Family GI", "FAMILY Given" or a family name alone."""
    text, own = _suffix(text)
    suffix = (suffix or own).strip(" ,")
    words = text.split()
    if len(words) == 1 and (match := _run_together().fullmatch(text)):
        words = list(match.groups())
    if len(words) <= 1:
        return _single(text, suffix)
    tail = 0
    while tail < len(words) - 1 and is_initial(words[-1 - tail]):
        tail += 1
    if not tail and _long_initials(words):
        tail = 1
    if tail and not is_initial(words[0]):
        return inverted(" ".join(words[:-tail]), " ".join(words[-tail:]), suffix)
    capitals = [_in_capitals(word) for word in words]
    if capitals[0] and not all(capitals) and not capitals[-1]:
        count = capitals.index(False)
        return inverted(" ".join(words[:count]), " ".join(words[count:]), suffix)
    start = _family_start(words)
    particle, family = _leading_particle(" ".join(words[start:]))
    given = " ".join(words[:start]).strip(" ,:;*")
    return Name(family=family.strip(_EDGE), given=given, particle=particle, suffix=suffix)


def two_families(name: Name) -> Name:
    """Return a Spanish name with both of its family names: "R. Monte Alto" is no "R. Monte"."""
    words = name.given.split()
    count = next((at for at, word in enumerate(words) if not is_initial(word)), len(words))
    if not 0 < count < len(words) or name.particle:
        return name
    family = " ".join((*words[count:], name.family))
    return replace(name, given=" ".join(words[:count]), family=family)


@cache
def _run_together() -> re.Pattern[str]:
    """Match a given and a family name whose space a PDF lost: "LutzAho"; not "McDonald"."""
    joined = "|".join(table("names")["joined_beginnings"])
    return re.compile(
        rf"(?!{joined})([^\W\d_][a-zà-ÿ]{{2,}})([A-ZÀ-Þ][a-zà-ÿ]{{2,}}(?:-[^\W\d_]+)?)"
    )


def _single(text: str, suffix: str) -> Name:
    """Return a family name alone, or the name of "J.Smith"."""
    given, stop, family = text.strip(_EDGE).rpartition(".")
    if stop and family and is_initial(given + "."):
        return Name(family=family, given=given + ".", suffix=suffix)
    return Name(family=text.strip(_EDGE), suffix=suffix)


def _in_capitals(word: str) -> bool:
    letters = word.replace("-", "").replace("’", "").replace("'", "")
    return len(letters) >= _SHORTEST_WORD and letters.isalpha() and letters.isupper()


def _long_initials(words: list[str]) -> bool:
    """Return whether the last of two words is four initials ("Ahola BGRG")."""
    first, last = words[0], words[-1]
    return (
        len(words) == _FAMILY_AND_INITIALS
        and len(last) == _LONG_INITIALS
        and last.isalpha()
        and last.isupper()
        and first[1:].islower()
    )


def _family_start(words: list[str]) -> int:
    """Return where the family name starts: at a particle inside the name, else at the last word."""
    if is_particle(words[0]) and words[0].islower():
        return 0
    last = words[-1].isupper()
    for index in range(1, len(words) - 1):
        word = words[index]
        if is_particle(word) and (
            word.islower()
            or (last and word.isupper())
            or (word.casefold() in particles("capital") and not is_initial(words[index + 1]))
        ):
            return index
    return len(words) - 1


def _leading_particle(family: str) -> tuple[str, str]:
    """Return the particle and the rest; one with a capital ("De Luca") is of the family name."""
    if " " not in family:
        return "", family
    words = family.split()
    count = 0
    while count < len(words) - 1 and is_particle(words[count]) and words[count].islower():
        count += 1
    return " ".join(words[:count]), " ".join(words[count:])


def _suffix(text: str) -> tuple[str, str]:
    before, _, last = text.rpartition(" ")
    return (before, last) if before and is_suffix(last) else (text, "")
