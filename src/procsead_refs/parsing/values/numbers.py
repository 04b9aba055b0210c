"""Volume and issue as typed, markers left out: "63 (serial no. 253)", "30 (61)", "XXI"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from procsead_refs.data import table

if TYPE_CHECKING:
    from procsead_refs.parsing.draft import Draft
    from procsead_refs.parsing.fields import Piece

_BOTH = re.compile(r"([^\W_]+)\s?\(\s?([^()]{1,20})\)?")
_OF_YEAR = re.compile(r"(\d{1,3})\s?/\s?(\d{4})(?!\d)")
_APART = re.compile(r"(\d{1,3})(?:\s?/\s?|,\s|\.\s?)(\d{1,3})(?!\d)")
_DIVIDED = 2  # words between two pieces of one value: "serial no. 253"
_FAR = 12  # code points before a number: ", chapter "
_NEAR = 8  # code points between two pieces: "no. "
_WITH_NUMBER = re.compile(r"\d|(?<![^\W_])(?:[IVXLCDM]{1,8}|[ivxlcdm]{1,8}|[A-Z])(?![^\W_])")
_ORDINAL = re.compile(r"[ºª°]\s?")  # left of "n.º 2"
_DASH = re.compile(r"\s*[‐-―−]\s*")


def step(draft: Draft) -> None:
    """Read `volume` and `issue`."""
    volume, issue = _joined(draft, "volume"), _joined(draft, "issue")
    if volume and not issue and (both := _both(draft, volume)):
        start = volume[1]
        for group, variable in enumerate(("volume", "issue"), 1):
            draft.put(variable, both[group], start + both.start(group), start + both.end(group))
        return
    if volume and not issue and (found := _only_issue(draft, *volume)):
        volume, issue = None, found
    if volume and _counted().match(draft.raw, volume[2]):
        draft.put("number-of-volumes", *volume)
        volume = None
    if volume and _of_chapter().search(draft.raw, max(0, volume[1] - _FAR), volume[1]):
        draft.put("chapter-number", *volume)
        volume = None
    if volume and _WITH_NUMBER.search(volume[0]):
        draft.put("volume", *volume)
        if (match := _serial().match(draft.raw, volume[2])) and (
            not issue or issue[1] < match.end()
        ):
            issue = match[1], match.start(1), match.end(1)
    if issue:
        draft.put("issue", *issue)


def _both(draft: Draft, volume: tuple[str, int, int]) -> re.Match[str] | None:
    """Match a volume with its issue: "12(4)", in journals "39/153", not "12/13"."""
    text, start, end = volume
    if match := _BOTH.fullmatch(text):
        return match
    match = _APART.fullmatch(draft.raw[start:end]) if draft.of("journal") else None
    return match if match and int(match[2]) != int(match[1]) + 1 else None


def _only_issue(draft: Draft, text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """Return a lone number as that of an issue: "nro 4", or "3/2010" of the year 2010."""
    if _issue_mark().search(draft.raw[max(0, start - 10) : start]):
        return text, start, end
    issued = draft.dates.get("issued")
    match = _OF_YEAR.match(draft.raw, start) if issued and issued.parts else None
    if match and issued and int(match[2]) == issued.year:
        return match[1], *match.span(1)
    return None


@cache
def _of_chapter() -> re.Pattern[str]:
    """Match what stands before the number of a chapter: ", ch. 4"."""
    words = "|".join(table("markers")["chapters"])
    return re.compile(rf"[,(]\s?(?:{words})\.?\s$", re.IGNORECASE)


@cache
def _issue_mark() -> re.Pattern[str]:
    marks = "|".join(map(re.escape, table("markers")["issues"]))
    return re.compile(rf"(?:^|[\s,(])(?:{marks})\.?\s?$", re.IGNORECASE)


def _joined(draft: Draft, label: str) -> tuple[str, int, int] | None:
    """Return the first value with a label; pieces that only a marker divides are one."""
    pieces = draft.of(label)
    if not pieces:
        return None
    first, last = pieces[0], pieces[0]
    for piece in pieces[1:]:
        if piece.first - last.last > _DIVIDED or not _are_one(draft, last, piece):
            break
        last = piece
    mark = _ORDINAL.match(draft.raw, first.start, last.end - 1)
    start = mark.end() if mark else first.start
    text = draft.raw[start : last.end].strip(" .,;:")
    return _DASH.sub("-", text), start, last.end


@cache
def _serial() -> re.Pattern[str]:
    """Match the number of a whole issue: "(Serial No. 253)"."""
    rows = table("markers")
    serials, issues = "|".join(rows["serials"]), "|".join(rows["issues"])
    return re.compile(
        rf"\s?\(\s?((?:\d{{1,3}},\s)?(?:{serials})\s(?:{issues})\.?\s?\d{{1,4}})\s?\)",
        re.IGNORECASE,
    )


@cache
def _counted() -> re.Pattern[str]:
    """Match what follows how many volumes there are: "3 vols."."""
    return re.compile(rf"\s(?:{'|'.join(table('markers')['counted'])})\b")


def _are_one(draft: Draft, one: Piece, other: Piece) -> bool:
    between = draft.raw[one.end : other.start]
    return len(between) < _NEAR and not any(mark in between for mark in "();:")
