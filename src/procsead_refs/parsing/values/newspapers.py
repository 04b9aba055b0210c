"""A newspaper that the tagger took for somebody, or with its day: "Aikalehti vom 3.5.2018"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from procsead_refs.dates import from_text, months
from procsead_refs.parsing.fields import Piece
from procsead_refs.parsing.values import types
from procsead_refs.text import fold

if TYPE_CHECKING:
    from procsead_refs.model import Date
    from procsead_refs.parsing.draft import Draft

_LONGEST = 5  # words of a newspaper's name
_LEADING = {"author", "journal", "title"}
_TAKEN_FOR = {"editor", "publisher", "place", "translator"}
_WHOLE = 3  # year, month, day
_DAY = re.compile(
    r"(?:,\s|\s(?:vom|du|del|of|den|från)\s)"
    r"(\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{1,2}\.?\s(?:de\s)?[^\W\d_]{3,10}\.?\s(?:de\s)?\d{4})$"
)
_WITH_DAY = re.compile(
    r"([^\W\d_][^\d:.,]{2,40}),?\s(\d{1,2}\.\s?\d{1,2}\.\s?\d{4})(?:,\s[^:.]{1,20})?[:.]\s"
    r"([^\W\d_].{2,300}?[?!]?)(?=\.?$|[.?!]\s)"
)
_DAY_AND_MONTH = re.compile(
    r",\s(?:(?P<day>\d{1,2})\.?\s(?P<month>[^\W\d_]{3,12})|(?P<first>[^\W\d_]{3,12})\s(?P<last>\d{1,2}))"
    r"(?=[.,;:)]|$)"
)


def step(draft: Draft) -> None:
    """Read the day behind a newspaper's name, and a newspaper where no journal is labelled."""
    _leading(draft)
    for number, piece in enumerate(draft.pieces):
        if piece.label == "journal" and piece.text[-1:].isdigit():
            match = _DAY.search(piece.text)
            if match and match.start() and _put_day(draft, from_text(match[1])):
                end = piece.start + match.start()
                draft.pieces[number] = piece._replace(text=piece.text[: match.start()], end=end)
                return
        elif piece.label == "journal" and _day_without_year(draft, piece.end):
            return
        elif number and piece.label == "publisher" and _is_of_day(draft, piece):
            draft.pieces[number] = piece._replace(label="journal")
            return
    issued = draft.dates.get("issued")
    if issued and len(issued.parts) >= _WHOLE and not draft.of("journal", "booktitle"):
        _unlabelled(draft)


def _leading(draft: Draft) -> None:
    """Read "Turun Aikalehti 8.11.2009: On lists.", which no author leads."""
    first = draft.pieces[0] if draft.pieces else None
    if first is None or first.start or first.label not in _LEADING:
        return
    if first.label == "author" and not draft.raw[first.end + 1 : first.end + 2].isdigit():
        return
    match = _WITH_DAY.match(draft.raw)
    if match is None or not (first.label == "journal" or types.is_newspaper(match[1])):
        return
    draft.dates["issued"], draft.spans["issued"] = from_text(match[2]), match.span(2)
    draft.put("container-title", match[1], *match.span(1))
    behind = [one for one in draft.pieces if one.start >= match.end()]
    draft.pieces = [
        Piece("title", match[3], *match.span(3), 0, 0),
        *behind,
    ]


def _is_of_day(draft: Draft, piece: Piece) -> bool:
    """Return whether a publisher is a newspaper with a day behind it, and take that day."""
    behind = _DAY_AND_MONTH.match(draft.raw, piece.end)
    return bool(behind) and types.is_newspaper(piece.text) and _day_without_year(draft, piece.end)


def _day_without_year(draft: Draft, start: int) -> bool:
    """Read the day and month behind a newspaper whose year stands elsewhere: "Aika, 3 April"."""
    match = _DAY_AND_MONTH.match(draft.raw, start)
    issued = draft.dates.get("issued")
    if match is None or issued is None or len(issued.parts) != 1:
        return False
    month = match["month"] or match["first"]
    if fold(month) not in months():
        return False
    day = from_text(f"{match['day'] or match['last']} {month} {issued.year}")
    if len(day.parts) < _WHOLE:
        return False
    draft.dates["issued"] = replace(day, suffix=issued.suffix)
    draft.take(*match.span())
    return True


def _put_day(draft: Draft, day: Date) -> bool:
    """Set the day of issue where only its year is known; say whether it is one of that year."""
    issued = draft.dates.get("issued")
    if len(day.parts) < _WHOLE:
        return False
    if issued is None or not issued.parts:
        draft.dates["issued"] = day
    elif issued.parts[0] != day.parts[0]:
        return False
    elif len(issued.parts) < _WHOLE:
        draft.dates["issued"] = replace(day, suffix=issued.suffix)
    return True


def _unlabelled(draft: Draft) -> None:
    """Give the journal's label to what is a newspaper's name and was taken for something else."""
    for number, piece in enumerate(draft.pieces):
        if not number or piece.label not in _TAKEN_FOR or len(piece.text.split()) > _LONGEST:
            continue
        if types.is_newspaper(piece.text):
            draft.pieces[number] = piece._replace(label="journal")
            return
