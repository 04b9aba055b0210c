"""The date of publication, with its letter and range, or what is typed for none."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from procsead_refs.data import table
from procsead_refs.dates import INITIALS, from_text, months, stand_in_patterns
from procsead_refs.patterns import any_of
from procsead_refs.text import fold

if TYPE_CHECKING:
    from procsead_refs.model import Date
    from procsead_refs.parsing.draft import Draft
    from procsead_refs.parsing.fields import Piece

_YEAR = re.compile(r"(?<![\d.])(?:1[4-9]\d\d|20\d\d)(?!\d)")
_LETTER = re.compile(r"([a-zA-Z])(?![^\W_])|\s([a-z])(?=[)\]])")
_SPACED_LETTER = re.compile(r"^(\d{4})\s([a-z])$")
_FULL_OR_YEAR = re.compile(r"(?<![\d.])(?:\d{1,2}\.\s?\d{1,2}\.\s?)?(?:1[4-9]\d\d|20\d\d)(?!\d)")
_DAY_AND_YEAR = re.compile(r"[\s,(]{1,3}(\d{1,2}\.\s?\d{1,2}\.\s?(\d{4}))(?!\d)")
_DAY_BEFORE = re.compile(r"(?<![\d(–-])(?:[12]?\d|3[01])\.?\s$")
_PEOPLE = {"author", "editor"}
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]{4,40})[)\]]")
_DAY_WORD = re.compile(r"[^\W_]+")
_WHOLE = 3  # year, month, day


def step(draft: Draft) -> None:
    """Read `issued` from the first labelled date with a year that is not the day of access."""
    if _in_brackets(draft):
        return
    taken = draft.spans.get("accessed", (-1, -1))
    pieces = draft.of("date")
    if number := draft.spans.get("number"):  # "arXiv:2001.12345" has no year in it
        pieces = [left for one in pieces for left in one.outside(*number)]
    piece = next((one for one in pieces if _YEAR.search(one.text)), pieces[0] if pieces else None)
    if piece is None:
        _unlabelled(draft, taken)
        _day_told(draft)
        return
    piece = _with_stop(draft, _with_day(draft, piece))
    date = from_text(_SPACED_LETTER.sub(r"\1\2", piece.text))
    date = _fuller(draft, date, piece, pieces)
    date = _day_behind_journal(draft, date)
    if not date.circa and _circa().search(draft.raw[max(0, piece.start - 8) : piece.start]):
        date = replace(date, circa=True)
    end = piece.end
    match = _LETTER.match(draft.raw, end)
    if date.parts and not date.suffix and match and draft.raw[end - 1].isdigit():
        date, end = replace(date, suffix=(match[1] or match[2]).lower()), match.end()
    draft.dates["issued"] = date
    draft.spans["issued"] = (piece.start, end)
    _day_told(draft)


def _in_brackets(draft: Draft) -> bool:
    """Read the day that stands in brackets before the title: "(2018, 3. maaliskuuta)"."""
    match = _IN_BRACKETS.search(draft.raw)
    before = [one.label for one in draft.pieces if match and one.start < match.start()]
    if match is None or not before or not _PEOPLE.issuperset(before):
        return False
    date = from_text(match[1])
    if len(date.parts) < _WHOLE or date.until or not _YEAR.search(match[1]):
        return False
    draft.dates["issued"], draft.spans["issued"] = date, match.span(1)
    draft.take(*match.span())
    return True


def _with_day(draft: Draft, piece: Piece) -> Piece:
    """Return a date that begins with its month with the day before it: "Aika, 6 avril 2023"."""
    match = _DAY_BEFORE.search(draft.raw[max(0, piece.start - 5) : piece.start])
    month = _DAY_WORD.match(piece.text)
    if match is None or month is None or fold(month[0]) not in months():
        return piece
    start = piece.start - len(match[0])
    draft.take(start, piece.start)
    return piece._replace(text=draft.raw[start : piece.end], start=start)


def _with_stop(draft: Draft, piece: Piece) -> Piece:
    """Return an abbreviation that stands for a date with its last full stop: "n.d."."""
    if "." not in piece.text or _YEAR.search(piece.text) or draft.raw[piece.end :][:1] != ".":
        return piece
    return piece._replace(text=f"{piece.text}.", end=piece.end + 1)


def _fuller(draft: Draft, date: Date, piece: Piece, pieces: list[Piece]) -> Date:
    """Return the date with month and day where they stand apart: "(2015) … 3 March."."""
    if len(date.parts) != 1 or date.until:
        return date
    for other in pieces:
        if other is piece or draft.raw[: other.start].lower().endswith(_online()):
            continue
        found = from_text(other.text if _YEAR.search(other.text) else f"{other.text} {date.year}")
        if found.parts[:1] == date.parts and len(found.parts) > 1:
            return replace(found, suffix=date.suffix)
    return date


def _day_behind_journal(draft: Draft, date: Date) -> Date:
    """Return the date with the day that follows a newspaper: "2015. … Uutiset 3.3.2015, s. 4."."""
    if len(date.parts) != 1 or date.until:
        return date
    for journal in draft.of("journal"):
        match = _DAY_AND_YEAR.match(draft.raw, journal.end)
        if match and int(match[2]) == date.year:
            return replace(from_text(match[1]), suffix=date.suffix)
    if draft.raw.count(str(date.year)) > 1 or not draft.of("title"):
        for match in _day_alone().finditer(draft.raw):
            if int(match[2]) == date.year:
                return replace(from_text(match[1]), suffix=date.suffix)
    return date


def _day_told(draft: Draft) -> None:
    """Add the day behind "Last modified" to a year that is the same."""
    date = draft.dates.get("issued")
    if date is None or len(date.parts) != 1 or date.until:
        return
    lower = draft.raw.lower()
    for word in table("markers")["of_issue"]:  # not any(), which takes twice as long
        if word in lower:
            break
    else:
        return
    match = _modified().search(draft.raw)
    day = from_text(match[1]) if match else date
    if len(day.parts) == _WHOLE and day.parts[:1] == date.parts:
        draft.dates["issued"] = replace(day, suffix=date.suffix)


@cache
def _modified() -> re.Pattern[str]:
    words = any_of(table("markers")["of_issue"])
    day = r"[^\W_]{1,12}[.\s]{1,2}[^\W_]{1,12}[.,\s]{1,2}\d{4}"
    return re.compile(rf"(?<!\w){words}:?\s(?:on\s|am\s|le\s)?({day})(?!\d)", re.IGNORECASE)


def _unlabelled(draft: Draft, taken: tuple[int, int]) -> None:
    """Read what stands for a date, or a year that no label names."""
    raw = draft.raw
    if match := _undated().search(raw):
        letter = match[2] or match[3] or ""
        draft.dates["issued"] = replace(from_text(match[1]), suffix=letter)
        start, end = match.start(1), max(match.end(1), match.end(2), match.end(3))
        draft.spans["issued"] = (start, end)
        draft.take(start, end)
        return
    for piece in draft.pieces:
        if piece.label in {"label", "note"} and (match := _FULL_OR_YEAR.search(piece.text)):
            draft.dates["issued"] = from_text(match[0])
            draft.spans["issued"] = (piece.start + match.start(), piece.start + match.end())
            return
    labelled = [(one.start, one.end) for one in draft.pieces] + [taken]
    for match in _FULL_OR_YEAR.finditer(raw):
        if not any(start <= match.start() < end for start, end in labelled):
            draft.dates["issued"] = from_text(match[0])
            draft.spans["issued"] = match.span()
            return
    _swallowed(draft)


def _swallowed(draft: Draft) -> None:
    """Read the year that begins or ends names or a place: "Treviso 1898", "1811 Rosso A."."""
    for piece in draft.of("author", "place", "publisher"):
        years = list(_YEAR.finditer(piece.text))
        if not years or (years[-1].start() > 0 and years[-1].end() < len(piece.text)):
            continue
        start, end = piece.start + years[-1].start(), piece.start + years[-1].end()
        draft.dates["issued"] = from_text(years[-1][0])
        draft.spans["issued"] = (start, end)
        draft.take(start, end)
        return


@cache
def _day_alone() -> re.Pattern[str]:
    """Match a whole day that is a sentence of its own, or stands behind a kind of message."""
    messages = "|".join(table("markers")["messages"])
    return re.compile(rf"(?:[.?!”»]|{messages})\s(\d{{1,2}}\.\s?\d{{1,2}}\.\s?(\d{{4}}))(?=[.,])")


@cache
def _online() -> tuple[str, ...]:
    """Return the words before a day on which a work was not yet out."""
    return tuple(f"{one} " for one in table("markers")["not_yet_out"])


@cache
def _circa() -> re.Pattern[str]:
    words = "|".join(map(re.escape, table("months")["words"]["circa_before"]))
    return re.compile(rf"(?:^|[\s(\[])(?:{words})\s?$", re.IGNORECASE)


@cache
def _undated() -> re.Pattern[str]:
    """Match what stands for a date; two capitals with stops, outside brackets, are initials."""
    typed = "|".join(sorted(stand_in_patterns("no_date", "not_yet"), key=len, reverse=True))
    pending = "|".join(stand_in_patterns("not_yet"))
    return re.compile(
        rf"(?:[(\[]\s?|[,.]\s?(?!(?-i:{INITIALS}))|\s(?=ei (?:pvm|vuotta)|(?:{pending})\s?:))"
        rf"({typed})"
        r"(?:[-–]?([a-z])|[)\]]\s?([a-z]))?(?=\s?[)\],.:]|(?<=\.)\s)",
        re.IGNORECASE,
    )
