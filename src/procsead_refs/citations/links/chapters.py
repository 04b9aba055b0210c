"""Drafts whose chapters have a list each: a citation means the list at its own chapter's end."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from procsead_refs.citations.sections import NOTE_KINDS
from procsead_refs.model import Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from procsead_refs.citations.sections import Sections
    from procsead_refs.citations.works import Work, Works
    from procsead_refs.model import Block, Citation, CitationItem, Reference


@dataclass(frozen=True, slots=True)
class Chapters:
    """The lists of a draft's chapters, and where its notes are called.

    `lists` are ranges of blocks in order; `called` maps a note's block to the block that calls it.
    """

    lists: tuple[range, ...]
    called: Mapping[int, int]

    def of(self, paragraph: int) -> int:
        """Return the number, from 0, of the list at the end of a block's chapter."""
        place = self.called.get(paragraph, paragraph)
        at = bisect_left(self.lists, place, key=lambda entries: entries.stop - 1)
        return min(at, len(self.lists) - 1)

    def divided(self, references: Sequence[Reference]) -> list[list[Reference]]:
        """Return the entries of each list, in order."""
        lists: list[list[Reference]] = [[] for _ in self.lists]
        for one in references:
            if one.location is not None:
                lists[self.of(one.location.paragraph)].append(one)
        return lists


def found(blocks: Sequence[Block], parts: Sections) -> Chapters | None:
    """Return the chapters of a draft, None unless it has two lists with text between them."""
    lists: list[range] = []
    for first, last in parts.lists:
        if lists and not any(map(_is_text, blocks[lists[-1].stop : first])):
            lists[-1] = range(lists[-1].start, last)  # a list in parts with a heading each
        else:
            lists.append(range(first, last))
    if len(lists) <= 1:
        return None
    calls = {
        span.note: number for number in parts.body for span in blocks[number].spans if span.note
    }
    notes = ((number, blocks[number].note or "") for number in parts.notes)
    return Chapters(tuple(lists), {one: calls[note] for one, note in notes if note in calls})


def _is_text(block: Block) -> bool:
    return block.kind not in {*NOTE_KINDS, "heading"} and bool(block.text.strip())


def in_own_lists(
    citations: tuple[Citation, ...], works: Works, chapters: Chapters | None
) -> tuple[Citation, ...]:
    """Return citations linked to the entries of their own chapter's list where it has the work.

    A work that only another chapter lists stays linked to it.
    """
    if chapters is None:
        return citations
    twins: dict[tuple[int, object], str] = {}
    at: dict[str, int] = {}
    for one in works.all.values():
        if one.reference.location is not None:
            at[one.id] = chapters.of(one.reference.location.paragraph)
            twins.setdefault((at[one.id], _same(one)), one.id)

    def own(item: CitationItem) -> CitationItem:
        """Return an item linked to its work's entry in its own chapter's list."""
        here = chapters.of(item.location.paragraph)
        if item.status is Status.AMBIGUOUS:
            left = [one for one in item.candidates if at.get(one) == here]
            if len(left) != 1:
                return item
            return replace(item, reference=left[0], status=Status.MATCHED, candidates=tuple(left))
        if item.reference not in works.all:
            return item
        twin = twins.get((here, _same(works.all[item.reference])), item.reference)
        return replace(item, reference=twin, candidates=(twin,)) if at.get(twin) == here else item

    return tuple(replace(citation, items=tuple(map(own, citation.items))) for citation in citations)


def _same(work: Work) -> object:
    """Return what the entries of one work have in common in several lists."""
    return work.creators, work.years, work.letter, work.title
