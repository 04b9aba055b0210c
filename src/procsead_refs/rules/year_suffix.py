"""A year's letter that is wrong, unneeded or out of order.

What: a citation has a letter that no entry of that author and year has (error); an entry or a
citation has a letter though the author has one work of that year (info); the letters of one year's
entries do not run a, b, c down the list (info).

Why: the letter is all that tells the works of one author and year apart.

Not flagged: a citation without the letter (that is an ambiguous citation); letters that follow
the order of citation or of titles as long as they run down the list; entries without a year.

Bad: Tides rise (Berg 2001c). – The list has Berg 2001a and Berg 2001b.
Good: Tides rise (Berg 2001b).
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from procsead_refs.citations.works import work
from procsead_refs.matching import words
from procsead_refs.model import Finding, Manuscript, Severity, Status
from procsead_refs.rules._cited import by_id, cited, shown, word_at
from procsead_refs.rules._lists import lists

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from procsead_refs.model import Reference
    from procsead_refs.rules import Context

SCOPE = "draft"
SEVERITY = Severity.ERROR
CERTAIN = True  # a suggestion is made only where one letter is possible

_BEGINNING = 80
_DASH = re.compile(r"\s*[—–_-]")


def check(manuscript: Manuscript, context: Context) -> Iterator[Finding]:
    """Yield a finding for each letter that is not right."""
    yield from _cited_letters(manuscript)
    first_cited: dict[str, int] = {}
    for turn, one in enumerate(cited(manuscript)):
        first_cited.setdefault(one.item.reference or "", turn)
    for part in lists(manuscript):
        yield from _listed_letters(part, first_cited)


def _cited_letters(manuscript: Manuscript) -> Iterator[Finding]:
    listed = by_id(manuscript)
    for citation_index, item_index, _, item in cited(manuscript, Status.NEAR, Status.MATCHED):
        fitting = [work(listed[one]) for one in item.candidates if one in listed]
        if not item.suffix or not fitting or any(one.letter == item.suffix for one in fitting):
            continue
        if item.year.isdigit() and not any(item.year in one.years for one in fitting):
            continue  # the year is wrong, not the letter
        letters = sorted(one.letter for one in fitting)
        there = " and ".join(f"{item.year}{letter}" for letter in letters)
        yield Finding(
            "year-suffix",
            SEVERITY if all(letters) else Severity.INFO,
            f"Cited as {item.year}{item.suffix}; the list has {there}",
            word_at(manuscript, item, f"{item.year}{item.suffix}"),
            citation=citation_index,
            item=item_index,
            reference=item.reference,
            references=item.candidates,
            suggestion=there if len(letters) == 1 else "",
        )


def _listed_letters(
    references: Sequence[Reference], first_cited: Mapping[str, int]
) -> Iterator[Finding]:
    for rows in _by_name_and_year(references):
        letters = [letter for _, letter in rows]
        turns = [first_cited.get(entry.id, len(first_cited)) for entry, _ in rows]
        by_turn = [letter for _, letter in sorted(zip(turns, letters, strict=True))]
        if len(rows) == 1:
            entry = rows[0][0]
            message = f"The letter {letters[0]} has no counterpart: drop it, or list the other work"
        elif sorted(letters) not in (letters, by_turn) and len(set(letters)) == len(letters):
            entry = next(
                e for (e, one), right in zip(rows, sorted(letters), strict=True) if one != right
            )
            message = f"The letters of one year run {', '.join(letters)}: “{shown(entry)}”"
        else:
            continue
        yield Finding("year-suffix", Severity.INFO, message, entry.location, reference=entry.id)


def _by_name_and_year(references: Sequence[Reference]) -> Iterator[list[tuple[Reference, str]]]:
    """Yield the entries that share year and first word, where all of them have a letter."""
    groups: dict[tuple[str, ...], list[tuple[Reference, str]]] = defaultdict(list)
    first = ""
    for reference in references:
        one = work(reference)
        spoken = words(reference.raw[:_BEGINNING])
        if not _DASH.match(reference.raw) and spoken:
            first = spoken[0].key
        if one.years or one.undated:
            groups[(first, *sorted(one.years))].append((reference, one.letter))
    for rows in groups.values():
        if all(letter for _, letter in rows):
            yield rows
