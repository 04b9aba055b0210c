"""The words around names that are none: editors' and translators' marks, "et al."."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from procsead_refs.data import table
from procsead_refs.names.words import are_initials, connecting_words, last_word
from procsead_refs.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Sequence

_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]{0,120})[)\]]")
_ACRONYM = re.compile(r"[A-ZÀ-Þ]{3,12}")  # a body's: "Statistikamt (STA)"
_WORD = re.compile(r"[^\W_]+")
_BEFORE = ' \t.,;:()[]{}/&*\u00a0–—"“”„«»‹›'
_BEHIND = ' \t,;:([{/&*\u00a0–—"“”„«»‹›'


def without_marks(text: str) -> str:
    """Return text without "(eds.)", "hrsg. von", "toim.", "a cura di", "et al." and their like."""
    if "(" in text or "[" in text:
        text = _BRACKETS.sub(_kept, text)
    text = _without_et_al(text)
    text = text.lstrip(_BEFORE + "0123456789").rstrip(_BEHIND)
    words = text.split()
    first, last = edges([word.strip(".,:;()[]").casefold() for word in words])
    text = squeeze(" ".join(words[first:last])).lstrip(_BEFORE)
    return _without_et_al(text).rstrip(_BEHIND)


def _without_et_al(text: str) -> str:
    """Return text without "et al." at its end; most end in another word, and are done."""
    return _at_end().sub("", text) if last_word(text) in _et_al_ends() else text


@cache
def _et_al_ends() -> frozenset[str]:
    """Return the last words of "et al." in every language, and its words run together."""
    split = [re.split(r"[\s.]+", one.rstrip(".")) for one in _et_al_phrases()]
    return frozenset(end for words in split for end in (words[-1], "".join(words)))


def edges(words: Sequence[str]) -> tuple[int, int]:
    """Return where names start and end in folded words: role words stand before and behind.

    A link ("von") counts as a mark only after a role word, so that "von Humboldt" stays whole.
    """
    roles, links = _roles(), _links()
    first, last = _phrase(words), len(words)
    while first < last and (words[first] in roles or (first and words[first] in links)):
        first += 1
    while last > first + 1 and words[last - 1] in roles:
        last -= 1
        while last > first + 1 and (
            words[last - 1] in connecting_words() or words[last - 1] == "&"
        ):
            last -= 1
    return (first, last) if first < last else (0, len(words))


@cache
def et_al() -> re.Pattern[str]:
    """Return the pattern of "et al." anywhere in a text, in any language.

    One word alone ("ym.") and letters ("u. a.") are a name and initials where they are capital.
    """
    return re.compile(rf"(?<!\w)(?:{_et_al_forms()})(?!\w)")


def begins_et_al(word: str) -> bool:
    """Return whether "et al." may begin with a word in small letters, in some language."""
    return word in _et_al_beginnings()


@cache
def _et_al_beginnings() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in _et_al_phrases())


def _et_al_phrases() -> list[str]:
    return [phrase for row in table("citing")["et_al"].values() for phrase in row]


@cache
def _et_al_forms() -> str:
    """Return the alternatives for "et al.", in any case where no initial and no name is like it."""
    forms = sorted(_et_al_phrases(), key=len, reverse=True)
    several = [one for one in forms if " " in one and min(map(len, re.split(r"\.?\s", one))) > 1]
    any_case, as_typed = ("|".join(map(_spaced, some)) for some in (several, forms))
    return rf"(?i:{any_case})|{as_typed}"


def is_role(word: str) -> bool:
    """Return whether a word marks editors or translators ("eds", "Hrsg")."""
    return word.casefold() in _editors_and_translators()


def is_translators(word: str) -> bool:
    """Return whether a role word marks translators ("transl", "suom")."""
    return word.casefold() in table("names")["translators"]


def begins_with_role(words: Sequence[str]) -> bool:
    """Return whether words begin with a mark of editors or translators ("eds", "a cura di")."""
    folded = [word.casefold() for word in words]
    return bool(folded) and (folded[0] in _editors_and_translators() or _phrase(folded) > 1)


def _phrase(words: Sequence[str]) -> int:
    """Return how many of the first folded words are a role of several words, 0 for none."""
    for phrase in _phrases().get(words[0], ()) if words else ():
        if tuple(words[: len(phrase)]) == phrase:
            return len(phrase)
    return 0


@cache
def _phrases() -> dict[str, list[tuple[str, ...]]]:
    """Return the roles of several words, word by word, under their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in table("names")["phrases"]:
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append(words)
    return found


@cache
def _roles() -> frozenset[str]:
    return frozenset((*table("names")["roles"], *table("names")["makers"]))


@cache
def _links() -> frozenset[str]:
    return frozenset(table("names")["links"])


@cache
def _editors_and_translators() -> frozenset[str]:
    return frozenset(table("names")["roles"])


def _kept(match: re.Match[str]) -> str:
    """Return a bracket as it stands, without marks where it holds initials ("Aho (K.)").

    One that holds a role, a handle, a year or a number of people is left out.
    """
    if _ACRONYM.fullmatch(match[1]):
        return match[0]
    if are_initials(match[1]):
        return f" {match[1]}"
    words = [word.casefold() for word in _WORD.findall(match[1])]
    if not words or match[1][:1] == "@" or words[0].isdigit():
        return ""
    return match[0] if _roles().isdisjoint(words) else ""


def _spaced(phrase: str) -> str:
    """Return the pattern of a phrase, its full stops and spaces typed or not."""
    return r"\.?\s?".join(map(re.escape, phrase.split()))


@cache
def _at_end() -> re.Pattern[str]:
    """Match "et al." that ends a list of names, what joins it to them and what closes it."""
    return re.compile(rf"[\s,;&(\[]{{1,4}}(?:{_et_al_forms()})[.)\]]{{0,3}}\s?$")
