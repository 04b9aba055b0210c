"""An entry that stands in the wrong place of an alphabetical list.

What: the list runs by the first author's name, but for a few entries.

Why: a reader who looks under L does not find Lind among the B.

Not flagged: a list by order of citation or by date; names whose place is a matter of taste
(particles, accents, articles, prefixes like Mc; V and W in Finnish and Swedish); the order of one
author's works; each chapter's or part's list is judged by itself. Where a fifth of the entries
stands out of order the list has another order, and nothing is said.

Bad: Berg … Lind … Carlsen … Novak …
Good: Berg … Carlsen … Lind … Novak …
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from procsead_refs.citations import language
from procsead_refs.matching import words
from procsead_refs.model import Finding, Manuscript, Severity
from procsead_refs.rules._cited import shown
from procsead_refs.rules._lists import lists
from procsead_refs.text import fold, letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from procsead_refs.model import Reference
    from procsead_refs.rules import Context, Subject

SCOPE = "draft"
SEVERITY = Severity.WARNING

_FEWEST = 5  # entries that show an order
_W_AS_V = {"fi", "sv"}
_IN_ORDER = 0.8  # share of entries in the longest ordered row


def check(subject: Subject, context: Context) -> Iterator[Finding]:
    """Yield a finding for each entry outside the longest row in alphabetical order."""
    assert isinstance(subject, Manuscript)  # noqa: S101 - SCOPE says so
    style = context.style or subject.style
    if style.kind == "numeric" and "author" not in style.bibliography_sort:
        return
    for part in lists(subject):
        if len(part) < _FEWEST:
            continue
        keys = _filed(part)
        outside, kept = _outside(keys)
        if outside and _files_w_as_v(subject):
            folded = [tuple(key.replace("w", "v") for key in row) for row in keys]
            outside &= _outside(folded)[0]
        for number in sorted(outside):
            yield _finding(part, number, kept, keys)


def _files_w_as_v(subject: Manuscript) -> bool:
    """Say whether the draft's language files V and W as one letter, as older lists of it do."""
    return language.of(block.text for block in subject.document.blocks) in _W_AS_V


def _outside(keys: Sequence[tuple[str, ...]]) -> tuple[set[int], set[int]]:
    """Return which entries stand out of order, and the longest row that is in order."""
    kept = _longest_row([key[0] for key in keys])
    if len(kept) < _IN_ORDER * len(keys):
        return set(), kept
    others = set(range(len(keys))) - kept
    return {n for n in others if not any(_fits(key, n, kept, keys) for key in keys[n])}, kept


def _filed(part: Sequence[Reference]) -> list[tuple[str, ...]]:
    """Return the keys of each entry; one that begins with a dash stands with the one before."""
    keys: list[tuple[str, ...]] = []
    for reference in part:
        keys.append(keys[-1] if keys and _is_dash(reference.raw) else _keys(reference))
    return keys


def _finding(
    part: Sequence[Reference], number: int, kept: set[int], keys: Sequence[tuple[str, ...]]
) -> Finding:
    reference = part[number]
    right = [at for at in sorted(kept) if keys[at][0] <= keys[number][0]]
    after = f"after “{shown(part[right[-1]])}”" if right else "first"
    return Finding(
        "reference-order",
        SEVERITY,
        f"Out of alphabetical order: “{shown(reference)}” belongs {after}",
        reference.location,
        reference=reference.id,
    )


def _keys(reference: Reference) -> tuple[str, ...]:
    """Return what an entry may be filed under, the likeliest first."""
    names = reference.creators
    found: list[str] = []
    if names:
        first = names[0]
        found += [
            first.literal or first.family,
            first.sort_name,
            f"{first.dropping} {first.family}",
        ]
    found.append(reference.raw[:60].lstrip('[(«“"‘„0123456789.]) '))
    spoken = words(reference.raw[:60])
    if spoken:
        found.append(spoken[0].key)
    keys = dict.fromkeys(key for one in found if (key := letters(one)))
    by_word = dict.fromkeys(" ".join(re.findall(r"[^\W_]+", fold(one))) for one in found)
    umlauts = dict.fromkeys(
        letters(one.lower().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue"))
        for one in found
    )
    last = dict.fromkeys(_nordic(one) for one in found[:1])
    every = dict.fromkeys([*keys, *by_word, *umlauts, *last])
    return tuple(key for key in every if key) or ("",)


def _nordic(name: str) -> str:
    """Return a key under which å, ä, ö, æ and ø come after z."""
    table = str.maketrans({"å": "{a", "ä": "{b", "æ": "{b", "ö": "{c", "ø": "{c", "ü": "y"})
    moved = name.lower().translate(table)
    return "".join(char for char in fold(moved) if char.isalnum() or char == "{")


def _is_dash(raw: str) -> bool:
    return raw.lstrip()[:1] in {"—", "–", "_", "-"}


def _longest_row(keys: Sequence[str]) -> set[int]:
    """Return the positions of the longest non-decreasing row (patience sorting, n log n)."""
    tails: list[str] = []
    ends: list[int] = []
    before: list[int] = [-1] * len(keys)
    for number, key in enumerate(keys):
        at = bisect_right(tails, key)
        before[number] = ends[at - 1] if at else -1
        if at == len(tails):
            tails.append(key)
            ends.append(number)
        else:
            tails[at], ends[at] = key, number
    kept: set[int] = set()
    number = ends[-1] if ends else -1
    while number >= 0:
        kept.add(number)
        number = before[number]
    return kept


def _fits(key: str, number: int, kept: set[int], keys: Sequence[tuple[str, ...]]) -> bool:
    """Say whether an entry fits between its neighbours of the row under one of their keys."""
    left = next((at for at in range(number - 1, -1, -1) if at in kept), None)
    right = next((at for at in range(number + 1, len(keys)) if at in kept), None)
    after = left is None or any(other <= key for other in keys[left])
    before = right is None or any(key <= other for other in keys[right])
    return after and before
