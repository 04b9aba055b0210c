"""The author in the prose to whom a bracket that begins with a year belongs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from procsead_refs.citations.cues import lexicon
from procsead_refs.citations.systems.author_date.naming import Naming
from procsead_refs.matching import words

if TYPE_CHECKING:
    from procsead_refs.citations.cues.anchors import Anchor
    from procsead_refs.citations.systems.author_date.naming import Namer

_BEFORE = 240  # how far left of a bracket its names may begin
_YEAR_ONLY = 600  # how far left an author named in the prose is looked for
_LIFETIME = range(15, 111)  # years that a person may have lived
_NAME_WORDS = 6  # of one author; a body's name is longer than a person's
ELIDED = "dlqu'’"  # letters before a name: d’Orsay, qu’Orsay
_TAIL = re.compile(r"^\s*(?:$|[,;:.)\]–—-]|and\b|&|\[)")


def ends_well(text: str, year: Anchor) -> bool:
    """Return whether after a year stands what ends a citation: a mark, a locator, the end."""
    rest = text[year.end : year.end + 24]
    return bool(_TAIL.match(rest)) or bool(lexicon.locator().match(rest.lstrip()))


def _is_lifetime(text: str, year: Anchor) -> bool:
    """Return whether years with a dash between them are a person's: "Panofsky (1892–1968)"."""
    if not (year.year.isdigit() and len(year.until) == len(year.year)):
        return False
    dash = text[year.start + len(year.year) : year.end - len(year.until)].strip()
    return dash in set("-–—‐‑") and int(year.until) - int(year.year) in _LIFETIME


@dataclass(frozen=True, slots=True)
class Antecedents:
    """Finds the author before a place in one block's text."""

    namer: Namer

    @property
    def text(self) -> str:
        """The block's text."""
        return self.namer.text

    def of(self, year: Anchor, end: int, read_to: int) -> Naming | None:
        """Return the names in the prose to which a bracket that begins with a year belongs.

        Args:
            year: the year.
            end: where the bracket begins.
            read_to: where other citations end, so that the names begin there at the earliest.
        """
        start = max(read_to, end - _BEFORE)
        named = self.namer.named(start, end, year.years, inside=False)
        if (named is None or not named.fits_year) and _is_lifetime(self.text, year):
            return None
        if named is not None and named.hits:
            return named
        earlier, at = self._earlier(end, year)
        if named is None:
            return earlier
        if earlier is not None and (self._is_title(named, earlier) or self._heads(named, at)):
            return earlier
        return named if ends_well(self.text, year) and not year.until else earlier

    def _is_title(self, named: Naming, earlier: Naming) -> bool:
        """Return whether what looks like a name is the title of an author's work named before."""
        spoken = [word.key for word in words(self.text[named.start : named.end])]
        listed = self.namer.works.all[earlier.hits[0]].words
        return bool(spoken) and all(word in listed for word in spoken)

    def _heads(self, named: Naming, at: int) -> bool:
        """Return whether what looks like a name is an author's, with a noun: "Bergs Handbuch"."""
        between = self.text[max(named.start, at) : named.end]
        return named.start <= at and not named.strong and "," not in between

    def _earlier(self, end: int, year: Anchor) -> tuple[Naming | None, int]:
        """Return an author named before, in a work of that year, and where the name begins."""
        start = max(0, end - _YEAR_ONLY)
        other: tuple[Naming | None, int] = None, -1
        window = self.text[start:end]
        if window == window.lower():  # no name in it
            return other
        spoken = words(window)
        for last in range(len(spoken) - 1, -1, -1):
            for first in range(max(0, last - _NAME_WORDS + 1), last + 1):
                at = start + spoken[first].start
                if not self.text[at : at + 3].lstrip(ELIDED)[:1].isupper():
                    continue
                hits = self.namer.authors(spoken[first : last + 1], year.years)
                lettered = [hit for hit in hits if self.namer.works.all[hit].letter in year.letters]
                if lettered or (hits and not year.letters):
                    return Naming(end, end, tuple(lettered or hits), fits_year=True), at
                if hits and other[0] is None:
                    other = Naming(end, end, tuple(hits), fits_year=True), at
        return other
