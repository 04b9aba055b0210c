"""The list as an index of its works, by label and by year."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from procsead_refs.citations.works import labels
from procsead_refs.citations.works.entry import Work, work

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from procsead_refs.model import Reference

_REPEATED = re.compile(
    r"[\s\[(]*(?:\d{1,4}[.)\]]+\s*)?(?:[—–―]{2,}|_{3,}|-{3,})"
    r"(?:[\s.,:;(\[]*(?=(?:1[4-9]|20)\d\d)|[.,:]\s)"
)


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
        names, titles = [*labels.spelled(one, bodies)], [*labels.of_title(one)]
        if named is not None and _REPEATED.match(reference.raw):
            repeated = found.repeated[one.id] = labels.names_typed(named)
            names += labels.spelled(named, bodies)
            titles += labels.growing(repeated, 1)
            wholes = (*one.wholes, *named.wholes[:-1])  # all but the title
            one = replace(one, words=one.words.union(repeated), wholes=wholes)
        else:
            named = one
        found.all[one.id] = one
        for label in (*labels.of_authors(one), *names, one.title):
            found.add_label(label, one.id)
        for label in titles:
            if found.titles[label][-1:] != [one.id]:  # an entry's own come one after the other
                found.titles[label].append(one.id)
        for label in dict.fromkeys((*one.creators[:1], *filter(None, names))):
            found.first[label].append(one.id)
        for year in one.years:
            found.by_year[year].append(one.id)
    return found
