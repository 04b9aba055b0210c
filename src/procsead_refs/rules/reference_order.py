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
from functools import cache
from typing import TYPE_CHECKING

from procsead_refs.citations import language
from procsead_refs.data import table
from procsead_refs.matching import unelided, words
from procsead_refs.model import Finding, Manuscript, Severity
from procsead_refs.rules._cited import shown
from procsead_refs.rules._lists import lists
from procsead_refs.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from procsead_refs.model import Reference
    from procsead_refs.rules import Context

SCOPE = "draft"
SEVERITY = Severity.WARNING

_FEWEST = 5  # entries that show an order
_NOT_LETTER = re.compile(r"[^\w{]+|_")
_IN_ORDER = 0.8  # share of entries in the longest ordered row


def check(manuscript: Manuscript, context: Context) -> Iterator[Finding]:
    """Yield a finding for each entry outside the longest row in alphabetical order."""
    style = context.style or manuscript.style
    if style.kind == "numeric" and "author" not in style.bibliography_sort:
        return
    for part in lists(manuscript):
        if len(part) < _FEWEST:
            continue
        rows = [_filed(part, alphabet) for alphabet in _alphabets()]
        keys = max(rows, key=lambda row: len(_longest_row([key[0] for key in row])))
        outside, kept = _outside(keys)
        if outside and _files_w_as_v(manuscript):
            folded = [tuple(key.replace("w", "v") for key in row) for row in keys]
            outside &= _outside(folded)[0]
        for number in sorted(outside):
            yield _finding(part, number, kept, keys)


def _files_w_as_v(manuscript: Manuscript) -> bool:
    """Return whether the draft's language files V and W as one letter, as older lists of it do."""
    return (
        language.of(block.text for block in manuscript.document.blocks)
        in table("filing")["same_v_and_w"]
    )


def _outside(keys: Sequence[tuple[str, ...]]) -> tuple[set[int], set[int]]:
    """Return which entries stand out of order, and the longest row that is in order."""
    kept = _longest_row([key[0] for key in keys])
    if len(kept) < _IN_ORDER * len(keys):
        return set(), kept
    others = set(range(len(keys))) - kept
    return {n for n in others if not any(_fits(key, n, kept, keys) for key in keys[n])}, kept


@cache
def _alphabets() -> tuple[Mapping[int, str], ...]:
    """Return what each way of filing takes letters with marks for; the first for the bare ones."""
    return ({}, *(str.maketrans(row) for row in table("filing")["letters"].values()))


def _filed(part: Sequence[Reference], alphabet: Mapping[int, str]) -> list[tuple[str, ...]]:
    """Return the keys of each entry; one that begins with a dash stands with the one before."""
    keys: list[tuple[str, ...]] = []
    for reference in part:
        repeated = keys and _is_dash(reference.raw)
        keys.append(keys[-1] if repeated else _keys(reference, alphabet))
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


def _keys(reference: Reference, alphabet: Mapping[int, str]) -> tuple[str, ...]:
    """Return what an entry may be filed under, the likeliest first, letter by letter and by word.

    Args:
        reference: the entry.
        alphabet: what its letters with marks are taken for (`str.translate`).
    """
    found: list[str] = []
    if reference.creators:
        first = reference.creators[0]
        found += [
            first.literal or first.family,
            first.sort_name,
            f"{first.dropping} {first.family}",
        ]
    begun = reference.raw[:60].lstrip('[(«“"‘„0123456789.]) ')
    found.append(begun)
    found += [unelided(begun[word.start : word.end]) for word in words(begun)[:1]]
    spelled = [fold(one.lower().translate(alphabet)) for one in found]
    whole = (_NOT_LETTER.sub("", one) for one in spelled)
    by_word = (" ".join(_NOT_LETTER.sub(" ", one).split()) for one in spelled)
    return tuple(key for key in dict.fromkeys((*whole, *by_word)) if key) or ("",)


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
    """Return whether an entry fits between its neighbours of the row under one of their keys."""
    left = next((at for at in range(number - 1, -1, -1) if at in kept), None)
    right = next((at for at in range(number + 1, len(keys)) if at in kept), None)
    after = left is None or any(other <= key for other in keys[left])
    before = right is None or any(key <= other for other in keys[right])
    return after and before
