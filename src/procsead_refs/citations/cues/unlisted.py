"""Citations of works that the list lacks, told by their shape: a full note, a name and a page."""

from __future__ import annotations

import re
from functools import cache

from procsead_refs.citations.cues import lexicon
from procsead_refs.citations.cues.legal import exempt
from procsead_refs.data import table
from procsead_refs.dates import months
from procsead_refs.matching import alternatives, key
from procsead_refs.text import fold

_LONGEST = 400  # code points of a note that cites one work
_SHORTEST = 30
_TITLE_WORDS = 2  # at the least, between the names and the year
_YEAR = re.compile(r"(?<![\d./-])(?:1[5-9]\d\d|20\d\d)(?=\s*(?:[).,;:]|$))")
_CAPITAL = r"[A-ZÀ-ÖØ-ÞŁŠŽČŚĐŘŤĎŇŐŰĞİ]"
_PERSON = (  # "Ana M. van den Berg": given names or initials before the family name
    rf"(?:{_CAPITAL}(?:[^\W\d_]+|\.)[ \u00a0-]?){{1,4}}"
    rf"(?:[a-z]{{1,3}}[ \u00a0]){{0,3}}(?<=[ \u00a0])(?:[^\W\d_]['’])?{_CAPITAL}[\w'’‐‑-]+"
)


def begins(part: str) -> int | None:
    """Return where a citation in full begins in a note's part, or None where none is seen.

    It begins with persons, given names first, and has a title and a year that is no day's: what
    archives, newspapers and laws are cited with is none.

    Args:
        part: what stands between two semicolons of a note.
    """
    if not _SHORTEST <= len(part) <= _LONGEST:
        return None
    lead = _lead().match(part)
    start = lead.end() if lead else 0
    persons = _persons().match(part, start)
    year = _YEAR.search(part, persons.end()) if persons else None
    if persons is None or year is None or exempt(part[start:]) or _unpublished().search(part):
        return None
    between = part[persons.end() : year.start()]
    spoken = re.findall(r"[^\W\d_]{2,}", fold(between))
    is_day = bool(spoken) and spoken[-1] in months()
    return None if len(spoken) < _TITLE_WORDS or is_day else start


def first_person(part: str) -> str:
    """Return the key of the person with whom a citation in full begins, "" if it is not one."""
    start = begins(part)
    person = None if start is None else re.match(_PERSON, part[start:])
    return key(person.group()) if person else ""


def before_page(part: str) -> tuple[int, str] | None:
    """Return the names that a part of a bracket has before a page, with their place, or None."""
    match = _name_and_page().fullmatch(part)
    if match is None:
        return None
    phrase = match[1]
    first = fold(phrase).split()[0]
    if not phrase[:1].isupper() or first in lexicon.folded("not_names") | place_words():
        return None
    return match.start(1), phrase


@cache
def _name_and_page() -> re.Pattern[str]:
    """Match "Hollow 22", "Hollow/St. Berg, “Tide” 22", "Hollow, p. 22", the names in a group."""
    name = r"(?:St\.\s)?[^\W\d_][\w'’-]+"
    joint = rf"(?:\s(?:{lexicon.conjunctions()}|&)\s|/)"
    pages = "|".join(map(re.escape, table("locator-labels")["page"]["words"]))
    return re.compile(
        rf"\s*({name}(?:{joint}{name})?(?:{lexicon.et_al().pattern})?)"
        r"(?:,\s[“\"«„‘'][^“”\"«»„‘]{3,80}[,.]?[”\"»“’'])?"
        rf"(?:,\s(?:{pages})\.?)?\s\d{{1,4}}(?:[-–]\d+)?\s*"
    )


@cache
def place_words() -> frozenset[str]:
    """Return the words that stand before a page, section …, each without full stops."""
    return frozenset(word for one in lexicon.folded("locators") for word in one.split(".") if word)


@cache
def _unpublished() -> re.Pattern[str]:
    """Return the pattern of words that only sources outside a list of references are cited with."""
    return re.compile(rf"(?<!\w)(?:{alternatives(lexicon.phrases('unpublished'))})", re.IGNORECASE)


@cache
def _lead() -> re.Pattern[str]:
    """Return the pattern of words like "See also" before the first name."""
    spelled = sorted(map(re.escape, lexicon.phrases("prefixes", "turns")), key=len, reverse=True)
    return re.compile(rf"\s*(?:(?:{'|'.join(spelled)})[\s,]+){{0,2}}", re.IGNORECASE)


@cache
def _persons() -> re.Pattern[str]:
    """Return the pattern of persons with what ends their names: a comma, or "et al."."""
    joint = rf"(?:,\s|{lexicon.connector().pattern})"
    end = rf"(?:,\s|{lexicon.et_al().pattern})"
    return re.compile(rf"{_PERSON}(?:{joint}{_PERSON}){{0,5}}{end}")
