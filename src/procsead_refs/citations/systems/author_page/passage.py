"""What citations by author and page are made of: a block's text with the list, items, places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from procsead_refs.citations.cues import lexicon, name_shape, unlisted
from procsead_refs.citations.links import of_no_year
from procsead_refs.matching import key, names_et_al, words
from procsead_refs.model import CitationItem, Location, Status
from procsead_refs.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procsead_refs.citations.works import Works

LONGEST = 300  # code points of a part of a bracket
SENTENCE_END = re.compile(r"[.?!]\s")
_INITIALS = re.compile(r"(?:^|(?<=\s))((?:[^\W\d_]\.[\s\u00a0]?-?){1,3})\Z")
_INITIALS_LENGTH = 16  # code points that initials take


@dataclass(frozen=True, slots=True)
class Passage:
    """A block's text, its number in the document, and the works that it may cite."""

    text: str
    paragraph: int
    works: Works

    def item(self, start: int, end: int, phrase: str, hits: Sequence[str]) -> CitationItem:
        """Return the item of a stretch of the text, linked if it fits one work.

        Args:
            start: where it begins in the text.
            end: where it ends.
            phrase: the words in it that name the work; the rest is its place.
            hits: the ids of the works that they name.
        """
        shown = self.text[start:end].rstrip(" \u00a0")
        item = CitationItem(
            text=shown,
            location=Location(self.paragraph, start, start + len(shown)),
            names=name_shape.names(phrase.split(",", maxsplit=1)[0]),
            et_al=names_et_al(phrase) or names_et_al(shown),
            locator=shown[len(phrase) :].strip(' ,”"»\u00a0'),
            status=Status.MISSING,
        )
        return of_no_year(item, hits, self.works) if hits else item

    def titled(self, title: str, hits: Sequence[str]) -> Sequence[str]:
        """Return the works whose title before its subtitle is typed, or else begins so."""
        whole = [hit for hit in hits if title and key(self.works.all[hit].main_title) == title]
        return whole or [hit for hit in hits if self.works.all[hit].title.startswith(title)]


def with_initials(part: str, start: int) -> int:
    """Return where a name begins with the initials before it: "M. Berg"."""
    match = _INITIALS.search(part, max(0, start - _INITIALS_LENGTH), start)
    return match.start(1) if match else start


def is_place(rest: str) -> bool:
    """Return whether a text holds nothing but a page or another place, or nothing at all.

    Connectors and particles may stand before it: a title shortened to "Harbours of the".
    """
    for pattern in (lexicon.et_al(), lexicon.remark()):
        rest = pattern.sub(" ", f"{rest} ")
    spoken = re.findall(r"[^\W_]+|§", fold(rest))
    return all(
        re.fullmatch(r"\d+[a-z]?|[ivxlc]+|[a-z]|§", one)
        or one in unlisted.place_words()
        or not words(one)
        for one in spoken
    )
