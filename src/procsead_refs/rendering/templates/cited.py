"""Where drafts cite the library's works: the work, the draft, the sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from procsead_refs import matching
from procsead_refs.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from procsead_refs.model import Citation, Manuscript, Reference

_SAME = 0.8  # from this score on two records are one work
_ENDS = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[^\W\d_a-z])")
_LONGEST = 600  # characters of a sentence that is shown


@dataclass(frozen=True, slots=True)
class Use:
    """One citation of a work in a draft: the draft's name, the paragraph's number, the sentence."""

    key: str
    draft: str
    paragraph: int
    sentence: str


def uses(manuscript: Manuscript, library: Sequence[Reference]) -> tuple[Use, ...]:
    """Return each citation that is linked to a work of the library, in the draft's order."""
    return tuple(_uses(manuscript, library))


def keys(manuscript: Manuscript, library: Sequence[Reference]) -> set[str]:
    """Return the keys of the library's works that a draft cites."""
    return {use.key for use in uses(manuscript, library)}


def _uses(manuscript: Manuscript, library: Sequence[Reference]) -> Iterator[Use]:
    listed = {one.id: one for one in manuscript.references}
    held = {one.id for one in library}
    known: dict[str, str | None] = {}
    for citation in manuscript.citations:
        for item in citation.items:
            if item.reference is None:
                continue
            if item.reference not in known:
                entry = listed.get(item.reference)
                known[item.reference] = (
                    _same(entry, library) if entry is not None and entry.raw else item.reference
                )
            key = known[item.reference]
            if key is not None and key in held:
                yield Use(
                    key,
                    manuscript.document.path.name,
                    citation.location.paragraph,
                    _sentence(manuscript, citation),
                )


def _same(entry: Reference, library: Sequence[Reference]) -> str | None:
    """Return the key of the library's record of a typed entry's work."""
    scored = ((matching.same_work(entry, one).score, one.id) for one in library)
    score, key = max(scored, default=(0.0, ""))
    return key if score >= _SAME else None


def _sentence(manuscript: Manuscript, citation: Citation) -> str:
    text = manuscript.document.blocks[citation.location.paragraph].text
    start, end = citation.location.start or 0, citation.location.end or len(text)
    first = max((stop for stop in _ends(text) if stop <= start), default=0)
    last = min((stop for stop in _ends(text) if stop >= end), default=len(text))
    sentence = squeeze(text[first:last])
    if len(sentence) <= _LONGEST:
        return sentence
    return "…" + squeeze(text[max(first, start - _LONGEST // 2) : end]) + "…"


@lru_cache(maxsize=16)
def _ends(text: str) -> tuple[int, ...]:
    return tuple(match.end() for match in _ENDS.finditer(text))
