"""Citations in footnotes and endnotes: full, shortened and "ibid.", known by shared words."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from procsead_refs.citations.cues import lexicon, name_shape, unlisted
from procsead_refs.citations.systems.notes.shared_words import YEAR, work_meant
from procsead_refs.matching import names_et_al
from procsead_refs.model import Citation, CitationItem, Location, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from procsead_refs.citations.systems.notes.phrases import Phrases
    from procsead_refs.model import Block

_QUOTATION = 200  # code points of a quoted title; a mark further back was never closed
_BETWEEN = re.compile(r";\s+|(?<=[.)]),\s+(?=\()")
_MOST_MISSING = 0.25  # of the works that notes cite in full
_TRIED = 4  # places in a part of a note at which another citation may begin
_STOP = re.compile(r"(?<=[\d)f]\.)\s+(?=[^\W\d_]{2})")  # behind a page or place
_LEAD = re.compile(r"^\s*(?:\[\^?\d{1,4}\]:?|\d{1,4}[.)]?(?=\s+[^\d\W]))?\s*")


def read(block: Block, paragraph: int, phrases: Phrases) -> Iterator[Citation]:
    """Yield a note's citation, if it names a work of the list or says "ibid.".

    The items are linked here but for "ibid.", which `links` settles.
    """
    text = block.text
    items: list[CitationItem] = []
    parts = deque(_parts(text))
    while parts:
        start, end = parts.popleft()
        if parting := _parting(text, start, end, phrases):
            parts.appendleft((parting.end(), end))
            end = parting.start()
        item = _item(text, paragraph, start, end, phrases)
        if item is not None and not (items and _is_rest(text, start, item, items[-1])):
            items.append(item)
            if item.reference is not None:
                phrases.cited.append((block.note, item.reference))
    if items:
        start, end = items[0].location.start or 0, items[-1].location.end or len(text)
        yield Citation(text[start:end], Location(paragraph, start, end), tuple(items))


def without_doubtful(citations: Sequence[Citation], phrases: Phrases) -> Iterator[Citation]:
    """Yield citations without items that the list lacks, where it lacks many works cited in full.

    Then it is a list of some of the works only, or notes are written as full citations look.
    """
    missing = sum(map(_is_missing, (one for cited in citations for one in cited.items)))
    if missing <= _MOST_MISSING * phrases.full:
        yield from citations
        return
    for cited in citations:
        items = tuple(one for one in cited.items if not _is_missing(one))
        if items:
            yield replace(cited, items=items)


def _is_missing(item: CitationItem) -> bool:
    """Return whether the list lacks an item's work; "ibid." is settled later."""
    return item.status is Status.MISSING and not lexicon.ibid().match(item.text)


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a note's citations may stand: between semicolons that stand in no quotation."""
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    between = sorted((*_BETWEEN.finditer(text), *lexicon.turn().finditer(text)), key=_start)
    for match in between:
        before = text[start : match.start()]
        if _in_quotes(before):
            continue
        if before.strip():
            yield start, match.start()
        start = match.end()
    if text[start:].strip():
        yield start, len(text)


def _is_rest(text: str, start: int, item: CitationItem, before: CitationItem) -> bool:
    """Return whether a part is the rest of the one before: in its brackets and the same work."""
    begun = text[before.location.start : start]
    return item.reference == before.reference and begun.count("(") > begun.count(")")


def _parting(text: str, start: int, end: int, phrases: Phrases) -> re.Match[str] | None:
    """Return what parts two citations: "Ibid., p. 9. On this Berg …", "Berg, 5, and Lind, 7"."""
    if again := lexicon.ibid().match(text[start:end]):
        for match in islice(_STOP.finditer(text, start + again.end(), end), _TRIED):
            begin = match.end()
            if text[begin].isupper() and work_meant(text[begin:end], phrases)[0] is not None:
                return match
    for match in islice(_and().finditer(text, start, end), _TRIED):
        one, _ = work_meant(text[start : match.start()], phrases)
        other, begin = work_meant(text[match.end() : end], phrases)
        if one is not None and other is not None and one.id != other.id and not begin:
            return match
    return None


@cache
def _and() -> re.Pattern[str]:
    """Return the pattern of "and" between a page and the name that begins the next citation."""
    return re.compile(rf"(?<=\d),?\s(?:{lexicon.conjunctions()}|&)\s(?=[^\W\d_][^\W\d_])")


def _in_quotes(before: str) -> bool:
    """Return whether a quotation is open at the end of a text: “English, „German or «French."""
    before = before[-_QUOTATION:]
    opening, closing = ("„", "“") if "„" in before else ("“", "”")
    return before.count(opening) > before.count(closing) or before.count("«") > before.count("»")


def _start(match: re.Match[str]) -> int:
    return match.start()


def _item(text: str, paragraph: int, start: int, end: int, phrases: Phrases) -> CitationItem | None:
    part = text[start:end]
    place = Location(paragraph, start, start + len(part.rstrip(" .;\u00a0")))
    if match := lexicon.ibid().match(part):
        locator = part[match.end() :].strip(" ,.:;\u00a0")
        return CitationItem(text[start : place.end], place, locator=locator)
    work, begin = work_meant(part, phrases)
    full = unlisted.begins(part)
    if work is None and full is None:
        return None
    phrases.full += full is not None
    begin = begin or full or 0
    start += begin
    part = part[begin:]
    place = replace(place, start=start)
    return CitationItem(
        text=text[start : place.end],
        location=place,
        names=name_shape.names(part.split(",")[0])[:1],
        year=next(iter(YEAR.findall(part)), ""),
        et_al=names_et_al(part),
        reference=work.id if work else None,
        status=Status.MATCHED if work else Status.MISSING,
        candidates=(work.id,) if work else (),
    )
