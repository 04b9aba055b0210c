r"""Citations by key, "[@berg2001, p. 3]" and "\citep[3]{berg2001}", linked to entry or library."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.model import Citation, CitationItem, Location, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from procsead_refs.model import Block, Document, Reference, Span

_BEFORE = 200  # code points from a bracket or a command to its key
_COMMAND = re.compile(r"\\[A-Za-z]+\*?\s?(?:\[[^\[\]]*\]){0,2}\{[^{}]*$")
_BRACKET = re.compile(r"\[[^\[\]]*$")
_CLOSED = re.compile(r"[^\[\]{}]*[\]}]")
_LOCATOR_AFTER = re.compile(r"\s\[[^\[\]@]*\]")
_NARRATIVE = re.compile(r"\\(?:text|new)?citet|\\textcite|\\Textcite|\\citeauthor|\\Citet")


def known(
    document: Document, references: Sequence[Reference], library: Sequence[Reference]
) -> dict[str, str]:
    r"""Return the entries' ids by citation key.

    The keys are the library's, and those that stand at entries of the draft's own list (LaTeX's
    \bibitem); these come first.
    """
    found = {reference.id: reference.id for reference in library}
    for reference in references:
        place = reference.location
        spans = document.blocks[place.paragraph].spans if place else ()
        for span in spans:
            if span.key and place and (place.start or 0) <= span.start <= (place.end or 0):
                found[span.key] = reference.id
    return found


def read(block: Block, paragraph: int, entries: Mapping[str, str]) -> Iterator[Citation]:
    """Yield a block's citations by key, their items linked; a key that none bears is missing.

    Args:
        block: the block.
        paragraph: its number in the document.
        entries: the entries' ids by key (`known`).
    """
    spans = sorted((span for span in block.spans if span.key), key=lambda span: span.start)
    groups: list[tuple[int, int, bool, list[Span]]] = []
    for span in spans:
        start, end, narrative = _around(block.text, span)
        if groups and start == groups[-1][0]:
            groups[-1][3].append(span)
        else:
            groups.append((start, end, narrative, [span]))
    for start, end, narrative, members in groups:
        stops = [*(span.start for span in members[1:]), end]
        items = tuple(
            _item(
                block.text[span.start : stop],
                Location(paragraph, span.start, span.end),
                span,
                entries,
            )
            for span, stop in zip(members, stops, strict=True)
        )
        yield Citation(block.text[start:end], Location(paragraph, start, end), items, narrative)


def _around(text: str, span: Span) -> tuple[int, int, bool]:
    """Return where the citation of a key begins and ends, and whether it stands in the prose."""
    before = text[max(0, span.start - _BEFORE) : span.start]
    for pattern in (_COMMAND, _BRACKET):
        opened = pattern.search(before)
        closed = _CLOSED.match(text, span.end) if opened else None
        if opened and closed:
            start = span.start - len(before) + opened.start()
            return start, closed.end(), bool(_NARRATIVE.match(opened.group()))
    after = _LOCATOR_AFTER.match(text, span.end)
    return span.start, after.end() if after else span.end, True


def _item(text: str, place: Location, span: Span, entries: Mapping[str, str]) -> CitationItem:
    """Return the item of a key; `text` reaches to the next key or the citation's end."""
    shown, tail = text[: span.end - span.start], text[span.end - span.start :]
    reference = entries.get(span.key)
    return CitationItem(
        text=shown,
        location=place,
        key=span.key,
        locator=tail.split(";")[0].strip(" ,.;[]{}@-"),
        reference=reference,
        status=Status.MATCHED if reference else Status.MISSING,
        candidates=(reference,) if reference else (),
    )
