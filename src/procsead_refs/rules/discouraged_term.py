"""A word that the field's guidance discourages.

What: the prose uses a term that the terminology guidelines for the protection of children class as
one to avoid (warning) or to use with special care (info). Every finding names a replacement and
its source; a row that is not yet confirmed says so and is never louder than info.

Why: such words hide that a child is harmed, or blame the child, and some name a diagnosis where an
offence is meant.

Not flagged: the reference list, titles (in quotation marks or italics), quotations, block quotes,
names of laws, instruments and units, clinical use, and sentences about the term. Scare quotes
around the author's own words are no quotation.

Bad: “Online pedophiles” share links in closed groups.
Good: CSAM users share links in closed groups.

A project adds rows, mutes one (`mute = true`) or switches one on (`off = false`) by its id, in
procsead-refs.toml under [[term]]. The rows are in data/terms.toml.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from procsead_refs.model import Finding, Location, Manuscript, Severity
from procsead_refs.rules._quotations import SENTENCE_END, Quotation, quotations
from procsead_refs.rules._terms import BETWEEN, Term, terms
from procsead_refs.text import letters, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.model import Block
    from procsead_refs.rules import Context
    from procsead_refs.rules._terms import Terms

SCOPE = "draft"
SEVERITY = Severity.WARNING

_SENTENCE_END = re.compile(rf"{SENTENCE_END.pattern}|\n\n")
_ABOUT = 60  # code points before a hit in which a word like "term" makes it talk about the word
_LONGEST = 600  # code points of a sentence that are looked at on either side of a hit
_SCARE = 3  # a quotation of so many words is the author's own unless something says otherwise
_TITLE = 4  # italics over so many words are a title


def check(manuscript: Manuscript, context: Context) -> Iterator[Finding]:
    """Yield a finding for each use of a discouraged term in the prose."""
    text = "\n".join(block.text for block in manuscript.document.blocks)
    known = terms(text, context.project.terms)
    listed = {entry.location.paragraph for entry in manuscript.references if entry.location}
    titles = {letters(one.title) for one in context.evidence if one.title}
    for number, block in enumerate(manuscript.document.blocks):
        if number in listed or block.kind == "quote" or not block.text:
            continue
        yield from _block(number, block, known, titles)


def _block(number: int, block: Block, known: Terms, titles: set[str]) -> Iterator[Finding]:
    hits = list(known.find(block.text))
    if not hits:
        return
    quoted = quotations(block.text)
    ends = [match.span() for match in _SENTENCE_END.finditer(block.text)]
    for start, end, term in hits:
        sentence_start, sentence_end = _sentence(ends, len(block.text), start, end)
        sentence = block.text[sentence_start:sentence_end]
        if not term.fits(sentence, block.text[end : end + _ABOUT]):
            continue
        if known.is_instrument(sentence) or _is_named(block, start, end):
            continue
        at = bisect_right(quoted, start, key=lambda one: one.start) - 1
        quotation = quoted[at] if at >= 0 and end <= quoted[at].end else None
        before = block.text[max(sentence_start, start - _ABOUT) : start]
        after = block.text[end : min(sentence_end, end + _ABOUT)]
        if known.is_about(before, after) or _is_quoted(quotation, block.text, titles):
            continue
        yield _finding(term, block.text[start:end], Location(number, start, end))


def _finding(term: Term, words: str, location: Location) -> Finding:
    doubt = "; this advice is unconfirmed" if term.unconfirmed else ""
    return Finding(
        "discouraged-term",
        term.severity,
        f"“{squeeze(words)}” is discouraged ({term.source}){doubt}",
        location,
        suggestion=term.prefer,
    )


def _sentence(ends: list[tuple[int, int]], size: int, start: int, end: int) -> tuple[int, int]:
    """Return the sentence round a hit; `ends` are the gaps between the sentences of the text."""
    before = bisect_right(ends, (start, size)) - 1
    while before >= 0 and ends[before][1] > start:
        before -= 1
    after = before + 1
    while after < len(ends) and ends[after][0] < end:
        after += 1
    left = ends[before][1] if before >= 0 else 0
    right = ends[after][0] if after < len(ends) else size
    return max(left, start - _LONGEST), min(right, end + _LONGEST)


def _is_named(block: Block, start: int, end: int) -> bool:
    """Return whether the words are part of a title in italics or of a name with capitals."""
    capitals = all(word[:1].isupper() for word in re.split(BETWEEN, block.text[start:end]))
    for span in block.spans:
        if span.italic and span.start <= start and end <= span.end:
            words = block.text[span.start : span.end].split()
            if capitals or len(words) >= _TITLE:
                return True
    if not capitals or block.kind == "heading":
        return False
    before = re.search(r"(\w+)[\s-]+$", block.text[max(0, start - _ABOUT) : start])
    after = re.match(r"[’'s]{0,2}[\s-]+(\w+)", block.text[end : end + _ABOUT])
    return any(match and match[1][:1].isupper() for match in (before, after))


def _is_quoted(quotation: Quotation | None, text: str, titles: set[str]) -> bool:
    """Return whether the words are another's: a title, a long quotation, or one that is cited."""
    if quotation is None:
        return False
    inside = text[quotation.start : quotation.end]
    if len(inside.split()) > _SCARE or letters(inside) in titles:
        return True
    after = text[quotation.end : quotation.end + 2 * _ABOUT]
    return bool(re.match(r"[\"”’»]?[.,]?\s*[(\[][^()\[\]]{0,80}\d", after))
