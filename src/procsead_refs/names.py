"""Typed names to Names: people in every order and language, bodies kept whole.

The order of a list is decided on the list as a whole: its separators, whether initials stand by
themselves, whether the family name comes first. Name parts are CSL's.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from procsead_refs.data import table
from procsead_refs.model import Name
from procsead_refs.text import squeeze

_LONGEST = 20_000  # no list of names is longer; what is, is kept as one literal
_STRONG = re.compile(r"\s*[;|•·]\s*|\s+/\s*|/\s*(?=[^\W\d_]{2})|\s[-–—]\s(?=[A-ZÀ-Þ])")
_INITIAL = re.compile(
    r"(?:[^\W\d_]\.?(?:[-‐‑]?[^\W\d_]\.)*|[^\W\d_]{1,3}\.|(?:[^\W\d_][.\s]*[-‐‑]?)+)"
)
_CAPITALS = re.compile(r"[A-ZÀ-ÖØ-Þ]{1,3}")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.\s?[-‐‑]?\s?){1,6}[^\W\d_]?\.?")
_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_WORDS = re.compile(r"[^\W\d_]+(?:[-‐‑'’ʼ`][^\W\d_]+)*")
_EDGE = ' \t.,;:()[]{}/&*\u00a0-–—"“”„«»'
_APOSTROPHE_PARTICLE = re.compile(r"[dDlL]['’](?=[^\W\d_])")


@lru_cache(16384)
def parse(text: str) -> tuple[Name, ...]:
    """Return the names of a typed list, in its order; marks such as "(eds.)" and "et al." go.

    A body, or what cannot be told apart, is one Name with `literal`.
    """
    text = squeeze(text.replace("\u00ad", ""))
    if not text or len(text) > _LONGEST:
        return (Name(literal=text),) if text else ()
    text = _without_marks(text)
    if not text:
        return ()
    if is_body(text):
        return tuple(Name(literal=one) for one in _bodies(text))
    chunks = _chunks(text)
    names: list[Name] = []
    for people in _people(chunks):
        names.append(people)
    return tuple(names)


def is_body(text: str) -> bool:
    """Say whether a typed author is a body (an organisation) rather than people."""
    if (
        text.isupper()
        and " " not in text
        and "," not in text
        and len(text.strip(".")) > 2
        and "." not in text.strip(".")
    ):
        return len(text) < 7 or text.casefold() in _body_words()  # noqa: PLR2004 - an acronym; longer is a family name in capitals
    words = [word.casefold() for word in _WORDS.findall(text)]
    if not words:
        return True
    known = sum(word in _body_words() or word.endswith(_BODY_ENDINGS) for word in words)
    if not known:
        return _lower_words(text)
    first = text.split(",")[0].split()
    if len(first) == 1 and known < 2 and "," in text and words[0] not in _body_words():
        return False
    return True


_BODY_ENDINGS = (
    "ministerium",
    "ministeriö",
    "hallitus",
    "verband",
    "gesellschaft",
    "laitos",
    "virasto",
    "instituutti",
    "institut",
    "styrelsen",
    "amt",
    "universität",
    "liitto",
    "kommission",
)


def _lower_words(text: str) -> bool:
    """Say whether a text has words in small letters that no name has ("Pelastakaa lapset ry")."""
    if "," in text or "." in text.rstrip("."):
        return False
    words = text.split()
    small = [w for w in words[1:] if w.islower() and w not in _particles() and w not in _joiners()]
    return bool(small) and len(words) > 1 and words[0][:1].isupper()


def _bodies(text: str) -> list[str]:
    parts = re.split(r"\s*[;/]\s+", text)
    return [part.strip(" ,;:") for part in parts if part.strip(" ,;:")] or [text]


@cache
def _body_words() -> frozenset[str]:
    return frozenset(table("names")["body_words"])


@cache
def _particles() -> frozenset[str]:
    return frozenset(table("names")["particles"])


@cache
def _joiners() -> frozenset[str]:
    return frozenset(table("names")["joiners"])


@cache
def _suffixes() -> frozenset[str]:
    return frozenset(table("names")["suffixes"])


@cache
def _marks() -> frozenset[str]:
    return frozenset(table("names")["marks"])


@cache
def _et_al() -> re.Pattern[str]:
    forms = "|".join(r"[.\s]*".join(map(re.escape, one.split())) for one in table("names")["et_al"])
    return re.compile(
        rf"[\s,;&(\[]*(?:\b(?:and|und|ja|et|e|y)\s+)?\b(?:{forms})\b[.)\]]*\s*$", re.IGNORECASE
    )


def _without_marks(text: str) -> str:
    """Return text without bracketed or leading and trailing role words and without "et al."."""

    def kept(match: re.Match[str]) -> str:
        inner = match[1] or match[2] or ""
        words = _WORDS.findall(inner)
        if not words or any(word.casefold() in _marks() for word in words) or inner.isdigit():
            return " "
        return match[0]

    text = _BRACKETS.sub(kept, text)
    text = _et_al().sub("", text)
    text = text.lstrip(_EDGE).rstrip(' \t,;:([{/&*\u00a0-–—"“”„«»')
    words = text.split(" ")
    while len(words) > 1 and _is_mark(words[0]):
        words.pop(0)
    while (
        len(words) > 1
        and (_is_mark(words[-1]) or words[-1].casefold() in _joiners())
        and not _INITIAL.fullmatch(words[-1])
    ):
        words.pop()
    text = _et_al().sub("", " ".join(words))
    return squeeze(text).rstrip(" ,;:&(")


def _is_mark(word: str) -> bool:
    bare = word.strip(".,:;()[]")
    return bare.casefold() in _marks() and not (len(bare) == 1 and bare.isupper())


def _chunks(text: str) -> list[list[str]]:
    """Return what strong separators and joining words divide, each as its comma-separated parts."""
    found: list[list[str]] = []
    for strong in _STRONG.split(text):
        for chunk in re.split(r",?\s*(?:&|\+)\s*|,?\s+(?:" + _joiner_words() + r")\s+", strong):
            parts = [part.strip(" \t:") for part in chunk.split(",")]
            parts = [part for part in parts if part.strip(_EDGE)]
            if parts:
                found.append(parts)
    return found


@cache
def _joiner_words() -> str:
    words = sorted((word for word in _joiners() if word.isalpha()), key=len, reverse=True)
    return "|".join(map(re.escape, words))


def _initials(part: str) -> bool:
    """Say whether a part is initials alone: "J. K.", "JK", "J-P", "Ch."."""
    words = part.split()
    return all(
        len(word.strip(".")) == 1
        or _DOTTED.fullmatch(word)
        or _CAPITALS.fullmatch(word)
        or word.casefold().strip(".") in _particles()
        for word in words
    ) and any(len(word.strip(".")) <= 3 for word in words)  # noqa: PLR2004 - "Chr."


def _people(chunks: list[list[str]]) -> list[Name]:
    lone = any(_initials(part) for parts in chunks for part in parts[1:])
    inverted = lone or _looks_inverted(chunks)
    names: list[Name] = []
    for number, parts in enumerate(chunks):
        names += _of_chunk(parts, inverted=inverted, first=number == 0, alone=len(chunks) == 1)
    return names


def _looks_inverted(chunks: list[list[str]]) -> bool:
    """Say whether the first name is "Family, Given" where no initials stand alone."""
    parts = [part for part in chunks[0] if part.strip(".").casefold() not in _suffixes()]
    if len(parts) < 2:  # noqa: PLR2004 - a family name and a given one
        return False
    single = [len(part.split()) == 1 for part in parts]
    if len(chunks) > 1:
        later = [len(one) > 1 for one in chunks[1:]]
        if any(later):
            return single[0] or _particle_first(parts[0])
        if len(parts) > 2 or len(chunks) > 2:  # noqa: PLR2004 - "Aho, Berg and Carl": families alone
            every = [part for one in chunks for part in one]
            if all(len(part.split()) == 1 for part in every):
                return False
    return single[0] or _particle_first(parts[0]) or len(parts) == 2 and not _spaced_initials(parts)  # noqa: PLR2004, RUF021


def _spaced_initials(parts: list[str]) -> bool:
    """Say whether every part has its own initials or given name: "Ahola KJ", "J. Ahola"."""
    return all(len(part.split()) > 1 for part in parts)


def _particle_first(part: str) -> bool:
    return part.split()[0].casefold() in _particles()


def _of_chunk(parts: list[str], *, inverted: bool, first: bool, alone: bool) -> list[Name]:
    names: list[Name] = []
    index = 0
    while index < len(parts):
        part = parts[index]
        following = parts[index + 1] if index + 1 < len(parts) else ""
        suffix = ""
        if _is_suffix(following):
            suffix, index = following, index + 1
            following = parts[index + 1] if index + 1 < len(parts) else ""
        if (
            inverted
            and following
            and _takes_given(part, following, parts, index, first=first, alone=alone)
        ):
            index += 1
            after = parts[index + 1] if index + 1 < len(parts) else ""
            if _is_suffix(after):
                suffix, index = after, index + 1
            names.append(_inverted(part, following, suffix))
        else:
            names.append(_direct(part, suffix))
        index += 1
    return names


def _takes_given(
    part: str, following: str, parts: list[str], index: int, *, first: bool, alone: bool
) -> bool:
    """Say whether `following` is the given name of the family name `part`."""
    if _initials(following):
        return not _initials(part) or len(part.split()) == 1
    words = part.split()
    if len(words) > 1 and _has_initials(part) and not _particle_first(part):
        return False
    if index == 0 and first:
        return True
    rest = parts[index:]
    if len(words) == 1 or _particle_first(part):
        return len(rest) % 2 == 0 or len(following.split()) == 1 or alone
    # "Aho, Anna, Bo Berg, Cia Carl": after the first name the others are in direct order.
    return len(parts) == 2  # noqa: PLR2004 - this chunk is one name


def _has_initials(part: str) -> bool:
    return any(
        _DOTTED.fullmatch(word) or (len(word) <= 2 and word.isupper()) for word in part.split()
    )  # noqa: PLR2004 - "KJ"


def _is_suffix(part: str) -> bool:
    return part.strip(" .").casefold() in _suffixes() and not (len(part) == 1)


def _inverted(family: str, given: str, suffix: str = "") -> Name:
    particle, family = _leading_particle(family)
    family, own = _trailing_suffix(family)
    given, other = _trailing_suffix(given)
    words = given.split()
    dropping: list[str] = []
    while len(words) > 1 and words[-1] in _particles():
        dropping.insert(0, words.pop())
    return Name(
        family=family.strip(" .,*"),
        given=_given(" ".join(words)),
        particle=particle,
        dropping=" ".join(dropping),
        suffix=(suffix or own or other).strip(" ,"),
    )


def _given(text: str) -> str:
    return text.strip(" ,:;*")


def _leading_particle(family: str) -> tuple[str, str]:
    words = family.split()
    count = 0
    while (
        count < len(words) - 1
        and words[count].casefold().strip(".") in _particles()
        and (words[count].islower() or count == 0 and len(words[count]) > 1)
    ):
        count += 1
    return " ".join(words[:count]), " ".join(words[count:])


def _trailing_suffix(text: str) -> tuple[str, str]:
    words = text.split()
    if (
        len(words) > 1
        and _is_suffix(words[-1])
        and words[-1].strip(".").casefold() not in {"neto", "filho"}
    ):
        return " ".join(words[:-1]), words[-1]
    return text, ""


def _direct(text: str, suffix: str = "") -> Name:
    """Return the name of "Given Family", "Family GI", "FAMILY Given" or a family name alone."""
    text, own = _trailing_suffix(text)
    suffix = suffix or own
    words = text.split()
    if len(words) == 1:
        if "." in text.strip(".") and text[1:2] == ".":  # "J.Smith"
            given, _, family = text.strip(".").rpartition(".")
            return Name(family=family, given=given + ".", suffix=suffix)
        return Name(family=text.strip(" .,*"), suffix=suffix)
    tail = 0
    while tail < len(words) - 1 and _is_initial_word(words[-1 - tail]):
        tail += 1
    if tail and not _is_initial_word(words[0]):
        return _inverted(" ".join(words[:-tail]), " ".join(words[-tail:]), suffix)
    capitals = [len(word) > 2 and word.isupper() for word in words]  # noqa: PLR2004 - longer than initials
    if capitals[0] and not all(capitals) and not capitals[-1]:
        count = next(i for i, one in enumerate(capitals) if not one)
        return _inverted(" ".join(words[:count]), " ".join(words[count:]), suffix)
    start = len(words) - 1
    for index in range(1, len(words) - 1):
        if words[index].strip(".").casefold() in _particles() and words[index][:1].islower():
            start = index
            break
    if words[0].casefold() in _particles() and words[0].islower():
        start = 0
    particle, family = _leading_particle(" ".join(words[start:]))
    return Name(
        family=family.strip(" .,*"),
        given=_given(" ".join(words[:start])),
        particle=particle,
        suffix=suffix,
    )


def _is_initial_word(word: str) -> bool:
    if _DOTTED.fullmatch(word):
        return True
    return len(word) <= 3 and word.isupper() and word.isalpha() or len(word.strip(".")) == 1  # noqa: PLR2004, RUF021 - "KJM"
