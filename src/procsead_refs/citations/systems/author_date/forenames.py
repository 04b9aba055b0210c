"""What stands before a family name: particles, initials, given names, a quotation mark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.citations.cues import lexicon
from procsead_refs.names.words import particles
from procsead_refs.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from procsead_refs.citations.works import Works

_INITIALS_BEFORE = re.compile(r"((?:(?<!\w)[^\W\d_]\.[\s\u00a0]?[-‐‑]?[\s\u00a0]?){1,4})$")
_WORD_BEFORE = re.compile(r"(?:^|(?<=[\s\u00a0(\[]))([^\W\d_]{1,5})['’]?[\s\u00a0]*\Z")
_GIVEN_BEFORE = re.compile(r"((?:[^\W\d_][\w'’‐‑-]*\.?[\s\u00a0]+){1,3})\Z")
_QUOTE_BEFORE = re.compile(r"[“\"«„‘][\s\u00a0]*$")
_INITIALS = 24  # code points that initials take


def of_given_name(
    text: str, works: Works, earliest: int, start: int, hits: tuple[str, ...]
) -> tuple[str, ...]:
    """Return those works whose first author bears the name before `start`: "Ana Lind"."""
    match = _GIVEN_BEFORE.search(text, earliest, start)
    typed = [word for word in match[1].split() if word[0].isupper()] if match else []
    if not typed:
        return hits
    given = {hit: fold(works.all[hit].given).split() for hit in hits}
    spoken = {fold(word) for word in typed}
    whole = tuple(hit for hit in hits if given[hit][:1] and given[hit][0] in spoken)
    if whole or fold(typed[-1]) in lexicon.words("prefixes") | lexicon.folded("not_names"):
        return whole or hits
    short = (hit for hit in hits if given[hit][:1] == [f"{fold(typed[-1])[0]}."])
    return tuple(short) or hits


def with_particles(text: str, works: Works, earliest: int, start: int, hits: Iterable[str]) -> int:
    """Return the start moved left over the works' own particles, initials and a quote."""
    own = {
        word
        for hit in hits
        for name in works.all[hit].reference.creators[:1]
        for word in fold(f"{name.particle} {name.dropping} {name.family}").split()
    }
    while word := _WORD_BEFORE.search(text, earliest, start):
        if fold(word[1]) not in own or fold(word[1]) not in particles("compared"):
            break
        start = word.start(1)
    for pattern in (_INITIALS_BEFORE, _QUOTE_BEFORE):
        if match := pattern.search(text, max(earliest, start - _INITIALS), start):
            start = match.start()
    return start
