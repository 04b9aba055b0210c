"""The list as an index: under which words each of its works can be cited."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from procsead_refs.citations import anchors
from procsead_refs.matching import creator_keys, key, names_et_al, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from procsead_refs.model import Reference

_BEGINNING = re.compile(
    r"[\s\[(]*(?:\d{1,4}[.)\]]+\s*)?([^(\d]{2,200}?)\s*(?:[.,]?\s*[\[(]?(?:1[4-9]|20)\d\d|\(|\.\s|$)"
)
_MOST_NAMES = 12  # prefixes of an author list that are indexed
_TITLE_WORDS = 12
_TITLE_LENGTH = 300


@dataclass(frozen=True, slots=True)
class Work:
    """One entry of the list as citations see it; `years` are all that it
    could be cited with, `undated` whether it has none of its own,
    `open` whether its list of names ends in "et al.", `words` those that it begins with."""

    reference: Reference
    creators: tuple[str, ...]
    title: str
    years: frozenset[str]
    letter: str
    undated: bool
    open: bool
    words: frozenset[str]

    @property
    def id(self) -> str:
        """The entry's id in the list."""
        return self.reference.id


@dataclass(slots=True)
class Works:
    """All works of a list by the words that a citation can name them with.

    `labels` holds whole author lists, their beginnings, bodies with their abbreviations and whole
    titles; `titles` the beginnings of titles, which only count beside the right year.
    """

    all: dict[str, Work] = field(default_factory=dict)
    labels: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    titles: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    first: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    by_year: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add_label(self, label: str, work: str) -> None:
        """Let a work be cited under a key too (an abbreviation that the text introduced)."""
        if label and work not in self.labels[label]:
            self.labels[label].append(work)


def index(references: Sequence[Reference], bodies: Sequence[Mapping[str, Any]] = ()) -> Works:
    """Return the works of a list, indexed.

    Args:
        references: the list as it was parsed; where the parser found no creator or no year, the
            beginning of the typed string stands in.
        bodies: the project's own corporate names.
    """
    found = Works()
    for reference in references:
        work = _work(reference)
        found.all[work.id] = work
        for label in _labels(work, bodies):
            found.add_label(label, work.id)
        for label in _title_labels(work):
            if work.id not in found.titles[label]:
                found.titles[label].append(work.id)
        if work.creators:
            found.first[work.creators[0]].append(work.id)
        for year in work.years:
            found.by_year[year].append(work.id)
    return found


def _work(reference: Reference) -> Work:
    issued = reference.issued
    typed = anchors.find(reference.raw)
    years = {str(date[0]) for date in (issued.parts, issued.until) if date}
    undated = not issued.parts
    if typed and typed[0].no_date:
        # What is dated further on is the visit of a web page.
        undated, years = True, set()
    elif not years and not issued.literal and not any(anchor.no_date for anchor in typed):
        years = {anchor.year for anchor in typed[:1]}
    first = reference.dates.get("original-date")
    if first is not None and first.year:
        years.add(str(first.year))
    letter = issued.suffix or next(
        (a.letters[0] for a in typed if a.letters and (a.year in years or a.no_date)), ""
    )
    return Work(
        reference=reference,
        creators=creator_keys(reference),
        title=key(reference.title) if reference.title else "",
        years=frozenset(years),
        letter=letter,
        undated=undated,
        open=names_et_al(beginning(reference.raw)),
        words=frozenset(word.key for word in words(reference.raw[:_TITLE_LENGTH])),
    )


def _labels(work: Work, bodies: Sequence[Mapping[str, Any]]) -> Iterable[str]:
    creators = work.creators
    for count in range(1, min(len(creators), _MOST_NAMES) + 1):
        yield "".join(creators[:count])
    if len(creators) > _MOST_NAMES:
        yield "".join(creators)
    for name in work.reference.creators[:1]:
        if name.literal:
            yield from _other_names(name.literal, bodies)
    if work.title:
        yield work.title
    if begun := beginning(work.reference.raw):
        yield key(begun)
        if "," in begun and not creators:
            yield key(begun.split(",")[0])


def _other_names(name: str, bodies: Sequence[Mapping[str, Any]]) -> Iterable[str]:
    from procsead_refs.bodies import candidates

    for body in candidates(name, bodies):
        for other in body.every_name:
            yield key(other)


def _title_labels(work: Work) -> Iterable[str]:
    """Yield how the title begins and how the entry begins, word by word."""
    for source in (work.reference.title, work.reference.raw):
        found = [word.key for word in words(source[:_TITLE_LENGTH])[:_TITLE_WORDS]]
        if source is work.reference.raw and found and found[0].isdigit():
            del found[0]  # the entry's number
        least = 2 if source is work.reference.title and work.creators else 1
        for count in range(least, len(found) + 1):
            yield "".join(found[:count])


def beginning(raw: str) -> str:
    """Return what a typed reference begins with: its creators as typed, up to the year."""
    match = _BEGINNING.match(raw)
    return match[1].strip(" .,:;") if match else ""
