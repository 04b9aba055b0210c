"""Citations by author and page (MLA): "(Berg 22)", "(Berg, “Tide” 22)", "Berg (22)", "Berg"."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from procsead_refs.citations.cues import brackets, lexicon, unlisted
from procsead_refs.citations.systems.author_page import prose_authors
from procsead_refs.citations.systems.author_page.passage import (
    LONGEST,
    SENTENCE_END,
    Passage,
    is_place,
    with_initials,
)
from procsead_refs.matching import words
from procsead_refs.model import Citation, Location
from procsead_refs.names.words import particles
from procsead_refs.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from procsead_refs.citations.cues.brackets import Bracket
    from procsead_refs.citations.systems.author_page.prose_authors import Named
    from procsead_refs.citations.works import Works
    from procsead_refs.matching import Word
    from procsead_refs.model import CitationItem

_SENTENCE = 300  # code points before a page in which its author is named


def read(text: str, paragraph: int, works: Works) -> Iterator[Citation]:
    """Yield a block's citations by author and page, their items linked, in order.

    A name in the running text is one where it is the whole list of a work's authors, since the
    style cites a work without pages so.

    Args:
        text: the block's text.
        paragraph: its number in the document.
        works: the list.
    """
    found = _citations(Passage(text, paragraph, works))
    yield from sorted(found, key=lambda one: one.location.start or 0)


def _citations(passage: Passage) -> Iterator[Citation]:
    pairs = list(brackets.outermost(passage.text, "("))
    named = list(prose_authors.named(passage, pairs))
    taken = {one.end for one in named}
    for pair in pairs:
        if pair.end in taken:
            continue
        if items := tuple(_items(passage, pair, named)):
            yield _citation(passage, pair.start, pair.end, items)
    for one in named:
        yield _citation(passage, one.start, one.end, (one.item,), narrative=True)


def _citation(
    passage: Passage,
    start: int,
    end: int,
    items: tuple[CitationItem, ...],
    *,
    narrative: bool = False,
) -> Citation:
    place = Location(passage.paragraph, start, end)
    return Citation(passage.text[start:end], place, items, narrative)


def _items(passage: Passage, pair: Bracket, named: Sequence[Named]) -> Iterator[CitationItem]:
    start = pair.start + 1
    for part in passage.text[start : pair.end - 1].split(";"):
        end = start + len(part)
        item = _item(passage, start, end)
        if item is None and is_place(part):
            item = _of_author_before(passage, start, end, named)
        if item is not None:
            yield item
        start = end + 1


def _item(passage: Passage, start: int, end: int) -> CitationItem | None:
    """Return the item of a bracket's part: names, a title or both, and a place."""
    part = passage.text[start : min(end, start + LONGEST)]
    spoken = words(part)
    for last in range(len(spoken), 0, -1):
        if not is_place(part[spoken[last - 1].end :]):
            continue
        for first in range(last):
            if not _is_prefix(part[: spoken[first].start]):
                break
            if hits := _cited(passage, spoken[first:last]):
                begin = with_initials(part, spoken[first].start)
                phrase = part[begin : spoken[last - 1].end]
                return passage.item(start + begin, end, phrase, hits)
    name = unlisted.before_page(part)
    if name is None:
        return None
    begin, phrase = name
    return passage.item(start + begin, end, phrase, ())


def _cited(passage: Passage, spoken: Sequence[Word]) -> Sequence[str]:
    """Return the works that words name: authors, authors with a title, or a title."""
    for count in range(len(spoken), 0, -1):
        label = "".join(word.key for word in spoken[:count])
        hits = passage.works.labels.get(label, ())
        title = "".join(word.key for word in spoken[count:])
        if fitting := passage.titled(title, hits):
            return fitting
    whole = "".join(word.key for word in spoken)
    return passage.works.titles.get(whole, ()) or _with_all(passage, spoken)


def _with_all(passage: Passage, spoken: Sequence[Word]) -> Sequence[str]:
    """Return the works that begin with the first words and have the others further on."""
    rest = {word.key for word in spoken[1:]}
    first = passage.works.labels.get(spoken[0].key, ())
    return [hit for hit in first if rest <= passage.works.all[hit].words]


def _of_author_before(
    passage: Passage, start: int, end: int, named: Sequence[Named]
) -> CitationItem | None:
    """Return the item of a page alone: of the author whom its sentence names."""
    before = bisect_right(named, start, key=lambda one: one.end)
    if not before or start - named[before - 1].end > _SENTENCE:
        return None
    last = named[before - 1]
    if SENTENCE_END.search(passage.text[last.end : start]):
        return None
    hits = last.item.candidates
    return passage.item(start, end, "", hits) if hits else None


def _is_prefix(before: str) -> bool:
    """Return whether only words like "see", particles and initials stand before a name."""
    known = lexicon.words("prefixes") | particles("compared")
    spoken = (word.strip(' .,:;“"«„”(') for word in fold(before).split())
    return all(
        word in known or re.fullmatch(r"[a-z](?:\.?-?[a-z])?", word) or not word for word in spoken
    )
