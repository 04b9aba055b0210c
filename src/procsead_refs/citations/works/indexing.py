"""The list as an index: under which words each of its works can be cited."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from procsead_refs.citations.cues import anchors
from procsead_refs.matching import creator_keys, key, names_et_al, words, years

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from procsead_refs.model import Reference

_BEGINNING = re.compile(
    r"[\s\[(]*(?:\d{1,4}[.)\]]+\s*)?([^(\d]{2,200}?)\s*"
    r"(?:[.,]?\s*[\[(]?(?:1[4-9]|20)\d\d|\(|\.\s|$)"
)
_REPEATED = re.compile(
    r"[\s\[(]*(?:[—–―]{2,}|_{3,}|-{3,})(?:[\s.,:;(\[]*(?=(?:1[4-9]|20)\d\d)|[.,:]\s)"
)
# A literal that is a person's name: no body has one word after a comma.
_PERSON = re.compile(r"([^\W\d_][\w'’-]*(?:\s[^\W\d_][\w'’-]*)?),\s[^\W\d_][\w'’-]*\.?$")
_SUBTITLE = re.compile(r"\s?[:.?!–—]\s")
_MOST_NAMES = 12  # prefixes of an author list that are indexed
_TITLE_WORDS = 12
_TITLE_LENGTH = 300
_NAME_LENGTH = 150


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
    repeated: dict[str, list[str]] = field(default_factory=dict)

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
    named: Work | None = None  # the last entry that does not repeat another's names by a dash
    for reference in references:
        one = work(reference)
        names, titles = [*_spelled(one, bodies)], [*_title_labels(one)]
        if named is not None and _REPEATED.match(reference.raw):
            repeated = found.repeated[one.id] = _names_typed(named)
            names += _spelled(named, bodies)
            titles += _growing(repeated, 1)
            wholes = (*one.wholes, *named.wholes[:-1])  # all but the title
            one = replace(one, words=one.words.union(repeated), wholes=wholes)
        else:
            named = one
        found.all[one.id] = one
        for label in (*_author_lists(one), *names, one.title):
            found.add_label(label, one.id)
        for label in titles:
            if found.titles[label][-1:] != [one.id]:  # an entry's own come one after the other
                found.titles[label].append(one.id)
        for label in dict.fromkeys((*one.creators[:1], *filter(None, names))):
            found.first[label].append(one.id)
        for year in one.years:
            found.by_year[year].append(one.id)
    return found


def work(reference: Reference) -> Work:
    """Return an entry of a list as citations see it."""
    typed = _typed(reference.raw)
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


class _Typed(NamedTuple):
    """What an entry's raw string tells; `until_year` is all that stands before the year."""

    anchors: tuple[anchors.Anchor, ...]
    words: tuple[str, ...]
    beginning: str
    until_year: str
    open: bool


@lru_cache(maxsize=16384)
def _typed(raw: str) -> _Typed:
    found = tuple(anchors.find(raw))
    before = raw[: min(found[0].start if found else _TITLE_LENGTH, _TITLE_LENGTH)]
    return _Typed(
        found,
        tuple(word.key for word in words(raw[:_TITLE_LENGTH])),
        key(beginning(raw)),
        key(before) if found and found[0].start <= _NAME_LENGTH else "",
        names_et_al(before),
    )


def _author_lists(work: Work) -> Iterable[str]:
    """Yield the beginnings of the author list: "Novak", then "Novak Holm", and so on."""
    creators = work.creators
    for count in range(1, min(len(creators), _MOST_NAMES) + 1):
        yield "".join(creators[:count])
    if len(creators) > _MOST_NAMES:
        yield "".join(creators)


def _spelled(work: Work, bodies: Sequence[Mapping[str, Any]]) -> Iterable[str]:
    """Yield what an entry's typed beginning names, and a body's other names."""
    begun = beginning(work.reference.raw)
    first = work.reference.creators[0].literal if work.reference.creators else begun
    if first:
        yield from _other_names(first, bodies)
    if begun:
        yield _typed(work.reference.raw).beginning
        yield _typed(work.reference.raw).until_year
        if "," in begun and not work.creators:
            yield key(begun.split(",")[0])


def _names_typed(work: Work) -> list[str]:
    """Return the words that an entry's names are typed with: what stands before year or title."""
    typed = _typed(work.reference.raw)
    title_at = work.reference.raw.find(work.main_title) if work.reference.title else 0
    before_title = key(work.reference.raw[:title_at]) if title_at > 0 else typed.beginning
    names = min(filter(None, (before_title, typed.until_year)), key=len, default="")
    spoken: list[str] = []
    for word in typed.words:
        if len("".join(spoken)) >= len(names):
            break
        spoken.append(word)
    return spoken


def _other_names(name: str, bodies: Sequence[Mapping[str, Any]]) -> Iterable[str]:
    from procsead_refs.bodies import candidates

    for body in candidates(name, bodies):
        for other in body.every_name:
            yield key(other)


def _title_labels(work: Work) -> Iterable[str]:
    """Yield how the title begins and how the entry begins, word by word."""
    title = [word.key for word in words(work.reference.title[:_TITLE_LENGTH])]
    yield from _growing(title, 2 if work.creators else 1)
    begun = _typed(work.reference.raw).words
    yield from _growing(begun[1:] if begun and begun[0].isdigit() else begun, 1)


def _growing(spoken: Sequence[str], least: int) -> Iterable[str]:
    for count in range(least, min(len(spoken), _TITLE_WORDS) + 1):
        yield "".join(spoken[:count])


def beginning(raw: str) -> str:
    """Return what a typed reference begins with: its creators as typed, up to the year."""
    match = _BEGINNING.match(raw)
    return match[1].strip(" .,:;") if match else ""
