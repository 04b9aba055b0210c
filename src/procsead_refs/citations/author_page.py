"""Citations by author and page (MLA): "(Berg 22)", "(Berg, “Tide” 22)", "Berg (22)", "Berg"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from procsead_refs.citations import brackets, lexicon, shape, unlisted
from procsead_refs.citations.antecedents import ELIDED
from procsead_refs.citations.link import of_no_year
from procsead_refs.matching import key, names_et_al, words
from procsead_refs.model import Citation, CitationItem, Location, Status
from procsead_refs.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from procsead_refs.citations.brackets import Bracket
    from procsead_refs.citations.works import Works
    from procsead_refs.matching import Word

_NAME_WORDS = 8  # of the names before a bracket
_LONGEST = 300  # code points of a part of a bracket
_SENTENCE = 300  # code points before a page in which its author is named
_PAGE_OF = re.compile(r"[\s\u00a0]*\(")  # a bracket right after a name
_INITIALS = re.compile(r"(?:^|(?<=\s))((?:[^\W\d_]\.[\s\u00a0]?-?){1,3})\Z")
_INITIALS_LENGTH = 16  # code points that initials take
_ENDS = re.compile(r"[.?!]\s")


def read(text: str, paragraph: int, works: Works) -> Iterator[Citation]:
    """Yield a block's citations by author and page, their items linked, in order.

    A name in the running text is one where it is the whole list of a work's authors, since the
    style cites a work without pages so.

    Args:
        text: the block's text.
        paragraph: its number in the document.
        works: the list.
    """
    reader = _Reader(text, paragraph, works)
    yield from sorted(reader.citations(), key=lambda one: one.location.start or 0)


@dataclass(frozen=True, slots=True)
class _Reader:
    text: str
    paragraph: int
    works: Works

    def citations(self) -> Iterator[Citation]:
        pairs = list(brackets.outermost(self.text, "("))
        named = list(self._in_prose(pairs))
        taken = {one.end for one in named}
        for pair in pairs:
            if pair.end in taken:
                continue
            items = tuple(self._items(pair, named))
            if items:
                yield self._citation(pair.start, pair.end, items)
        for one in named:
            yield self._citation(one.start, one.end, (one.item,), narrative=True)

    def _citation(
        self, start: int, end: int, items: tuple[CitationItem, ...], *, narrative: bool = False
    ) -> Citation:
        place = Location(self.paragraph, start, end)
        return Citation(self.text[start:end], place, items, narrative)

    def _items(self, pair: Bracket, named: Sequence[_Named]) -> Iterator[CitationItem]:
        start = pair.start + 1
        for part in self.text[start : pair.end - 1].split(";"):
            end = start + len(part)
            item = self._item(start, end)
            if item is None and _is_place(part):
                item = self._of_author_before(start, end, named)
            if item is not None:
                yield item
            start = end + 1

    def _item(self, start: int, end: int) -> CitationItem | None:
        """Return the item of a bracket's part: names, a title or both, and a place."""
        part = self.text[start : min(end, start + _LONGEST)]
        spoken = words(part)
        for last in range(len(spoken), 0, -1):
            if not _is_place(part[spoken[last - 1].end :]):
                continue
            for first in range(last):
                if not _is_prefix(part[: spoken[first].start]):
                    break
                if hits := self._cited(spoken[first:last]):
                    begin = _with_initials(part, spoken[first].start)
                    phrase = part[begin : spoken[last - 1].end]
                    return self._linked(start + begin, end, phrase, hits)
        name = unlisted.before_page(part)
        if name is None:
            return None
        begin, phrase = name
        return self._linked(start + begin, end, phrase, ())

    def _linked(self, start: int, end: int, phrase: str, hits: Sequence[str]) -> CitationItem:
        shown = self.text[start:end].rstrip(" \u00a0")
        item = CitationItem(
            text=shown,
            location=Location(self.paragraph, start, start + len(shown)),
            names=shape.names(phrase.split(",", maxsplit=1)[0]),
            et_al=names_et_al(phrase) or names_et_al(shown),
            locator=shown[len(phrase) :].strip(' ,”"»\u00a0'),
            status=Status.MISSING,
        )
        return of_no_year(item, hits, self.works) if hits else item

    def _cited(self, spoken: Sequence[Word]) -> Sequence[str]:
        """Return the works that words name: authors, authors with a title, or a title."""
        for count in range(len(spoken), 0, -1):
            label = "".join(word.key for word in spoken[:count])
            hits = self.works.labels.get(label, ())
            title = "".join(word.key for word in spoken[count:])
            if fitting := self._titled(title, hits):
                return fitting
        whole = "".join(word.key for word in spoken)
        return self.works.titles.get(whole, ()) or self._with_all(spoken)

    def _titled(self, title: str, hits: Sequence[str]) -> Sequence[str]:
        """Return the works whose title before its subtitle is typed, or else begins so."""
        whole = [hit for hit in hits if title and key(self.works.all[hit].main_title) == title]
        return whole or [hit for hit in hits if self.works.all[hit].title.startswith(title)]

    def _with_all(self, spoken: Sequence[Word]) -> Sequence[str]:
        """Return the works that begin with the first words and have the others further on."""
        rest = {word.key for word in spoken[1:]}
        first = self.works.labels.get(spoken[0].key, ())
        return [hit for hit in first if rest <= self.works.all[hit].words]

    def _in_prose(self, pairs: Sequence[Bracket]) -> Iterator[_Named]:
        """Yield the authors of exactly one work that the running text names."""
        after = {pair.start: pair for pair in pairs}
        spoken = [word for word in words(self.text) if not _is_inside(word.start, pairs)]
        at = 0
        while at < len(spoken):
            found = self._names_at(spoken, at) if self._has_capital(spoken[at]) else None
            if found is None:
                at += 1
                continue
            count, hits = found
            at += count
            start, end = spoken[at - count].start, spoken[at - 1].end
            start = _with_initials(self.text, start)
            phrase = self.text[start:end]
            if et_al := lexicon.et_al().match(self.text, end):
                end = et_al.end()
            if page := _PAGE_OF.match(self.text, end):
                pair = after.get(page.end() - 1)
                if pair is not None and (left := self._within(pair, hits)):
                    hits, end = left, pair.end
            item = self._linked(start, end, phrase, hits)
            if item.reference is not None:
                yield _Named(start, end, item)

    def _has_capital(self, word: Word) -> bool:
        """Return whether a word is typed with a capital first, or behind a tied letter."""
        return self.text[word.start : word.start + 3].lstrip(ELIDED)[:1].isupper()

    def _within(self, pair: Bracket, hits: Sequence[str]) -> Sequence[str]:
        """Return which works a bracket right after their author leaves: by a page, by a title."""
        inner = self.text[pair.start + 1 : pair.end - 1]
        if _is_place(inner):
            return hits
        spoken = words(inner[:_LONGEST])
        for last in range(len(spoken), 0, -1):
            title = "".join(word.key for word in spoken[:last])
            fitting = self._titled(title, hits)
            if fitting and _is_place(inner[spoken[last - 1].end :]):
                return fitting
        return ()

    def _names_at(self, spoken: Sequence[Word], at: int) -> tuple[int, Sequence[str]] | None:
        """Return how many words from a place on are a work's authors, and the works."""
        for count in range(min(_NAME_WORDS, len(spoken) - at), 0, -1):
            run = spoken[at : at + count]
            if count == 1 and not self._has_capital(run[-1]):
                continue
            between = self.text[run[0].start : run[-1].end]
            if _ENDS.search(between):
                continue
            label = "".join(word.key for word in run)
            paged = _PAGE_OF.match(self.text, run[-1].end) is not None
            hits = [
                hit
                for hit in self.works.labels.get(label, ())
                if paged or label != self.works.all[hit].title
            ]
            if hits:
                return count, hits
        return None

    def _of_author_before(
        self, start: int, end: int, named: Sequence[_Named]
    ) -> CitationItem | None:
        """Return the item of a page alone: of the author whom its sentence names."""
        before = bisect_right(named, start, key=lambda one: one.end)
        if not before or start - named[before - 1].end > _SENTENCE:
            return None
        last = named[before - 1]
        if _ENDS.search(self.text[last.end : start]):
            return None
        hits = last.item.candidates
        return self._linked(start, end, "", hits) if hits else None


@dataclass(frozen=True, slots=True)
class _Named:
    """An author in the running text, a page in brackets after the name included."""

    start: int
    end: int
    item: CitationItem


def _is_inside(place: int, pairs: Sequence[Bracket]) -> bool:
    """Return whether a place is inside one of the brackets, which stand in order."""
    before = bisect_left(pairs, place, key=lambda pair: pair.start)
    return bool(before) and place < pairs[before - 1].end


def _is_prefix(before: str) -> bool:
    """Return whether only words like "see", particles and initials stand before a name."""
    known = lexicon.words("prefixes") | lexicon.folded("particles")
    spoken = (word.strip(' .,:;“"«„”(') for word in fold(before).split())
    return all(
        word in known or re.fullmatch(r"[a-z](?:\.?-?[a-z])?", word) or not word for word in spoken
    )


def _with_initials(part: str, start: int) -> int:
    """Return where a name begins with the initials before it: "M. Berg"."""
    match = _INITIALS.search(part, max(0, start - _INITIALS_LENGTH), start)
    return match.start(1) if match else start


def _is_place(rest: str) -> bool:
    """Return whether a text holds nothing but a page or another place, or nothing at all."""
    for pattern in (lexicon.et_al(), lexicon.remark()):
        rest = pattern.sub(" ", f"{rest} ")
    spoken = re.findall(r"[^\W_]+|§", fold(rest))
    return all(
        re.fullmatch(r"\d+[a-z]?|[ivxlc]+|[a-z]|§", one) or one in unlisted.place_words()
        for one in spoken
    )
