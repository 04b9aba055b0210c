"""Body to citations: every way of citing is read, the one that the list confirms is kept."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from procsead_refs.citations import language
from procsead_refs.citations.links import chapters, fields, link
from procsead_refs.citations.sections import NOTE_KINDS
from procsead_refs.citations.systems import author_date, author_page, keys, notes, numeric
from procsead_refs.citations.works import abbreviations
from procsead_refs.limits import limit, over
from procsead_refs.model import Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from procsead_refs.citations.links.chapters import Chapters
    from procsead_refs.citations.sections import Sections
    from procsead_refs.citations.works import Works
    from procsead_refs.model import Citation, Document, Reference, StyleClass

_USED = 0.4  # of the list's entries, those that a draft's way of citing reaches at the least
_FIGURES = re.compile(r"(?:1[4-9]|20)\d\d")  # years, of a citation or not
_SCARCE = 0.2  # reached by author and year, so that the draft may cite by author and page
_FEWEST_PAGES = 3  # citations in brackets that show that a draft cites by author and page
_MOSTLY = 0.8  # of what reads as author and year, in notes: full notes have a year too
_PLENTY = 0.6  # reached by author and year, so that numbers in an unnumbered list's draft are none


def read(
    document: Document,
    parts: Sections,
    references: Sequence[Reference],
    works: Works,
    library: Sequence[Reference] = (),
) -> tuple[StyleClass, tuple[Citation, ...]]:
    """Return how a draft cites and its linked citations, in reading order.

    Args:
        document: the draft.
        parts: what is body and what is list.
        references: the list.
        works: the list's works, which tell a citation from a bracket with a year.
        library: what citations by key are linked to.
    """
    kind, typed = _typed(document, parts, references, works)
    entries = keys.known(document, references, library)
    marked = (span for number in parts.body for span in document.blocks[number].spans)
    _afford(sum(bool(span.key) for span in marked), document)
    keyed = [
        citation
        for number in parts.body
        for citation in keys.read(document.blocks[number], number, entries)
    ]
    found = sorted((*typed, *keyed), key=_place) if keyed else typed
    return kind, tuple(found)


def _place(citation: Citation) -> tuple[int, int]:
    return citation.location.paragraph, citation.location.start or 0


def _typed(
    document: Document, parts: Sections, references: Sequence[Reference], works: Works
) -> tuple[StyleClass, tuple[Citation, ...]]:
    texts = [document.blocks[number].text for number in parts.body]
    if sum(len(_FIGURES.findall(text)) for text in texts) > limit("years"):
        raise over("years", where=document.path, remedy="split the document")
    if sum(text.count(")") + text.count("]") for text in texts) > limit("brackets"):
        raise over("brackets", where=document.path, remedy="split the document")
    abbreviations.learn(texts, works)
    spoken = language.of(texts)
    read_by_year = (
        citation
        for number, text in zip(parts.body, texts, strict=True)
        for citation in author_date.read(text, number, works, spoken)
    )
    found = _countable(islice(read_by_year, limit("citations") + 1), document)
    by_year = _countable(fields.settle(link(found, works), document, works), document)
    parted = chapters.found(document.blocks, parts)
    by_year = chapters.in_own_lists(by_year, works, parted)
    reached = _reached(by_year, references)
    if references and (reached < _PLENTY or _share_in(by_year, parts.notes) >= _MOSTLY):
        in_notes, phrases = _in_notes(document, parts, works)
        in_notes = chapters.in_own_lists(in_notes, works, parted)
        # Where author and year reach the list too, full notes are told by whole titles.
        titled = phrases.titled if reached < _PLENTY else phrases.whole
        if len(titled) >= _USED * len(references):
            return "note", (*_in_text(by_year, parts), *in_notes)
    if reached < _PLENTY or numeric.is_numbered(references):
        by_number = _by_number(document, parts, references, parted)
        share = _reached(by_number, references)
        if share >= _USED and share > reached:
            return "numeric", by_number
    if reached < _SCARCE and references:
        by_page = _by_page(document, parts, works)
        pages = sum(not citation.narrative for citation in by_page)
        if _reached(by_page, references) >= _USED and pages >= _FEWEST_PAGES:
            return "author", by_page
    return "author-date", by_year


def _countable(citations: Iterable[Citation], document: Document) -> tuple[Citation, ...]:
    """Return citations, unless they are too many to be checked in a minute."""
    found = tuple(citations)
    _afford(sum(max(len(one.items), 1) for one in found), document)
    return found


def _afford(cited: int, document: Document) -> None:
    if cited > limit("citations"):
        raise over("citations", where=document.path, remedy="split the document")


def _reached(citations: Iterable[Citation], references: Sequence[Reference]) -> float:
    """Return the share of the list's entries that citations name, by words or by number."""
    items = (item for citation in citations for item in citation.items)
    cited = {item.reference for item in items if item.names or item.number}
    return len(cited - {None}) / len(references) if references else 0.0


def _share_in(citations: Sequence[Citation], blocks: Sequence[int]) -> float:
    """Return the share of citations that stand in some blocks."""
    inside = set(blocks)
    there = sum(citation.location.paragraph in inside for citation in citations)
    return there / len(citations) if citations else 0.0


def _in_text(by_year: Sequence[Citation], parts: Sections) -> list[Citation]:
    """Return what the running text of a draft with notes cites by author and year of its list."""
    inside = set(parts.notes)
    return [
        one
        for one in by_year
        if one.location.paragraph not in inside
        and any(item.status is Status.MATCHED and item.year for item in one.items)
    ]


def _by_number(
    document: Document, parts: Sections, references: Sequence[Reference], parted: Chapters | None
) -> tuple[Citation, ...]:
    """Return the numeric citations of the form, and of the lists, that reach most entries."""
    whole = numeric.numbers(references)
    best = _of_best_form(document, parts, references, lambda _: whole)
    if parted is None:
        return best
    lists = [numeric.numbers(one) for one in parted.divided(references)]
    own = _of_best_form(document, parts, references, lambda number: lists[parted.of(number)])
    return max(best, own, key=lambda found: _reached(found, references))


def _of_best_form(
    document: Document,
    parts: Sections,
    references: Sequence[Reference],
    known: Callable[[int], Mapping[int, str]],
) -> tuple[Citation, ...]:
    """Return the numeric citations of the best form, given the numbers that each block means."""
    best: tuple[Citation, ...] = ()
    typed_notes = {n for n in parts.notes if document.blocks[n].kind not in NOTE_KINDS}
    for form in numeric.FORMS:
        if typed_notes and form == "bracket" and not numeric.is_numbered(references):
            continue  # "[1]" calls a note that is typed after the list
        found = tuple(
            citation
            for number in parts.body
            for citation in numeric.read(document.blocks[number], number, known(number), form)
            if number not in typed_notes or citation.location.start  # the note's own number
        )
        if _reached(found, references) > _reached(best, references):
            best = found
    return best


def _by_page(document: Document, parts: Sections, works: Works) -> tuple[Citation, ...]:
    """Return the citations by author and page."""
    read_by_page = (
        citation
        for number in parts.body
        for citation in author_page.read(document.blocks[number].text, number, works)
    )
    return _countable(islice(read_by_page, limit("citations") + 1), document)


def _in_notes(
    document: Document, parts: Sections, works: Works
) -> tuple[tuple[Citation, ...], notes.Phrases]:
    """Return the citations in notes and what the notes said of the works' titles."""
    phrases = notes.Phrases(works)
    found = [
        citation
        for number in parts.notes
        for citation in notes.read(document.blocks[number], number, phrases)
    ]
    return link(notes.without_doubtful(found, phrases), works), phrases
