"""A thesis's kind and school, typed among the other fields: "Diss. Univ. Turku", "M.S. thesis"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from procsead_refs.data import table

if TYPE_CHECKING:
    from procsead_refs.parsing.draft import Draft

_PHRASE = re.compile(r"[^\W\d_][^.,;:()\[\]\d]{2,60}\.?")
_LONGEST_KIND = 40  # code points: "Unveröffentlichte Magisterarbeit"
_DEGREE = re.compile(r"(?<![\w.])((?:Ph|M|B|D|Dr)\.?\s?(?:Sc?|A|D|Phil|Ed|Eng|Tech)?\.?)\s$")
_SENTENCE = re.compile(r"[^\s.][^.]*(?:\.(?!\s)[^.]*)*\.?")


def step(draft: Draft) -> None:
    """Read `genre`, and as `publisher` the school."""
    if draft.type != "thesis":
        return
    _labelled(draft)
    _school(draft)
    _genre_in_title(draft)
    _abbreviated_school(draft)
    _department(draft)
    _unlabelled_kind(draft)
    _degree(draft)


def _labelled(draft: Draft) -> None:
    """Read the genre from a note that names it; of two publishers the last is the school."""
    for piece in draft.of("note"):
        if _kind().search(piece.text):
            draft.put("genre", piece.text.strip(" .,;[]()"), piece.start, piece.end)
            break
    schools = draft.of("publisher")
    if len(schools) > 1:
        last = schools[-1]
        draft.texts["publisher"] = last.text
        draft.spans["publisher"] = (last.start, last.end)


def _school(draft: Draft) -> None:
    """Split "Master's thesis. University of Turku" that was read as a container."""
    text = draft.texts.get("container-title", "")
    if not _kind().search(text):
        return
    start = draft.spans["container-title"][0]
    draft.drop("container-title")
    at = 0
    for part in re.split(r"[.,]\s", text):
        place = text.index(part, at)
        at = place + len(part)
        variable = "genre" if _kind().search(part) else "publisher"
        draft.put(variable, part, start + place, start + at)


def _genre_in_title(draft: Draft) -> None:
    """Cut "Doctoral thesis. University of Turku" off the end of a title."""
    title = draft.texts.get("title", "")
    start = draft.spans.get("title", (0, 0))[0]
    parts = [one.span() for one in _SENTENCE.finditer(title)]
    at = next((n for n, (a, b) in enumerate(parts) if n and _kind().search(title, a, b)), 0)
    if not at or not draft.is_as_typed("title"):
        return
    draft.set_at("title", title[: parts[at - 1][1]].rstrip(" ."), start)
    for variable, (first, last) in zip(("genre", "publisher"), parts[at : at + 2], strict=False):
        draft.put(variable, title[first:last].rstrip(" ."), start + first, start + last)


def _abbreviated_school(draft: Draft) -> None:
    """Join a school's abbreviation and the town behind it: "Diss. Univ. Turku 1999"."""
    match = _short_school().search(draft.raw)
    start, end = draft.spans.get("publisher", (-1, -1))
    if match is None or (end >= 0 and (end <= match.start() or match.end() <= start)):
        return
    before = draft.raw[start : match.start()] if end >= 0 else ","
    if any(mark in before for mark in ".,:;"):
        start = match.start()
    draft.drop_inside(*match.span(), ("publisher-place", "genre", "container-title"))
    draft.set_at("publisher", draft.raw[start : match.end()], start)


@cache
def _short_school() -> re.Pattern[str]:
    words = "|".join(table("markers")["schools_short"])
    town = r"[A-ZÀ-Þ][^\W\d_]+(?:[\s-][A-ZÀ-Þ][^\W\d_]+)?"
    return re.compile(rf"(?<!\w)(?i:{words})\.\s{town}")


def _department(draft: Draft) -> None:
    """Join a school to its department that was read as a journal: "Dept. Lists, Univ. Turku"."""
    start, end = draft.spans.get("container-title", (0, 0))
    first, last = draft.spans.get("publisher", (0, 0))
    if end and draft.raw[end:first] in {", ", "., "}:
        draft.drop("container-title")
        draft.set_at("publisher", draft.raw[start:last], start)


def _unlabelled_kind(draft: Draft) -> None:
    """Read the kind of a thesis that no field has: "Lists. Diss. Turku: Turun yliopisto"."""
    if "genre" in draft.texts:
        return
    for part in _PHRASE.finditer(draft.raw):
        kind = _kind().search(part[0])
        if kind and len(part[0]) <= _LONGEST_KIND and draft.is_free(*part.span()):
            draft.put("genre", part[0].rstrip(), *part.span())
            return


def _degree(draft: Draft) -> None:
    """Give a kind the degree before it: "M.S." of "M.S. thesis"; a title or name may hold it."""
    start, end = draft.spans.get("genre", (0, 0))
    match = _DEGREE.search(draft.raw, 0, start)
    if match is None or not draft.is_as_typed("genre"):
        return
    for variable in ("title", "publisher", "container-title"):
        first, last = draft.spans.get(variable, (0, 0))
        if first < match.start(1) < last and draft.is_as_typed(variable):
            draft.set_at(variable, draft.raw[first : match.start(1)].rstrip(" .,;"), first)
    if draft.is_free(match.start(1), start):
        draft.set_at("genre", draft.raw[match.start(1) : end], match.start(1))


@cache
def _kind() -> re.Pattern[str]:
    """Match a word that names a kind of thesis."""
    rows = table("markers")
    parts, ends = "|".join(rows["theses"]), "|".join(rows["theses_ends"])
    return re.compile(rf"{parts}|(?:{ends})\b", re.IGNORECASE)
