"""A quotation whose citation names no page.

What: words in quotation marks (five or more), or a block quotation, are followed by a citation, or
follow an author named in the same sentence, and no page, paragraph, section or time is given.

Why: a reader must be able to find the words. APA (7th ed., 8.25), Chicago (17th ed., 15.23) and the
Finnish legal style all ask for the place.

Not flagged: titles in quotation marks, a quotation without a citation (a person's own words in the
data), works without pages (web pages, films, software), statutes and cases, personal
communications. Numeric styles and quotations that only share a sentence with a citation are info.

Bad: They call it “a slow tide that nobody had seen” (Berg 2001).
Good: They call it “a slow tide that nobody had seen” (Berg 2001, 14).
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from procsead_refs.data import table
from procsead_refs.model import Finding, Manuscript, Severity, Status
from procsead_refs.rules._quotations import (
    FEWEST_WORDS,
    PLACE,
    SENTENCE_END,
    Quotation,
    is_title,
    quotations,
)
from procsead_refs.text import letters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.model import Block, Citation
    from procsead_refs.rules import Context

SCOPE = "draft"
SEVERITY = Severity.WARNING

_SURE_WORDS = 8
_BLOCK_WORDS = 20
_NEAR = 60  # code points from a quotation to the citation that answers for it


def check(manuscript: Manuscript, context: Context) -> Iterator[Finding]:
    """Yield a finding for each cited quotation without a place."""
    if manuscript.style.kind in {"note", "label"}:
        return
    titles = {letters(one.title) for one in context.evidence if one.title}
    types = {one.id: one.type for one in manuscript.references}
    by_block: dict[int, list[int]] = defaultdict(list)
    for index, citation in enumerate(manuscript.citations):
        by_block[citation.location.paragraph].append(index)
    for number, indices in by_block.items():
        block = manuscript.document.blocks[number]
        seen: set[int] = set()
        for quotation in _quoted(block, titles):
            found = _answering(block, quotation, indices, manuscript.citations)
            if found is None or found in seen:
                continue
            seen.add(found)
            citation = manuscript.citations[found]
            if _is_placed(block, quotation, citation) or _is_unpaged(citation, types):
                continue
            numeric = manuscript.style.kind == "numeric"
            yield _finding(
                citation, found, sure=not numeric and _is_sure(block, quotation, citation)
            )


def _quoted(block: Block, titles: set[str]) -> Iterator[Quotation]:
    if block.kind == "quote":
        if len(block.text.split()) >= _BLOCK_WORDS:
            yield Quotation(0, len(block.text))
        return
    for quotation in quotations(block.text):
        inside = block.text[quotation.start : quotation.end]
        if len(inside.split()) >= FEWEST_WORDS and not is_title(inside, titles):
            yield quotation


def _answering(
    block: Block, quotation: Quotation, indices: list[int], citations: tuple[Citation, ...]
) -> int | None:
    """Return the citation that answers for a quotation: the next one after it, or its author."""
    if block.kind == "quote":
        return indices[-1] if len(indices) == 1 else None
    for index in indices:
        place = citations[index].location
        start = place.start or 0
        if start >= quotation.end:
            between = block.text[quotation.end : start]
            if start - quotation.end <= _NEAR and not SENTENCE_END.search(between):
                return index
            break
    for index in reversed(indices):
        place = citations[index].location
        if place.end is not None and place.end <= quotation.start:
            if citations[index].narrative and not SENTENCE_END.search(
                block.text[place.end : quotation.start + 1]
            ):
                return index
            break
    return None


def _is_placed(block: Block, quotation: Quotation, citation: Citation) -> bool:
    """Return whether the citation or the words after the quotation give a place."""
    if any(item.locator for item in citation.items):
        return True
    if block.kind == "quote":
        return False
    rest = block.text[quotation.end + 1 : quotation.end + 1 + _NEAR]
    stop = SENTENCE_END.search(rest)
    after = rest[: stop.start() if stop else None]
    return bool(PLACE.search(after.split("(")[0] + _parenthesis_without_year(after)))


def _parenthesis_without_year(after: str) -> str:
    found = re.match(r"[^(]{0,20}(\([^()]{0,40}\))", after)
    return found[1] if found and not re.search(r"\d{4}", found[1]) else ""


def _is_unpaged(citation: Citation, types: dict[str, str]) -> bool:
    unpaged = table("required")["unpaged"]
    return any(
        item.status is Status.EXEMPT or types.get(item.reference or "") in unpaged
        for item in citation.items
    )


def _is_sure(block: Block, quotation: Quotation, citation: Citation) -> bool:
    if len(citation.items) != 1 or citation.narrative:
        return False
    if block.kind == "quote":
        return True
    gap = (citation.location.start or 0) - quotation.end
    words = block.text[quotation.start : quotation.end].split()
    return gap <= len("” ") and len(words) >= _SURE_WORDS


def _finding(citation: Citation, index: int, *, sure: bool) -> Finding:
    return Finding(
        "quote-without-locator",
        Severity.WARNING if sure else Severity.INFO,
        "A quotation without the page it stands on: add it",
        citation.location,
        citation=index,
        item=0 if len(citation.items) == 1 else None,
        reference=citation.items[0].reference if len(citation.items) == 1 else None,
    )
