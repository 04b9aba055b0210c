"""One entry of the list as citations see it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from procsead_refs.citations.cues import anchors
from procsead_refs.matching import creator_keys, key, names_et_al, words, years

if TYPE_CHECKING:
    from procsead_refs.model import Reference

_BEGINNING = re.compile(
    r"[\s\[(]*(?:\d{1,4}[.)\]]+\s*)?([^(\d]{2,200}?)\s*"
    r"(?:[.,]?\s*[\[(]?(?:1[4-9]|20)\d\d|\(|\.\s|$)"
)
# A literal that is a person's name: no body has one word after a comma.
_PERSON = re.compile(r"([^\W\d_][\w'’-]*(?:\s[^\W\d_][\w'’-]*)?),\s[^\W\d_][\w'’-]*\.?$")
_SUBTITLE = re.compile(r"\s?[:.?!–—]\s")
TITLE_LENGTH = 300  # code points of a title that are looked at
_NAME_LENGTH = 150  # code points that names take before the year


@dataclass(frozen=True, slots=True)
class Work:
    """One entry of the list as citations see it.

    `years` are all that it could be cited with, `undated` says whether it has none of its own,
    `open` whether its list of names ends in "et al."; `words` are those that it begins with,
    `wholes` the keys of its first name, its beginning and its title.
    """

    reference: Reference
    creators: tuple[str, ...]
    title: str
    years: frozenset[str]
    letter: str
    undated: bool
    open: bool
    words: frozenset[str]
    wholes: tuple[str, ...]

    @property
    def id(self) -> str:
        """The entry's id in the list."""
        return self.reference.id

    @property
    def main_title(self) -> str:
        """The title as listed, without its subtitle."""
        return _SUBTITLE.split(self.reference.title, maxsplit=1)[0]

    @property
    def given(self) -> str:
        """The first author's given names or initials, "" where none are listed."""
        return self.reference.creators[0].given if self.reference.creators else ""


def work(reference: Reference) -> Work:
    """Return an entry of a list as citations see it."""
    typed = as_typed(reference.raw)
    undated = not reference.issued.parts
    listed = years(reference)
    # A range may be one of the title's, and the year that ends the entry its date.
    if typed.anchors and typed.anchors[0].until and typed.anchors[0].year in listed:
        last = typed.anchors[-1]
        if not last.until and not last.no_date:
            listed |= {last.year}
    if typed.anchors and typed.anchors[0].no_date:
        # What is dated further on is the visit of a web page.
        undated, listed = True, frozenset()
    letter = reference.issued.suffix or next(
        (a.letters[0] for a in typed.anchors if a.letters and (a.year in listed or a.no_date)), ""
    )
    creators = creator_keys(reference)
    if creators and (person := _PERSON.match(reference.creators[0].literal)):
        creators = (key(person[1]), *creators[1:])
    return Work(
        reference=reference,
        creators=creators,
        title=key(reference.title) if reference.title else "",
        years=listed,
        letter=letter,
        undated=undated,
        open=typed.open or len(creators) < len(reference.creators),
        words=frozenset(typed.words),
        wholes=(*creators[:1], typed.beginning, typed.until_year, key(reference.title)),
    )


class Typed(NamedTuple):
    """What an entry's raw string tells; `until_year` is all that stands before the year."""

    anchors: tuple[anchors.Anchor, ...]
    words: tuple[str, ...]
    beginning: str
    until_year: str
    open: bool


@lru_cache(maxsize=16384)
def as_typed(raw: str) -> Typed:
    """Return what an entry's raw string tells."""
    found = tuple(anchors.find(raw))
    before = raw[: min(found[0].start if found else TITLE_LENGTH, TITLE_LENGTH)]
    return Typed(
        found,
        tuple(word.key for word in words(raw[:TITLE_LENGTH])),
        key(beginning(raw)),
        key(before) if found and found[0].start <= _NAME_LENGTH else "",
        names_et_al(before),
    )


def beginning(raw: str) -> str:
    """Return what a typed reference begins with: its creators as typed, up to the year."""
    match = _BEGINNING.match(raw)
    return match[1].strip(" .,:;") if match else ""
