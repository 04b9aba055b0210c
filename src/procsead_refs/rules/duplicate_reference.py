"""The same work twice in the list.

What: two entries are one work, typed differently: an initial for a name, "&" for "and", an
abbreviated journal, a lacking subtitle, issue or DOI.

Why: one of them is cited and the other is not, or both are, and counts and letters go wrong.

Not flagged: editions, translations and reprints in another year; parts and yearly reports whose
titles differ by a number; a preprint beside the published version; an entry repeated in the lists
of two chapters.

Bad: Berg, Anna. 2001. “The Tide.” *Coast Studies* 3: 1–9.
     Berg, A. 2001. The tide. Coast Stud. 3 (2), 1-9.
Good: one of the two.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from procsead_refs.citations.works import work
from procsead_refs.data import table
from procsead_refs.matching import creator_keys, key, same_work, typo
from procsead_refs.model import Finding, Manuscript, Severity
from procsead_refs.rules._cited import shown
from procsead_refs.rules._lists import lists
from procsead_refs.text import fold, letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from procsead_refs.model import Reference
    from procsead_refs.rules import Context

SCOPE = "draft"
SEVERITY = Severity.WARNING

_NEAR = 14  # code points before a title
_SAME = 0.85
_WORDS_ALIKE = 70  # of 100: a field misread in the same way makes no duplicate
_TITLE_START = 12  # letters of a title that bring two entries together
_ARTICLE = 4  # letters
_MOST = 40  # entries compared with each other under one key


def check(manuscript: Manuscript, context: Context) -> Iterator[Finding]:
    """Yield a finding for each entry that repeats an earlier one of its list."""
    for part in lists(manuscript):
        for first, second in _pairs(part):
            yield Finding(
                "duplicate-reference",
                SEVERITY,
                f"The same work stands twice in the list; keep one: “{shown(first)}”",
                second.location,
                reference=second.id,
                references=(first.id, second.id),
            )


def _pairs(references: Sequence[Reference]) -> Iterator[tuple[Reference, Reference]]:
    order = {reference.id: number for number, reference in enumerate(references)}
    groups: dict[str, list[Reference]] = defaultdict(list)
    for reference in references:
        for label in _labels(reference):
            if len(groups[label]) < _MOST:
                groups[label].append(reference)
    told: set[str] = set()
    pairs = {
        (one.id, other.id): (one, other)
        for group in groups.values()
        for number, one in enumerate(group)
        for other in group[number + 1 :]
    }
    for one, other in sorted(pairs.values(), key=lambda pair: order[pair[1].id]):
        if other.id not in told and _is_same(one, other):
            told.add(other.id)
            yield one, other


def _labels(reference: Reference) -> Iterator[str]:
    creators = creator_keys(reference)
    if creators:
        yield f"{creators[0]} {reference.issued.year}"
    title = letters(reference.title)
    if len(title) >= _TITLE_START:
        yield title[:_TITLE_START]
    yield letters(reference.raw)[:_TITLE_START] + key(reference.raw[-40:])


def _is_same(one: Reference, other: Reference) -> bool:
    """Return whether two entries are one work, by their fields and by their words as typed."""
    if same_work(one, other).score < _SAME:
        return False
    first, second = work(one), work(other)
    if first.letter != second.letter and _differ(one, other):
        return False
    if _begins_otherwise(one.title, other.title) or _is_part(one) != _is_part(other):
        return False  # a chapter and its book
    from rapidfuzz import fuzz

    return fuzz.token_sort_ratio(fold(one.raw), fold(other.raw)) >= _WORDS_ALIKE


def _differ(one: Reference, other: Reference) -> bool:
    """Return whether titles or addresses differ: a list that gives both letters parts them."""
    addresses = {entry.texts["URL"] for entry in (one, other) if "URL" in entry.texts}
    return letters(one.title) != letters(other.title) or len(addresses) > 1


def _begins_otherwise(one: str, other: str) -> bool:
    """Return whether titles begin with other words, but for an article or two letters."""
    first, second = (letters(title.split()[0]) if title.split() else "" for title in (one, other))
    if first == second or typo(first, second):
        return False
    mine, theirs = sorted((letters(one), letters(other)), key=len)
    return not (theirs.endswith(mine) and len(theirs) - len(mine) <= _ARTICLE)


def _is_part(reference: Reference) -> bool:
    """Return whether what was read as the title is the book's, for "in" stands before it."""
    place = reference.reading.spans.get("title") if reference.reading else None
    before = reference.raw[max(0, place[0] - _NEAR) : place[0]] if place else ""
    return _in().search(before) is not None


@cache
def _in() -> re.Pattern[str]:
    words = "|".join(table("markers")["containers"])
    return re.compile(rf"(?<!\w)(?:{words})[:\s]+[“\"«‘„]?\s*$", re.IGNORECASE)
