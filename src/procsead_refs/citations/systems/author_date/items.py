"""A citation's items, made of the places and names that were found."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from procsead_refs.citations.cues import lexicon, name_shape
from procsead_refs.matching import key, names_et_al
from procsead_refs.model import CitationItem, Location, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procsead_refs.citations.cues.anchors import Anchor
    from procsead_refs.citations.systems.author_date.naming import Namer, Naming


@dataclass(frozen=True, slots=True)
class Found:
    """An item while its citation is read; offsets are the block's."""

    start: int
    end: int
    anchor: Anchor
    naming: Naming | None
    exempt: bool = False

    def named_before(self, place: int) -> bool:
        """Return whether the names end before a bracket."""
        return self.naming is not None and self.naming.end <= place


def of(namer: Namer, paragraph: int, found: Sequence[Found], end: int) -> tuple[CitationItem, ...]:
    """Return the items of a citation; one with several letters ("2010a, b") makes as many.

    Args:
        namer: of the citation's block.
        paragraph: the block's number.
        found: what was found, in order.
        end: where the citation's inside ends.
    """
    items: list[CitationItem] = []
    for number, one in enumerate(found):
        upto = found[number + 1].start if number + 1 < len(found) else end
        tail = namer.text[one.end : max(one.end, part_end(namer.text, one.end, upto))]
        second_hand = lexicon.cited_in().search(tail) if number + 1 < len(found) else None
        known = one.naming is not None and bool(one.naming.hits)
        if second_hand:
            tail = tail[: second_hand.start()]
        stop = _closed(namer.text, one.start, one.end + len(tail.rstrip(" ,;:\u00a0")))
        exempt = one.exempt or (second_hand is not None and not known)
        for count, letter in enumerate(one.anchor.letters or ("",)):
            item = _item(namer, one, letter, count, stop)
            place = Location(paragraph, one.anchor.start if count else one.start, stop)
            status = Status.EXEMPT if exempt else Status.MISSING
            items.append(replace(item, location=place, status=status))
    return tuple(items)


def _item(namer: Namer, found: Found, letter: str, count: int, stop: int) -> CitationItem:
    text, year, named = namer.text, found.anchor, found.naming
    start = year.start if count else found.start
    shown = text[start:stop]
    if len(year.letters) > 1:
        shown = f"{text[start : year.start]}{year.year}{letter}"
    phrase = text[named.start : named.end] if named is not None else ""
    return CitationItem(
        text=shown.strip(),
        location=Location(0, start, stop),
        names=name_shape.names(phrase, whole=_is_whole(namer, named, phrase)) if phrase else (),
        year=_year(namer, year, named),
        suffix=letter,
        et_al=names_et_al(phrase),
        locator=text[year.end : stop].strip(" ,.:;()\u00a0"),
        candidates=named.hits if named is not None else (),
    )


def _year(namer: Namer, year: Anchor, named: Naming | None) -> str:
    """Return the year as typed; of "1900/1953" the one that the list has."""
    hits = named.hits if named is not None else ()
    listed = frozenset[str]().union(*(namer.works.all[hit].years for hit in hits))
    if year.until and year.year not in listed:
        return next(iter((year.years - {year.year}) & listed), year.year)
    return year.year


def _closed(text: str, start: int, stop: int) -> int:
    """Return the end of an item with the bracket closed that was opened in it: "Berg (2001)"."""
    shown = text[start:stop]
    opened = shown.count("(") > shown.count(")")
    return stop + 1 if opened and text[stop : stop + 1] == ")" else stop


def part_end(text: str, start: int, end: int) -> int:
    """Return where the part of a citation that holds a place ends: at a semicolon, or its end."""
    semicolon = text.find(";", start, end)
    return semicolon if semicolon >= 0 else end


def _is_whole(namer: Namer, named: Naming | None, phrase: str) -> bool:
    """Return whether the words are a body's or a title: the list knows them undivided."""
    if named is None or not named.hits or names_et_al(phrase):
        return False
    spoken = key(phrase)
    work = namer.works.all[named.hits[0]]
    counts = range(2, len(work.creators) + 1)
    if any("".join(work.creators[:count]) == spoken for count in counts):
        return False
    if work.creators[:1] == (spoken,):
        return bool(work.reference.creators[0].literal)
    return spoken in work.wholes
