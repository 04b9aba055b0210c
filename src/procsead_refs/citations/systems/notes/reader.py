"""Citations in footnotes and endnotes: full, shortened and "ibid.", known by shared words."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from procsead_refs.citations.cues import lexicon, name_shape, unlisted
from procsead_refs.citations.systems.notes import short_notes
from procsead_refs.matching import key, names_et_al, words
from procsead_refs.model import Citation, CitationItem, Location, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from procsead_refs.citations.works import Work, Works
    from procsead_refs.matching import Word
    from procsead_refs.model import Block

_WORDS = 40  # of an entry that are indexed: names and title stand first
_LENGTH = 600  # code points that hold them
_WITH_NAME = 5.0  # shared letters that name a work beside its author
_WITHOUT_NAME = 22.0  # shared letters that name a work by themselves
_TITLE_ALONE = 4.0  # for an entry that begins with its title: half of it
_COVERS = 0.5  # of a note's letters, shared, so that it names the work whatever its length
_COUNTS = 6.0  # letters that a shared name or year is worth
_QUOTATION = 200  # code points of a quoted title; a mark further back was never closed
_TITLE_LETTERS = 8  # of a title that is no chance
_NAME_WORDS = 8  # of one name, a body's as well
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_BETWEEN = re.compile(r";\s+|(?<=[.)]),\s+(?=\()")
_MOST_MISSING = 0.25  # of the works that notes cite in full
_TRIED = 6  # authors of the list that a part of a note names, who may begin a citation
_ENDS = re.compile(r"(?<=[^\W\d_]{4}[.?!])\s+(?=[^\W\d_])")  # of a sentence, not of "vol."
_LEAD = re.compile(r"^\s*(?:\[\^?\d{1,4}\]:?|\d{1,4}[.)]?(?=\s+[^\d\W]))?\s*")
_YEAR = re.compile(r"(?<!\d)(?:1[4-9]\d\d|20\d\d)(?!\d)")

_Pair = tuple[str, str]


@dataclass(slots=True)
class _Shared:
    """Letters of shared pairs, and the same with each pair's divided by how many works have it."""

    letters: float = 0.0
    rare: float = 0.0


class Phrases:
    """The list's entries by their pairs of neighbouring words; a rare pair tells more.

    `titled` collects the works that notes named by such pairs, not by an author's name alone,
    `whole` those whose whole title a note has; `openers` are the entries that begin with their
    title, by its first word; `cited` are the works that notes cited so far, each with the note's
    number; `full` counts the citations that have the shape of one in full.
    """

    def __init__(self, works: Works) -> None:
        self.works = works
        self.titled: set[str] = set()
        self.whole: set[str] = set()
        self.full = 0
        self.cited: list[tuple[str | None, str]] = []
        self.openers: dict[str, list[str]] = defaultdict(list)
        self.pairs: dict[_Pair, list[str]] = defaultdict(list)
        for work in works.all.values():
            typed = [word.key for word in words(work.reference.raw[:_LENGTH])]
            found = [*works.repeated.get(work.id, ()), *typed][:_WORDS]
            if found and not work.creators:
                self.openers[found[0]].append(work.id)
            for pair in dict.fromkeys(pairwise(found)):
                self.pairs[pair].append(work.id)

    def shared(self, spoken: Sequence[Word]) -> dict[str, _Shared]:
        """Return for each work the letters of the pairs of words that it shares."""
        found: dict[str, _Shared] = defaultdict(_Shared)
        for one, other in pairwise(spoken):
            hits = self.pairs.get((one.key, other.key), ())
            for hit in hits:
                letters = (len(one.key) + len(other.key)) / 2
                found[hit].letters += letters
                found[hit].rare += letters / len(hits)
        return found


def read(block: Block, paragraph: int, phrases: Phrases) -> Iterator[Citation]:
    """Yield a note's citation, if it names a work of the list or says "ibid.".

    The items are linked here but for "ibid.", which `links` settles.
    """
    text = block.text
    items: list[CitationItem] = []
    for start, end in _parts(text):
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
    work, begin = _work(part, phrases)
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
        year=next(iter(_YEAR.findall(part)), ""),
        et_al=names_et_al(part),
        reference=work.id if work else None,
        status=Status.MATCHED if work else Status.MISSING,
        candidates=(work.id,) if work else (),
    )


def _work(part: str, phrases: Phrases) -> tuple[Work | None, int]:
    """Return the work that a part of a note cites, if any, and where the citation begins in it."""
    works = phrases.works
    if remark := lexicon.remark().search(part):
        part = part[: remark.start()]
    spoken = words(_ADDRESS.sub(lambda match: " " * len(match.group()), part))
    named = _named(spoken, phrases)
    years = set(_YEAR.findall(part))
    joined = "".join(word.key for word in spoken)
    earliest = min(named.values(), default=0)
    author = unlisted.first_person(part)
    scored = []
    for one, shared in phrases.shared(spoken).items():
        work = works.all[one]
        whole = _title_said(work, joined)
        if author and not (whole or years & work.years or _by(author, work)):
            continue  # cited in full by its author: another's work that shares words of its title
        without = _WITHOUT_NAME if work.creators else _TITLE_ALONE
        enough = max(shared.rare, whole) >= min(without, _COVERS * len(joined))
        if (one in named and shared.letters >= _WITH_NAME) or enough:
            fits = bool(work.years & years) + (one in named) + (named.get(one) == earliest)
            scored.append((shared.letters + whole + fits * _COUNTS, one))
    if scored:
        best = max(scored)[1]
        phrases.titled.add(best)
        if _title_said(works.all[best], joined):
            phrases.whole.add(best)
        begins = [spoken[named[best]].start] if best in named else []
        return works.all[best], max(_sentences(part, begins))
    places = [spoken[place].start for place in sorted({*named.values()})[:_TRIED]]
    for begin in _sentences(part, places):
        tail = [word for word in spoken if word.start >= begin]
        skipped = len(spoken) - len(tail)
        there = {one: place - skipped for one, place in named.items() if place >= skipped}
        if found := short_notes.by_name_alone(part[begin:], tail, there, works, phrases.cited):
            return found, begin
    return None, 0


def _by(author: str, work: Work) -> bool:
    return any(name in author for name in work.creators)


def _sentences(part: str, places: Sequence[int]) -> list[int]:
    """Return 0 and where the sentences of some places begin: "It is disputed. Berg, 5"."""
    begun = [0]
    for place in places:
        ends = [match.end() for match in _ENDS.finditer(part, 0, place + 1)]
        if ends and ends[-1] not in begun:
            begun.append(ends[-1])
    return begun


def _title_said(work: Work, joined: str) -> int:
    """Return how many letters of a title a note has, 0 unless all of it or all before a colon."""
    for title in (work.title, key(work.main_title)):
        if len(title) >= _TITLE_LETTERS and title in joined:
            return len(title)
    return 0


def _named(spoken: Sequence[Word], phrases: Phrases) -> dict[str, int]:
    """Return the works whose first author is named, or their title's first word, with the place."""
    found: dict[str, int] = {}
    for place, word in enumerate(spoken):
        for one in phrases.openers.get(word.key, ()):
            found.setdefault(one, place)
        for count in range(1, _NAME_WORDS + 1):
            joined = "".join(word.key for word in spoken[place : place + count])
            for one in phrases.works.first.get(joined, ()):
                found.setdefault(one, place)
    return found
