"""A name typed family name first, as every tagged and XML format has them, to and from a Name."""

from __future__ import annotations

import re

from procsead_refs.model import Name
from procsead_refs.text import squeeze

_INITIALS = re.compile(r"[^\W\d_a-z]{1,4}")
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV|VI{0,3}|[23](?:nd|rd)", re.IGNORECASE)
_LONGEST_FAMILY = 3  # words, particles among them
_TOGETHER = re.compile(r"(?<=[^\W\d_a-z]\.)(?=[^\W\d_a-z]\.)")


def inverted(text: str) -> Name:
    """Return the Name of "Family, Given" or "Family, Given, Suffix"; without a comma, a body.

    "Family JA", as MEDLINE abbreviates, is a person too. A body may have a comma at its end
    ("Europol,"), or two where it has one ("Harbour Board,, Ports and Ships"), as EndNote marks it.
    """
    parts = [squeeze(part) for part in text.split(",")]
    if parts[2:] and not parts[1]:  # "Harbour Board,, Ports and Ships"
        return Name(literal=", ".join(filter(None, parts)))
    while parts[2:] and not parts[-1]:  # "Rock, Rita,"
        parts.pop()
    if len(parts) == 1:
        words = parts[0].split()
        if len(words) > 1 and _INITIALS.fullmatch(words[-1]) and not parts[0].isupper():
            return Name(" ".join(words[:-1]), spaced(words[-1]))
        return Name(literal=parts[0])
    if not any(parts[1:]):  # "Europol,"
        return Name(literal=parts[0])
    suffix = ""
    if parts[2:]:  # family, given, suffix
        if _SUFFIX.fullmatch(parts[1]):
            suffix, parts = parts[1], [parts[0], *parts[2:]]
        elif _SUFFIX.fullmatch(parts[-1]):
            suffix, parts = parts[-1], parts[:-1]
        elif len(parts[0].split()) > _LONGEST_FAMILY:
            return Name(literal=squeeze(text))  # a body: "Ministry of Rest, Sleep, and Calm"
    particle, family = particled(parts[0])
    return Name(family, ", ".join(parts[1:]), particle, suffix=suffix)


def particled(family: str) -> tuple[str, str]:
    """Return the lower-case words before a family name, and the family name."""
    words = family.split()
    count = 0
    while count < len(words) - 1 and words[count][0].islower():
        count += 1
    return " ".join(words[:count]), " ".join(words[count:])


def spaced(initials: str) -> str:
    """Return "JA" as "J. A."; what is not initials alone stays as it is."""
    if _INITIALS.fullmatch(initials):
        return " ".join(f"{letter}." for letter in initials)
    return _TOGETHER.sub(" ", initials)


def written(name: Name) -> str:
    """Return a Name as "Family, Given, Suffix"; a body whole, its first comma as EndNote has it."""
    if name.literal:
        return name.literal.replace(",", ",,", 1)
    family = " ".join(part for part in (name.particle, name.family) if part)
    given = " ".join(part for part in (name.given, name.dropping) if part)
    if not given and not name.suffix:
        return family
    return ", ".join(part for part in (family, given, name.suffix) if part)
