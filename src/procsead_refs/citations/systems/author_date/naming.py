"""Which words beside a year name a work: by the list first, or else by their shape."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from procsead_refs.citations.cues import lexicon, name_shape
from procsead_refs.citations.systems.author_date import forenames
from procsead_refs.matching import Word, key, names_et_al, typo, words
from procsead_refs.names.inflection import stems
from procsead_refs.names.words import particles
from procsead_refs.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from procsead_refs.citations.works import Works

_MOST_WORDS = 40  # before a year; a longer name is none
_BODY_WORDS = 12  # of a body's name
_OTHERS = 3  # words of the names beside a body's; more are a title
_TWO = 2  # names that are inflected both
_POSSESSIVE = re.compile(r"^['’ʼ]s?(?!\w)")
_SINGLE = re.compile(r"(?<!\w)[^\W\d_](?!\w)\.?")
_LONG_NAME = 12  # letters from which on a name may be misspelt and still be known


@dataclass(frozen=True, slots=True)
class Naming:
    """Words that name a work: their place in the text and the works of the list that they fit.

    `fits_year` is set where the year agrees too; `complete` where nothing before the words belongs
    to the name ("Lee" alone is not in "Park and Lee"); `strong` where "et al." or a connector
    shows that the words are names.
    """

    start: int
    end: int
    hits: tuple[str, ...]
    fits_year: bool = False
    complete: bool = True
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Namer:
    """Reads names in one block's text against the list.

    `language` is ISO 639-1, for the case endings of names.
    """

    text: str
    works: Works
    language: str

    def named(self, start: int, end: int, years: frozenset[str], *, inside: bool) -> Naming | None:
        """Return the names that end at `end` and begin at `start` or later, or None.

        Args:
            start: where they may begin at the earliest.
            end: where the year, or the bracket before it, begins.
            years: the years that stand with them; a work with one of them is preferred.
            inside: in a bracket, where the names begin the citation or follow a word like "see".
        """
        listed = self.by_list(start, end, years, inside=inside)
        sure = listed is not None and listed.fits_year and listed.complete
        if listed is not None and sure and not (inside and self._capital_before(start, listed)):
            return listed
        almost = self._almost(start, end, years) if inside else None
        if almost is None and inside and not sure:
            almost = self._with_others(start, end, years)
        if almost is not None:
            return almost
        if sure:
            return listed
        shaped = self._past_opener(self.by_shape(start, end, inside=inside), years)
        if shaped is not None and (by_first := self._by_first_name(shaped, years)):
            return by_first
        if listed is not None and (listed.complete or (listed.fits_year and shaped is None)):
            return listed
        return shaped

    def _capital_before(self, start: int, named: Naming) -> bool:
        """Return whether a capitalised word stands before a name that may be part of it."""
        before = self.text[start : named.start].split()
        return bool(before) and before[-1][:1].isupper()

    def by_list(
        self, start: int, end: int, years: frozenset[str], *, inside: bool
    ) -> Naming | None:
        """Return the longest words before `end` under which the list knows a work, or None."""
        found = [
            Word(word.key, word.start + start, word.end + start)
            for word in words(self.text[start:end])
        ][-_MOST_WORDS:]
        if not found or not self._reaches(found[-1].end, end):
            return None
        without_year: Naming | None = None
        for at in range(len(found)):
            joined = "".join(word.key for word in found[at:])
            for label in (joined, *self._uninflected(found[at:])):
                hits = self.works.labels.get(label, ())
                right = self._of_years((*hits, *self.works.titles.get(label, ())), years)
                if right:
                    named = self._naming(start, found[at].start, end, right, inside=inside)
                    if without_year is not None and not named.complete:
                        return without_year  # "Lind and Berg", not "Berg" alone
                    return replace(named, fits_year=True)
                if hits and without_year is None:
                    without_year = self._naming(start, found[at].start, end, hits, inside=inside)
        return without_year

    def authors(self, spoken: list[Word], years: frozenset[str]) -> list[str]:
        """Return the works of a year whose first author the words name, case endings undone."""
        label = "".join(word.key for word in spoken)
        for one in (label, *self._uninflected(spoken)):
            if hits := self.of(one, years):
                return hits
        return []

    def of(self, label: str, years: frozenset[str]) -> list[str]:
        """Return the works of a year whose first author has a key."""
        return self._of_years(self.works.first.get(label, ()), years)

    def by_shape(self, start: int, end: int, *, inside: bool) -> Naming | None:
        """Return the words before `end` that look like names, whether the list has them or not."""
        run = name_shape.run(self.text[start:end], inside=inside)
        return None if run is None else Naming(start + run.start, end, (), strong=run.strong)

    def _past_opener(self, shaped: Naming | None, years: frozenset[str]) -> Naming | None:
        """Return "Bergg" of "Tanto Bergg (2001)": a first word before a misspelt name is none."""
        spoken = words(self.text[shaped.start : shaped.end]) if shaped is not None else []
        if shaped is None or len(spoken) != _TWO or shaped.strong:
            return shaped
        almost = any(
            typo(spoken[1].key, name)
            for year in years
            for hit in self.works.by_year.get(year, ())
            for name in self.works.all[hit].creators[:1]
        )
        return replace(shaped, start=shaped.start + spoken[1].start) if almost else shaped

    def _by_first_name(self, shaped: Naming, years: frozenset[str]) -> Naming | None:
        """Return works of the year whose entry begins with the first name and has the others.

        It finds what the parser of the list divided wrongly, and lists that end in "et al.".
        """
        phrase = self.text[shaped.start : shaped.end]
        typed = [key(name.literal or name.family) for name in name_shape.names(phrase)]
        if not typed:
            return None
        opening = [word.key for word in words(name_shape.names(phrase)[0].family)] or typed[:1]
        first = [
            hit
            for at in range(len(opening))
            for labels in (self.works.labels, self.works.titles)
            for hit in labels.get("".join(opening[at:]), ())
        ]
        hits = tuple(
            hit
            for hit in self._of_years(first, years)
            if self.works.all[hit].open
            or all(_among(name, self.works.all[hit].words) for name in typed[1:])
        )
        return replace(shaped, hits=hits, fits_year=True) if hits else None

    def _almost(self, start: int, end: int, years: frozenset[str]) -> Naming | None:
        """Return the body or title of the year that all the words before it almost spell."""
        spoken = words(self.text[start:end])
        joined = "".join(word.key for word in spoken)
        if len(joined) < _LONG_NAME:
            return None
        hits = [
            hit
            for year in years
            for hit in self.works.by_year.get(year, ())
            if any(typo(joined, label) for label in self.works.all[hit].wholes)
        ]
        return Naming(start + spoken[0].start, end, tuple(hits), fits_year=True) if hits else None

    def _with_others(self, start: int, end: int, years: frozenset[str]) -> Naming | None:
        """Return the works of the year whose first author all words but those of others name.

        It finds a body beside other authors: "Society of Binders and Lind".
        """
        found = words(self.text[start:end])[-_MOST_WORDS:]
        for at in range(len(found)):
            least = max(at + _TWO, len(found) - _OTHERS)
            for upto in range(least, min(len(found), at + _BODY_WORDS)):
                label = "".join(word.key for word in found[at:upto])
                rest = {word.key for word in found[upto:]}
                begun = (*self.works.first.get(label, ()), *self.works.titles.get(label, ()))
                first = self._of_years(begun, years)
                if hits := tuple(hit for hit in first if rest <= self.works.all[hit].words):
                    return Naming(start + found[at].start, end, hits, fits_year=True)
        return None

    def _of_years(self, hits: Iterable[str], years: frozenset[str]) -> list[str]:
        no_date = any(not year.isdigit() for year in years)
        return [
            hit
            for hit in dict.fromkeys(hits)
            if self.works.all[hit].years & years or (no_date and self.works.all[hit].undated)
        ]

    def _reaches(self, end: int, to: int) -> bool:
        """Return whether only "et al.", initials, marks and quotes stand between name and year."""
        between = _POSSESSIVE.sub(" ", self.text[end:to])
        for pattern in (lexicon.et_al(), lexicon.roles(), _SINGLE):
            between = pattern.sub(" ", between)
        return not re.search(r"\w", between)

    def _uninflected(self, found: list[Word]) -> Iterable[str]:
        """Yield what the words may be without the case ending of the last, or of both."""
        head = "".join(word.key for word in found[:-1])
        for stem in stems(found[-1].key, self.language):
            yield head + stem
            if len(found) == _TWO:
                for other in stems(found[0].key, self.language):
                    yield other + stem

    def _naming(
        self, earliest: int, start: int, end: int, hits: Iterable[str], *, inside: bool
    ) -> Naming:
        hits = tuple(hits)
        start = forenames.with_particles(self.text, self.works, earliest, start, hits)
        if len(hits) > 1:
            hits = forenames.of_given_name(self.text, self.works, earliest, start, hits)
        phrase = self.text[start:end]
        return Naming(
            start,
            end,
            hits,
            complete=not _tied(self.text[earliest:start], inside=inside),
            strong=names_et_al(phrase) or bool(lexicon.connector().search(phrase)),
        )


def _among(name: str, listed: frozenset[str]) -> bool:
    return name in listed or any(name.startswith(word) or name.endswith(word) for word in listed)


def _tied(before: str, *, inside: bool) -> bool:
    """Return whether a connector, or in a bracket a comma, ties a name to a name before it."""
    spoken = before.split()
    connectors = lexicon.folded("connectors")
    while spoken and fold(spoken[-1]) in particles("compared") - connectors:
        spoken.pop()
    if not spoken:
        return False
    last = spoken[-1]
    if inside and last.endswith(",") and last[0].isalpha():
        return last[0].isupper()
    if len(spoken) < _TWO or fold(last) not in connectors:
        return False
    return spoken[-2][0].isupper() or spoken[-2].endswith(".,")
