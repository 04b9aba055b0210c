"""Authors that running text names: the style cites a whole work so, and a page behind the name."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from procsead_refs.citations.cues import lexicon
from procsead_refs.citations.systems.author_date.antecedents import ELIDED
from procsead_refs.citations.systems.author_page.passage import (
    LONGEST,
    SENTENCE_END,
    is_place,
    with_initials,
)
from procsead_refs.matching import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from procsead_refs.citations.cues.brackets import Bracket
    from procsead_refs.citations.systems.author_page.passage import Passage
    from procsead_refs.matching import Word
    from procsead_refs.model import CitationItem

_NAME_WORDS = 8  # of the names of one work
_PAGE_OF = re.compile(r"[\s\u00a0]*\(")  # a bracket right after a name


@dataclass(frozen=True, slots=True)
class Named:
    """An author in the running text, a page in brackets after the name included."""

    start: int
    end: int
    item: CitationItem


def named(passage: Passage, pairs: Sequence[Bracket]) -> Iterator[Named]:
    """Yield the authors of exactly one work that the running text names."""
    after = {pair.start: pair for pair in pairs}
    spoken = [word for word in words(passage.text) if not _is_inside(word.start, pairs)]
    at = 0
    while at < len(spoken):
        found = _names_at(passage, spoken, at) if _has_capital(passage, spoken[at]) else None
        if found is None:
            at += 1
            continue
        count, hits = found
        at += count
        start, end = spoken[at - count].start, spoken[at - 1].end
        start = with_initials(passage.text, start)
        phrase = passage.text[start:end]
        if et_al := lexicon.et_al().match(passage.text, end):
            end = et_al.end()
        if page := _PAGE_OF.match(passage.text, end):
            pair = after.get(page.end() - 1)
            if pair is not None and (left := _within(passage, pair, hits)):
                hits, end = left, pair.end
        item = passage.item(start, end, phrase, hits)
        if item.reference is not None:
            yield Named(start, end, item)


def _has_capital(passage: Passage, word: Word) -> bool:
    """Return whether a word is typed with a capital first, or behind a tied letter."""
    return passage.text[word.start : word.start + 3].lstrip(ELIDED)[:1].isupper()


def _within(passage: Passage, pair: Bracket, hits: Sequence[str]) -> Sequence[str]:
    """Return which works a bracket right after their author leaves: by a page, by a title."""
    inner = passage.text[pair.start + 1 : pair.end - 1]
    if is_place(inner):
        return hits
    spoken = words(inner[:LONGEST])
    for last in range(len(spoken), 0, -1):
        title = "".join(word.key for word in spoken[:last])
        fitting = passage.titled(title, hits)
        if fitting and is_place(inner[spoken[last - 1].end :]):
            return fitting
    return ()


def _names_at(
    passage: Passage, spoken: Sequence[Word], at: int
) -> tuple[int, Sequence[str]] | None:
    """Return how many words from a place on are a work's authors, and the works."""
    for count in range(min(_NAME_WORDS, len(spoken) - at), 0, -1):
        run = spoken[at : at + count]
        if count == 1 and not _has_capital(passage, run[-1]):
            continue
        between = passage.text[run[0].start : run[-1].end]
        if SENTENCE_END.search(between):
            continue
        label = "".join(word.key for word in run)
        paged = _PAGE_OF.match(passage.text, run[-1].end) is not None
        hits = [
            hit
            for hit in passage.works.labels.get(label, ())
            if paged or label != passage.works.all[hit].title
        ]
        if hits:
            return count, hits
    return None


def _is_inside(place: int, pairs: Sequence[Bracket]) -> bool:
    """Return whether a place is inside one of the brackets, which stand in order."""
    before = bisect_left(pairs, place, key=lambda pair: pair.start)
    return bool(before) and place < pairs[before - 1].end
