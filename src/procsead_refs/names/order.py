"""A list of people: where one name ends and whether the family name comes first."""

from __future__ import annotations

import re
from functools import cache

from procsead_refs.bodies import is_body
from procsead_refs.data import table
from procsead_refs.model import Name
from procsead_refs.names.person import direct, inverted, two_families
from procsead_refs.names.words import (
    are_initials,
    connectors,
    is_complete,
    is_initial,
    is_inner_connector,
    is_particle,
    is_suffix,
)
from procsead_refs.text import squeeze

# Each begins with a letter or mark as it is, which is looked for fastest.
_SLASH = re.compile(r"/|[-–—](?<=\s.)\s(?=[^\W\d_])")
# "Aho, Anna. BERG, Bo": a full stop after a word, before a family name and its comma.
_STOP = re.compile(r"\.(?<=[^\W\d_][^\W\d_][^\W\d_].)\s(?=[^\W\d_][^\s,.]+,)")
_PAIR = 2


def people(text: str) -> list[Name]:
    """Return the names of a list of people, in order."""
    chunks = [chunk for piece in _pieces(text) if (chunk := _parts(piece))]
    chunks = [_repaired(chunk) for chunk in chunks]
    spanish = " y " in text
    family_first = _family_first(chunks)
    found: list[Name] = []
    for number, chunk in enumerate(chunks):
        found += _names(chunk, family_first=family_first, leads=number == 0)
    if spanish:
        found = [two_families(name) for name in found]
    return found[:-1] if len(found) > 1 and _is_nobody(found[-1]) else found


def _is_nobody(name: Name) -> bool:
    """Return whether a last name is what is left of "et al.": "others", "OTHERS", no surname."""
    word = name.family
    return not name.given and not word.istitle() and word.casefold() in _nobody()


@cache
def _nobody() -> frozenset[str]:
    return frozenset(word for words in table("citing")["nobody"].values() for word in words)


def _pieces(text: str) -> list[str]:
    """Return what slashes, full stops and joining words divide."""
    found: list[str] = []
    for strong in _SLASH.split(text.replace("&", " & ").replace("+", " + ")):
        for piece in _STOP.split(strong):
            first, *more = _connector().split(f"{squeeze(piece)} ")
            found.append(first)
            for connector, after in zip(more[::2], more[1::2], strict=True):
                if _is_inside_name(found[-1].strip(), connector, after.strip()):
                    found[-1] += f" {connector} {after}"
                else:
                    found.append(after)
    return found


def _is_inside_name(before: str, connector: str, after: str) -> bool:
    """Return whether a connector is inside one name: "Ortega y Gasset, J.", "von und zu Berg"."""
    if is_inner_connector(connector) and " " not in before and "," not in before:
        words = after.split()
        if not words:
            return False
        return "," in after or (is_initial(words[-1]) and not is_initial(words[0]))
    return bool(before) and all(map(is_particle, before.split()))


@cache
def _connector() -> re.Pattern[str]:
    words = "|".join(sorted(connectors(), key=len, reverse=True))
    return re.compile(rf"(?:\s?,\s?|\s)((?:{words})(?=\s)|u\.|[&+])\s")


def _parts(piece: str | None) -> list[str]:
    parts = (part.strip(" \t:*") for part in (piece or "").split(","))
    return [part for part in parts if part.strip(" .")]


def _repaired(parts: list[str]) -> list[str]:
    """Return "Aho, A. Berg, B. Carl, C." by parts, full stops between the names."""
    middle = parts[1:-1]
    if (
        middle
        and are_initials(parts[-1])
        and " " not in parts[0]
        and all(is_initial(p.split(maxsplit=1)[0]) and not are_initials(p) for p in middle)
    ):
        split = [piece for part in middle for piece in _after_initials(part)]
        return [parts[0], *split, parts[-1]]
    return parts


def _after_initials(part: str) -> tuple[str, str]:
    words = part.split()
    count = next(i for i, word in enumerate(words) if not is_initial(word))
    return " ".join(words[:count]), " ".join(words[count:])


def _family_first(chunks: list[list[str]]) -> bool:
    """Return whether the first name is typed "Family, Given"."""
    if any(are_initials(part) for chunk in chunks for part in chunk[1:]):
        return True
    parts = [part for part in chunks[0] if not is_suffix(part)] if chunks else []
    if len(parts) < _PAIR:
        return False
    if _one_family(parts[0]):
        alone = all(_one_family(part) for chunk in chunks for part in chunk)
        # "Aho, Berg and Carl": family names alone, where no chunk but the first has a comma.
        families = alone and len(chunks) > 1 and all(len(chunk) == 1 for chunk in chunks[1:])
        return not families or len(parts) == _PAIR
    return _long_family_first(parts, chunks[1:])


def _long_family_first(parts: list[str], later: list[list[str]]) -> bool:
    """Return whether a first part of several words is a family name, the second its given name."""
    if is_complete(parts[0]) or (_capitals_first(parts[0]) and _capitals_first(parts[1])):
        return False
    if is_complete(parts[1]):  # "Monte Alto, Ana S.", not "Carla Aho, Bo K. Berg"
        return is_initial(parts[1].split()[-1])
    if len(parts) > _PAIR:
        return False
    # "Monte Alto, Ana" is one person; "Carla Aho, Bo Berg" are two.
    return any(len(chunk) > 1 for chunk in later) or (not later and " " not in parts[1])


def _capitals_first(part: str) -> bool:
    """Return whether a part is "FAMILY Given"."""
    words = part.split()
    return len(words) > 1 and words[0].isupper() and not words[-1].isupper()


def _one_family(part: str) -> bool:
    words = part.split()
    return len(words) == 1 or is_particle(words[0])


def _names(parts: list[str], *, family_first: bool, leads: bool) -> list[Name]:
    found: list[Name] = []
    index = 0
    while index < len(parts):
        part, suffix, given = parts[index], "", ""
        rest = parts[index + 1 :]
        if rest and is_suffix(rest[0]):
            suffix, rest = rest[0], rest[1:]
        if rest and family_first and _takes(part, rest, leads=leads and not found, new=not found):
            given, rest = rest[0], rest[1:]
            if rest and is_suffix(rest[0]):
                suffix, rest = rest[0], rest[1:]
        index = len(parts) - len(rest)
        if given:
            found.append(inverted(part, given, suffix))
        elif (" " in part or part.isupper()) and is_body(part):
            found.append(Name(literal=part))
        else:
            found.append(direct(part, suffix))
    return found


def _takes(part: str, rest: list[str], *, leads: bool, new: bool) -> bool:
    """Return whether the family name `part` takes the part after it as its given name."""
    complete = is_complete(part)
    if are_initials(rest[0]) or complete:
        return not complete
    if _capitals_first(part) and _capitals_first(rest[0]):
        return False
    if leads:
        return True
    if _one_family(part):
        return len(rest[0].split()) == 1 or len(rest) % 2 == 1
    # "Aho, Anna, Bo Berg, Cia Carl": behind the first name the others are in direct order.
    return new and len(rest) == 1
