"""A quotation in an annotation without the page it stands on.

What: five or more words in quotation marks in a work's annotation (in any language), and their
sentence names no page, chapter, section or other place.

Why: an annotation is copied into reports; whoever quotes from it needs the page and would have to
search the work again.

Not flagged: shorter quotations, titles in quotation marks, works without pages (web pages, films,
software, statutes, cases).

Bad: @book{tide2001, annotation = {Calls it “a slow tide that nobody had seen”.}}
Good: @book{tide2001, annotation = {Calls it “a slow tide that nobody had seen” (p. 14).}}
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from procsead_refs.data import table
from procsead_refs.model import Severity
from procsead_refs.rules import _annotations, _bib
from procsead_refs.rules._quotations import (
    FEWEST_WORDS,
    PLACE,
    SENTENCE_END,
    is_title,
    quotations,
)
from procsead_refs.text import letters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.library import Library
    from procsead_refs.model import Finding
    from procsead_refs.rules import Context
    from procsead_refs.rules._quotations import Quotation

SCOPE = "library"
SEVERITY = Severity.WARNING

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d$")


def check(library: Library, context: Context) -> Iterator[Finding]:
    """Yield a finding for each quotation in an annotation without a place."""
    titles = {letters(one.reference.title) for one in _bib.entries(library)}
    unpaged = table("required")["unpaged"]
    for entry, number, text in _annotations.each(library):
        if entry.reference.type in unpaged:
            continue
        for quotation in quotations(text):
            inside = text[quotation.start : quotation.end]
            if len(inside.split()) < FEWEST_WORDS or is_title(inside, titles):
                continue
            if not _is_placed(text, quotation):
                message = "a quotation in its annotation without the page it stands on"
                span = (quotation.start, quotation.end)
                yield entry.finding("quote-without-page", SEVERITY, message, number, span)


def _is_placed(text: str, quotation: Quotation) -> bool:
    """Return whether a quotation's sentence, its own words left out, names a place in the work."""
    before = text[: quotation.start - 1]
    ends = [one.end() for one in SENTENCE_END.finditer(before)]
    after = text[quotation.end - 1 :]  # with the full stop that may stand inside the marks
    end = SENTENCE_END.search(after)
    around = before[ends[-1] if ends else 0 :], after[: end.start() if end else None]
    return any(_labelled().search(one) or _has_number(one) for one in around)


def _has_number(text: str) -> bool:
    return any(not _YEAR.search(one[0]) for one in PLACE.finditer(text))


@cache
def _labelled() -> re.Pattern[str]:
    """Return the pattern of a place that is named by a word: on page 14, luvussa 3."""
    words = {word for row in table("locator-labels").values() for word in row["words"]}
    longest_first = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{longest_first})\.?[\s~]*\d", re.IGNORECASE)
