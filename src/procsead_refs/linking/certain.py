"""Which citations are certain: linked to one work each, with no word unaccounted for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from procsead_refs import matching
from procsead_refs.data import table
from procsead_refs.dates import stand_ins
from procsead_refs.library import Keys
from procsead_refs.model import Status
from procsead_refs.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from procsead_refs.model import Citation, CitationItem, Manuscript, Reference

_SAME = 0.9  # from this score on a typed entry is the library's record
POSSESSIVE = re.compile(r"['’]s\b")
YEAR_LAST = re.compile(r"[(\[][^()\[\]]*[)\]]$")  # "Berg’s (2004)": the names stay typed
_WORD = re.compile(r"\w+")
_PAGES_LAST = re.compile(r",[”’\"']?\s{0,3}(\d{1,5}(?:\s?[-‑–]\s?\d{1,5})?)\.?$")
_SMALL = ("connectors", "et_al", "locators")


@dataclass(frozen=True, slots=True)
class Live:
    """A citation that can be made live: key and words before, for each item in order."""

    citation: Citation
    keys: tuple[str, ...]
    prefixes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A citation that stays as it was typed, and why."""

    citation: Citation
    reason: str


def sorted_out(
    manuscript: Manuscript,
) -> tuple[tuple[Live, ...], tuple[Kept, ...], dict[str, Reference]]:
    """Return the certain citations, the others, and the works by their keys.

    A typed entry that is surely a work of the library takes its key and record; the others get a
    key by the library's formula. Laws and personal communications are neither live nor doubtful.
    """
    keys, works = _works(manuscript)
    live: list[Live] = []
    kept: list[Kept] = []
    typed = {one.id: one for one in manuscript.references}
    for citation in manuscript.citations:
        if all(item.status is Status.EXEMPT for item in citation.items):
            continue
        if reason := _unlinked(citation, keys):
            kept.append(Kept(citation, reason))
            continue
        named = tuple(keys[item.reference or ""] for item in citation.items)
        found = _with_locators(citation, manuscript, typed)
        one = Live(found, named, _prefixes(found, [works[name] for name in named]))
        if reason := _lost(one, works, typed):
            kept.append(Kept(citation, reason))
        else:
            live.append(one)
    return tuple(live), tuple(kept), works


def _works(manuscript: Manuscript) -> tuple[dict[str, str], dict[str, Reference]]:
    """Return the key of each entry's id, and the works by key."""
    library = manuscript.library or ()
    held = {one.id: one for one in library}
    keys: dict[str, str] = {}
    works: dict[str, Reference] = {}
    for entry in manuscript.references:
        scored = ((matching.same_work(entry, one).score, one.id) for one in library)
        score, name = max(scored, default=(0.0, ""))
        if score >= _SAME and name not in works:
            keys[entry.id], works[name] = name, held[name]
        else:
            name = Keys({*works, *held}).new(entry)
            keys[entry.id], works[name] = name, replace(entry, id=name)
    for one in library:
        keys.setdefault(one.id, one.id)
    cited = {item.reference for citation in manuscript.citations for item in citation.items}
    works.update({one.id: one for one in library if one.id in cited and one.id not in works})
    return keys, works


def _unlinked(citation: Citation, keys: dict[str, str]) -> str:
    """Return what keeps a citation from being linked for certain; empty where nothing does."""
    for item in citation.items:
        if item.status is not Status.MATCHED or item.reference not in keys:
            return f"“{item.text}” is {item.status.value}"
        if len(item.candidates) > 1:
            return f"“{item.text}” fits {len(item.candidates)} entries"
    if any(citation.text.count(one) != citation.text.count(two) for one, two in ("()", "[]")):
        return "its parentheses are not closed, so that it may go on"
    if citation.narrative and len(citation.items) > 1:
        return "it names several works in the sentence"
    return ""


def _with_locators(
    citation: Citation, manuscript: Manuscript, typed: Mapping[str, Reference]
) -> Citation:
    """Return a note's citation with the pages that follow a work's words: "Fell, Tides, 25"."""
    if manuscript.document.blocks[citation.location.paragraph].note is None:
        return citation
    items = []
    for item in citation.items:
        found = None if item.locator else _PAGES_LAST.search(item.text)
        entry = typed.get(item.reference or "")
        new = found and not (entry and _words(found[1]) <= _words(entry.raw))
        items.append(replace(item, locator=found[1]) if found and new else item)
    return replace(citation, items=tuple(items))


def _lost(live: Live, works: Mapping[str, Reference], typed: Mapping[str, Reference]) -> str:
    """Return what no style would print again; empty where there is nothing.

    What a citation in a note repeats of the typed entry is not lost: it stands in the list.
    """
    if POSSESSIVE.search(live.citation.text) and not YEAR_LAST.search(live.citation.text):
        return "a possessive would be lost"
    rest = _words(POSSESSIVE.sub("", live.citation.text)) - _small()
    for item, name, prefix in zip(live.citation.items, live.keys, live.prefixes, strict=True):
        rest -= _accounted(item, works[name]) | _words(prefix)
        if entry := typed.get(item.reference or ""):
            rest -= _words(entry.raw)
    return f"“{', '.join(sorted(rest))}” would be lost" if rest else ""


def _prefixes(citation: Citation, works: list[Reference]) -> tuple[str, ...]:
    """Return the words before each item's first name ("see", "e.g.,")."""
    begin = citation.location.start or 0
    at, found = 0, []
    for item, work in zip(citation.items, works, strict=True):
        start, end = (item.location.start or 0) - begin, (item.location.end or 0) - begin
        gap = citation.text[at:start] if at <= start else ""
        before = gap.lstrip(" ;([") + _before_name(item, work)
        at = end
        plain = not any(char.isdigit() or char in "()[];" for char in before)
        found.append(item.prefix or (before.strip() if plain and _WORD.search(before) else ""))
    return tuple(found)


def _before_name(item: CitationItem, work: Reference) -> str:
    if item.number is not None:
        return ""
    names = [*item.names, *work.creators]
    first = [one.literal or one.particle or one.family for one in names]
    given = [one.given for one in work.creators]
    starts = [item.text.find(name) for name in (*first, *given) if name]
    return item.text[: min((start for start in starts if start >= 0), default=0)]


def _accounted(item: CitationItem, work: Reference) -> set[str]:
    people = [*item.names, *work.creators]
    names = " ".join(f"{one.literal} {one.particle} {one.family} {one.given}" for one in people)
    texts = (names, item.prefix, item.locator, item.year, f"{item.year}{item.suffix}", item.suffix)
    found = _words(" ".join(texts))
    if item.number is not None:
        found |= {word for word in _words(item.text) if word.isdecimal()}
    return found


def _words(text: str) -> set[str]:
    return set(_WORD.findall(fold(text)))


@cache
def _small() -> frozenset[str]:
    """Return the words that a style prints by itself: "and", "et al.", "p.", "n.d."."""
    rows = table("citing")
    listed = (one for name in _SMALL for words in rows[name].values() for one in words)
    phrases = (*listed, *stand_ins("citation", "no_date"))
    return frozenset(word for one in phrases for word in _words(one))
