"""Author-date citations of a block: in brackets, in the prose before a bracket, in running text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from procsead_refs.citations.cues import anchors, brackets, lexicon
from procsead_refs.citations.cues.anchors import Anchor
from procsead_refs.citations.cues.legal import exempt
from procsead_refs.citations.systems.author_date import items
from procsead_refs.citations.systems.author_date.antecedents import Antecedents, ends_well
from procsead_refs.citations.systems.author_date.items import Found, part_end
from procsead_refs.citations.systems.author_date.naming import Namer, Naming
from procsead_refs.matching import names_et_al
from procsead_refs.model import Citation, CitationItem, Location, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.citations.cues.brackets import Bracket
    from procsead_refs.citations.works import Works

_BEFORE = 240  # how far left of a bracket its names may begin
_ET_AL = 12  # code points that "et al." takes in any language
_LONGEST_LAW = 200  # a longer bracket that names a law is a sentence
_REPORT = 12  # code points behind the year of a case that name its report: "[1990] 2 AC 12"
_LONGEST_NAME = 40  # "rikoslaki 39/1889", not "see the act of 1889, section 5, on …"
_LETTERS = re.compile(r"[^\W\d_]{2}")


def read(text: str, paragraph: int, works: Works, language: str) -> Iterator[Citation]:
    """Yield a block's citations, in order of their places.

    Items carry in `candidates` the works that their words fit, whatever the year; `links`
    decides. An item whose words fit none is yielded where they have the shape of names.

    Args:
        text: the block's text.
        paragraph: its number in the document.
        works: the list.
        language: the draft's, ISO 639-1.
    """
    return _Reader(text, paragraph, Namer(text, works, language)).citations()


@dataclass(slots=True)
class _Reader:
    text: str
    paragraph: int
    namer: Namer
    read_to: int = 0  # names do not reach back over what was read

    def citations(self) -> Iterator[Citation]:
        years = anchors.find(self.text)
        at = 0
        for pair in brackets.outermost(self.text):
            while at < len(years) and years[at].start < pair.start:
                yield from self._bare(years[at])
                at += 1
            inside = []
            while at < len(years) and years[at].start < pair.end:
                inside.append(years[at])
                at += 1
            citation = self._bracket(pair, inside) if inside else self._without_year(pair)
            if citation is not None:
                yield citation
            if inside or citation is not None:
                self.read_to = pair.end
        for year in years[at:]:
            yield from self._bare(year)

    def _bracket(self, pair: Bracket, years: list[Anchor]) -> Citation | None:
        found: list[Found] = []
        narrative = False
        begin = pair.start + 1
        for year in years:
            semicolon = self.text.rfind(";", begin, year.start)
            item = self._item(pair, year, max(begin, semicolon + 1), found, new=semicolon >= 0)
            begin = year.end
            if item is None:
                continue
            if found and (one := self._reprinted(found[-1], item)):
                item = one
                found.pop()
            narrative = narrative or item.named_before(pair.start)
            found.append(item)
        found = sorted([*found, *self._laws(pair, years)], key=lambda one: one.start)
        if not found:
            return None
        place = min(pair.start, found[0].start)
        return Citation(
            self.text[place : pair.end],
            Location(self.paragraph, place, pair.end),
            items.of(self.namer, self.paragraph, found, pair.end - 1),
            narrative,
        )

    def _reprinted(self, first: Found, second: Found) -> Found | None:
        """Return the item that two years make: "(Marx [1867] 1976)", "(Marx 1976 [1867])"."""
        between = self.text[first.anchor.end : second.anchor.start].strip()
        if between not in {"]", ")", "/", "[", "("}:
            return None
        fits = [self._is_listed(one) for one in (first, second)]
        if fits == [False, True]:
            return replace(second, start=first.start)
        if fits == [True, False]:
            end = second.end + (self.text[second.end : second.end + 1] in {"]", ")"})
            return replace(first, end=end, anchor=replace(first.anchor, end=end))
        return None

    def _is_listed(self, one: Found) -> bool:
        """Return whether the list has a work of an item's names and year."""
        hits = one.naming.hits if one.naming is not None else ()
        return any(self.namer.works.all[hit].years & one.anchor.years for hit in hits)

    def _laws(self, pair: Bracket, years: list[Anchor]) -> Iterator[Found]:
        """Yield the parts between semicolons that have no year and name a law."""
        start = pair.start + 1
        for part in self.text[pair.start + 1 : pair.end - 1].split(";"):
            end = start + len(part)
            if not any(start <= year.start < end for year in years) and exempt(part):
                begin = start + len(part) - len(part.lstrip())
                yield Found(begin, end, Anchor(end, end, ""), None, exempt=True)
            start = end + 1

    def _item(
        self, pair: Bracket, year: Anchor, begin: int, found: list[Found], *, new: bool
    ) -> Found | None:
        """Return the item that a year in a bracket stands for, or None where it stands for none."""
        previous = found[-1] if found else None
        same_part = previous is not None and not new
        if self._is_locator(begin, year, same_part=same_part):
            return None
        if same_part and (locator := lexicon.locator().match(self.text, begin, year.start)):
            begin = locator.end()
        inner = self.text.rfind("(", begin, year.start) + 1
        within = self.text[inner : year.start]
        if inner and ")" not in within and _says_name(within):
            begin = inner
        years = year.years
        if not _says_name(self.text[begin : year.start]):
            if previous is None and not new and begin > pair.start + 1:
                return None  # one year of several, of which the first is no citation
            return self._of_bare_year(pair, year, previous)
        named = self.namer.named(begin, year.start, years, inside=True)
        part = self.text[begin : part_end(self.text, year.end, pair.end - 1)]
        if exempt(part) and not (named is not None and named.hits):
            return Found(begin, year.end, year, None, exempt=True)
        if named is not None and (named.hits or ends_well(self.text, year)):
            return Found(named.start, year.end, year, named)
        return None

    def _of_bare_year(self, pair: Bracket, year: Anchor, previous: Found | None) -> Found | None:
        """Return the item of a year without names: of the item before it, or of the prose."""
        if previous is not None:
            again = self._again(previous.naming, year.years)
            return Found(year.start, year.end, year, again) if again else None
        before = Antecedents(self.namer).of(year, pair.start, self.read_to)
        start = before.start if before and before.start < pair.start else year.start
        law_end = pair.end + (_REPORT if self.text[pair.start] == "[" else 0)
        if before and not before.hits and exempt(self.text[start:law_end]):
            return Found(start, year.end, year, None, exempt=True)
        return Found(start, year.end, year, before) if before else None

    def _again(self, named: Naming | None, years: frozenset[str]) -> Naming | None:
        """Return the names before, read anew for another year that stands with them."""
        if named is None:
            return None
        if named.start < named.end:
            return self.namer.by_list(named.start, named.end, years, inside=True) or named
        # The author is named somewhere before, so that only a work of the list is meant.
        first = self.namer.works.all[named.hits[0]].creators[:1]
        hits = tuple(hit for label in first for hit in self.namer.of(label, years))
        return Naming(named.start, named.end, hits, fits_year=True) if hits else None

    def _bare(self, year: Anchor) -> Iterator[Citation]:
        """Yield the citation that a year outside brackets belongs to, if the list proves it."""
        start = max(self.read_to, year.start - _BEFORE)
        named = self.namer.by_list(start, year.start, year.years, inside=False)
        self.read_to = max(self.read_to, year.end)
        if named is None or not named.fits_year or not named.complete or year.until:
            return
        first = self.text[named.start : year.start].lstrip('“"«„‘ ')[:1]
        if not first.isupper() and not named.strong:
            return
        one = Found(named.start, year.end, year, named)
        place = Location(self.paragraph, named.start, year.end)
        cited = items.of(self.namer, self.paragraph, [one], year.end)
        yield Citation(self.text[named.start : year.end], place, cited, narrative=True)

    def _without_year(self, pair: Bracket) -> Citation | None:
        """Return a bracket that says "ibid." or names a law."""
        inner = self.text[pair.start + 1 : pair.end - 1]
        inside = Location(self.paragraph, pair.start + 1, pair.end - 1)
        match = lexicon.ibid().match(inner)
        if match:
            item = CitationItem(inner, inside, locator=inner[match.end() :].strip(" ,.:"))
        elif len(inner) <= self._longest_law(inner) and exempt(inner):
            item = CitationItem(inner, inside, status=Status.EXEMPT)
        else:
            return None
        place = Location(self.paragraph, pair.start, pair.end)
        return Citation(self.text[pair.start : pair.end], place, (item,))

    @staticmethod
    def _longest_law(inner: str) -> int:
        """Return how long a bracket that is a law may be; a remark begins in lower case too."""
        return _LONGEST_NAME if inner[:1].islower() else _LONGEST_LAW

    def _is_locator(self, begin: int, year: Anchor, *, same_part: bool) -> bool:
        """Return whether figures that look like a year are a page: "p. 1998", "2014: 1200"."""
        before = self.text[begin : year.start]
        if lexicon.marker_at_end().search(before):
            return not names_et_al(before[-_ET_AL:])  # "et col." is no column
        return same_part and before.strip() in {":", "–", "-"}


def _says_name(window: str) -> bool:
    return bool(_LETTERS.search(lexicon.connector().sub(" ", window)))
