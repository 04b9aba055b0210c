"""The work that a note means, by the words that it shares with an entry of the list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.citations.cues import lexicon, unlisted
from procsead_refs.citations.systems.notes import short_notes
from procsead_refs.matching import key, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procsead_refs.citations.systems.notes.phrases import Phrases
    from procsead_refs.citations.works import Work
    from procsead_refs.matching import Word


_WITH_NAME = 5.0  # shared letters that name a work beside its author
_WITHOUT_NAME = 22.0  # shared letters that name a work by themselves
_TITLE_ALONE = 4.0  # for an entry that begins with its title: half of it
_COVERS = 0.5  # of a note's letters, shared, so that it names the work whatever its length
_COUNTS = 6.0  # letters that a shared name or year is worth
_TITLE_LETTERS = 8  # of a title that is no chance
_NAME_WORDS = 8  # of one name, a body's as well
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
YEAR = re.compile(r"(?<!\d)(?:1[4-9]\d\d|20\d\d)(?!\d)")
_TRIED = 6  # authors of the list that a part of a note names, who may begin a citation
_ENDS = re.compile(r"(?<=[^\W\d_]{4}[.?!])\s+(?=[^\W\d_])")  # of a sentence, not of "vol."


def work_meant(part: str, phrases: Phrases) -> tuple[Work | None, int]:
    """Return the work that a part of a note cites, if any, and where the citation begins in it.

    What that says of titles is noted in `phrases`.
    """
    if remark := lexicon.remark().search(part):
        part = part[: remark.start()]
    spoken = words(_ADDRESS.sub(lambda match: " " * len(match.group()), part))
    named = _named(spoken, phrases)
    joined = "".join(word.key for word in spoken)
    best = _best(part, spoken, named, phrases)
    if best is None:
        return _by_name_alone(part, spoken, named, phrases)
    phrases.titled.add(best.id)
    if _title_said(best, joined):
        phrases.whole.add(best.id)
    begins = [spoken[named[best.id]].start] if best.id in named else []
    return best, max(_sentences(part, begins))


def _best(
    part: str, spoken: Sequence[Word], named: dict[str, int], phrases: Phrases
) -> Work | None:
    """Return the work of which a part says most, None where it says enough of none."""
    years = set(YEAR.findall(part))
    joined = "".join(word.key for word in spoken)
    earliest = min(named.values(), default=0)
    author = unlisted.first_person(part)
    scored = []
    for one, shared in phrases.shared(spoken).items():
        work = phrases.works.all[one]
        whole = _title_said(work, joined)
        if author and not (whole or years & work.years or _by(author, work)):
            continue  # cited in full by its author: another's work that shares words of its title
        without = _WITHOUT_NAME if work.creators else _TITLE_ALONE
        enough = max(shared.rare, whole) >= min(without, _COVERS * len(joined))
        if (one in named and shared.letters >= _WITH_NAME) or enough:
            fits = bool(work.years & years) + (one in named) + (named.get(one) == earliest)
            own = one not in phrases.works.repeated  # its words, not those that a dash stands for
            scored.append((shared.letters + whole + fits * _COUNTS, own, one))
    return phrases.works.all[max(scored)[2]] if scored else None


def _by_name_alone(
    part: str, spoken: Sequence[Word], named: dict[str, int], phrases: Phrases
) -> tuple[Work | None, int]:
    """Return the work that a note without title means, if any, and where its citation begins."""
    places = [spoken[place].start for place in sorted({*named.values()})[:_TRIED]]
    for begin in _sentences(part, places):
        tail = [word for word in spoken if word.start >= begin]
        skipped = len(spoken) - len(tail)
        there = {one: place - skipped for one, place in named.items() if place >= skipped}
        found = short_notes.by_name_alone(part[begin:], tail, there, phrases.works, phrases.cited)
        if found:
            return found, begin
    return None, 0


def _by(author: str, work: Work) -> bool:
    return any(name in author for name in work.creators)


def _sentences(part: str, places: Sequence[int]) -> list[int]:
    """Return 0 and where the sentences of some places begin: "It is disputed. Berg, 5"."""
    begun = [0]
    for place in places:
        ends = [match.end() for match in _ENDS.finditer(part, 0, place + 1)]
        if ends and ends[-1] not in begun:
            begun.append(ends[-1])
    return begun


def _title_said(work: Work, joined: str) -> int:
    """Return how many letters of a title a note has, 0 unless all of it or all before a colon."""
    for title in (work.title, key(work.main_title)):
        if len(title) >= _TITLE_LETTERS and title in joined:
            return len(title)
    return 0


def _named(spoken: Sequence[Word], phrases: Phrases) -> dict[str, int]:
    """Return the works whose first author or beginning is named, with the place.

    An entry's beginning is its title's first word where it has no author, and its first two words,
    for the list may have been read with a body and its title as one name.
    """
    found: dict[str, int] = {}
    for place, word in enumerate(spoken):
        for one in phrases.openers.get(word.key, ()):
            found.setdefault(one, place)
        for count in range(1, _NAME_WORDS + 1):
            joined = "".join(word.key for word in spoken[place : place + count])
            for one in phrases.works.first.get(joined, ()):
                found.setdefault(one, place)
        after = spoken[place + 1].key if place + 1 < len(spoken) else ""
        for one in phrases.begun.get((word.key, after), ()):
            found.setdefault(one, place)
    return found
