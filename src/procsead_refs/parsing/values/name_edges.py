"""Where the leading names end and the title begins, where the tagger has it elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs import bodies
from procsead_refs.dates import from_text
from procsead_refs.names.words import connectors
from procsead_refs.parsing.values import typed_names

if TYPE_CHECKING:
    from procsead_refs.parsing.draft import Draft
    from procsead_refs.parsing.fields import Piece

_LEADING = {"author", "title"}
_REST_OF_BODY = re.compile(r",\s[A-ZÀ-Þ][^\d.:;()\[\]]{3,80}")


def step(draft: Draft) -> None:
    """Move the edge between author, date and title where one of them took the other's words."""
    pieces = draft.pieces
    first = pieces[0] if pieces else None
    second = pieces[1] if len(pieces) > 1 else None
    if first is None or first.label not in _LEADING:
        return
    if second is not None and second.label == "date":
        first = _whole_body(draft, first, second)
    if ": " in first.text or (first.label == "title" and ", " in first.text):
        _body_before_title(draft, first)
    elif first.label == "author" and second is not None:
        if second.label == "title" and ": " in second.text:
            _coauthor_in_title(draft, first, second)
        elif second.label == "date" and draft.raw[second.end : second.end + 2] == ". ":
            _year_in_title(draft, first, second)


def _body_before_title(draft: Draft, first: Piece) -> None:
    """Divide a body and its title that one label took: "Statistics Finland: Lists [online]"."""
    label = "author" if first.label == "title" else "title"
    head, _, tail = first.text.partition(": ")
    known = bool(tail) and bool(bodies.candidates(head))
    if not known and first.label == "title":
        head, _, tail = first.text.partition(", ")
        known = tail[:1].isupper() and " " in head and bodies.is_body(head)
    if not known or any(one.label == label for one in draft.pieces):
        return
    middle = first.end - len(tail)
    draft.pieces[:1] = [
        first._replace(label="author", text=head, end=first.start + len(head)),
        first._replace(label="title", text=tail, start=middle),
    ]


def _whole_body(draft: Draft, first: Piece, year: Piece) -> Piece:
    """Give a body the words up to the year: "Ministry of Housing, Communities & Lists. 2018."."""
    between = draft.raw[first.end : year.start].rstrip(" .,([")
    if not between and first.label == "author":
        return first
    later = sum(one.label == "title" for one in draft.pieces) > 1
    if first.label == "title" and later and not between and bodies.is_body(first.text):
        draft.pieces[0] = first._replace(label="author")
        return draft.pieces[0]
    if (
        first.label == "title"
        or not _REST_OF_BODY.fullmatch(between)
        or not bodies.is_body(first.text)
    ):
        return first
    end = first.end + len(between)
    whole = first._replace(text=draft.raw[first.start : end], end=end)
    draft.pieces[0] = whole
    return whole


def _coauthor_in_title(draft: Draft, first: Piece, second: Piece) -> None:
    """Give the authors the last of them that the title took: "K. Ahola & Bo af Berg: Lists"."""
    head, _, tail = second.text.partition(": ")
    between = draft.raw[first.end : second.start].strip()
    if not (between == "&" or between in connectors()) or not typed_names.is_name(head):
        return
    middle = second.end - len(tail)
    end = second.start + len(head)
    draft.pieces[:2] = [
        first._replace(text=draft.raw[first.start : end], end=end),
        second._replace(text=tail, start=middle),
    ]


def _year_in_title(draft: Draft, first: Piece, year: Piece) -> None:
    """Make a title of what was read as author and year: "Report 2018. Turku: Talo, 2019."."""
    labels = [one.label for one in draft.pieces]
    if "title" in labels or labels.count("date") == 1:
        return
    if draft.raw[first.end : year.start] != " ":
        return
    text = draft.raw[first.start : year.end]
    draft.pieces[:2] = [first._replace(label="title", text=text, end=year.end)]
    later = next(one for one in draft.pieces if one.label == "date")
    draft.dates["issued"], draft.spans["issued"] = from_text(later.text), (later.start, later.end)
