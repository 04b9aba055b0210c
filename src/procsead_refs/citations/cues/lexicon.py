"""The words around a citation (data/citing.toml) as patterns and sets, made once."""

from __future__ import annotations

import re
from functools import cache

from procsead_refs.data import table
from procsead_refs.matching import alternatives, phrase_table
from procsead_refs.text import fold

_NUMBER = r"[\divxlcIVXLC]+[a-z]?"


def phrases(*names: str) -> list[str]:
    """Return every phrase of tables of data/citing.toml, whatever its language."""
    return [phrase for name in names for row in phrase_table(name).values() for phrase in row]


@cache
def folded(name: str) -> frozenset[str]:
    """Return a table's phrases folded, without full stops at their ends."""
    return frozenset(fold(phrase).strip(".") for phrase in phrases(name))


@cache
def words(name: str) -> frozenset[str]:
    """Return the single words of a table's phrases, folded, without full stops at their ends."""
    return frozenset(word.strip(".") for phrase in folded(name) for word in phrase.split())


@cache
def conjunctions() -> str:
    """Return the alternatives for "and" in any language, the longest first."""
    return alternatives(word for word in phrases("connectors") if word.isalpha())


@cache
def connector() -> re.Pattern[str]:
    """Return the pattern of what stands between two names, white space included."""
    return re.compile(
        rf"\s*(?:(?<!\w)(?:{conjunctions()})(?![\w.])|&|/(?=[A-ZÅÄÖ][a-z]))\s*", re.IGNORECASE
    )


@cache
def et_al() -> re.Pattern[str]:
    """Return the pattern of "et al." in any language, with a comma before it."""
    return re.compile(rf",?\s*(?<!\w)(?:{alternatives(phrases('et_al'))})(?!\w)\.?", re.IGNORECASE)


@cache
def roles() -> re.Pattern[str]:
    """Return the pattern of an editor's or translator's mark after a name."""
    rows = table("names")
    spelled = alternatives((*rows["bracketed_roles"], *rows["cited_roles"]))
    return re.compile(rf"\(?(?<!\w)(?:{spelled})\.?(?!\w)\)?,?", re.IGNORECASE)


@cache
def ibid() -> re.Pattern[str]:
    """Return the pattern of "the same as before" at the beginning of a citation."""
    spelled, turns = alternatives(phrases("ibid")), alternatives(phrases("turns"))
    return re.compile(
        rf"\s*(?:(?:{turns})\s)?(?:{spelled})(?!\w)\.?(?=$|[\s,;:.])",
        re.IGNORECASE,
    )


@cache
def again() -> re.Pattern[str]:
    """Return the pattern of words that say a work was cited before: "op. cit."."""
    return re.compile(rf"(?<!\w)(?:{alternatives(phrases('again'))})(?!\w)", re.IGNORECASE)


@cache
def note_pointer() -> re.Pattern[str]:
    """Return the pattern of a reference to an earlier note, its number in the first group."""
    spelled = alternatives(phrases("note_pointers"))
    return re.compile(rf"(?<!\w)(?:{spelled})\s?(\d{{1,4}})(?!\w)", re.IGNORECASE)


@cache
def turn() -> re.Pattern[str]:
    """Return the pattern of the space before a word that begins another citation in a note."""
    spelled = "|".join(re.escape(word) for word in phrases("turns"))
    return re.compile(rf"(?<=[.,)”»“\"])\s+(?=(?:{spelled})\s)")


@cache
def cited_in() -> re.Pattern[str]:
    """Return the pattern of words that say a work is known from the one after them."""
    return re.compile(rf"(?<!\w)(?:{alternatives(phrases('cited_in'))})(?!\w)", re.IGNORECASE)


@cache
def remark() -> re.Pattern[str]:
    """Return the pattern of a remark on the quoted words after a citation: ", emphasis added"."""
    spelled = alternatives(phrases("remarks"))
    return re.compile(rf"\s*[,;]\s*(?:{spelled})(?!\w)\s*", re.IGNORECASE)


@cache
def markers() -> str:
    """Return the alternatives for what stands before a page, section …, the longest first."""
    by_length = sorted(set(phrases("locators")), key=lambda marker: (-len(marker), marker))
    return "|".join(re.escape(marker) for marker in by_length)


@cache
def marker_at_end() -> re.Pattern[str]:
    """Return the pattern of "p.", "Kap." and the like at the end of a text."""
    return re.compile(rf"(?<!\w)(?:{markers()})\s*$")


@cache
def locator() -> re.Pattern[str]:
    """Return the pattern of a locator at the beginning of a text: ", p. 12", ":12–14"."""
    joint = rf"\s?(?:[-–—,&/]|{conjunctions()})\s?"
    numbers = rf"{_NUMBER}(?:{joint}{_NUMBER})*(?:\s?(?:ff?|sqq?)\b\.?)?"
    return re.compile(
        rf"\s*(?:[,:;]\s*)?(?:(?:{markers()})\s?{numbers}|(?<=:)\s?{numbers}"
        rf"|(?<=,\s)\d{{1,3}}(?:[-–]\d{{1,4}})?(?=\s*[,;)]))+(?!\w)"
    )
