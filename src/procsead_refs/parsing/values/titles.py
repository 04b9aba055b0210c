"""Title, container, series, publisher and place: kept as typed."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from procsead_refs.data import table
from procsead_refs.patterns import any_of

if TYPE_CHECKING:
    from procsead_refs.parsing.draft import Draft
    from procsead_refs.parsing.fields import Piece

_BEHIND_TOWN = re.compile(r":\s+([^\W\d_][^\d.,;:\[\]()]{2,60}?)\s?(?=[.,;\[(]|$)")
_SENTENCE = re.compile(r"[)\].:,]{0,3}\s+([^\W\d_][^.?!]{2,200}[?!]?)(?=[.?!]\s)")
_FIRST_SENTENCE = re.compile(r"[\W\d_]{0,8}([^\W\d_][^.?!\[\](]{3,200}[?!]?)(?=[.?!]?\s|\.?$)")
_QUOTED = re.compile(r"[)\].:,]{0,3}\s+[‘“„«\"]\s?([^‘’“”„«»\"]{3,300})\s?[’”“»\"]")
_QUOTES = '“"'
_QUOTED_WHOLE = re.compile(r"[“\"]([^“”\"]{3,300}[.,?!])[”\"]")
_EDGE = " \t.,;:/*"
_RIVER = re.compile(r"\b[ai]\.\s?[A-Z](?:[a-z]{0,2})$")  # "a. M.", "i. Br."
_CLOSED = ")]"
_COPYRIGHT = re.compile(r"[;,]\s?(?:c|©)$")  # of "Aika; c2018"


def step(draft: Draft) -> None:
    """Read each of these fields from the pieces with its label."""
    _longest(draft, "title", draft.of("title"))
    _behind_quote(draft)
    journal, book = _first(draft.of("journal")), _first(draft.of("booktitle"))
    if book and "title" not in draft.texts and not journal:
        _before_book(draft, book.start)
        _put(draft, "container-title" if "title" in draft.texts else "title", book)
    else:
        _longest(draft, "container-title", draft.of("journal", "booktitle"))
        _without_mark(draft)
    if "title" not in draft.texts:
        _behind_date(draft)
    if "title" not in draft.texts and "container-title" not in draft.texts:
        _lead(draft)
        if "title" not in draft.texts and not draft.names:
            _before_all(draft)
    numbered = draft.of("volume", "issue", "page") or draft.texts.keys() & {"volume", "page"}
    if "title" not in draft.texts and not numbered:
        _lone_container(draft)
    series = draft.of("collection")
    _longest(draft, "collection-title", series)
    place, publisher = _first(draft.of("place")), _first(draft.of("publisher"))
    if publisher:
        mark = _COPYRIGHT.search(publisher.text)
        _put(draft, "publisher", publisher.until(mark.start()) if mark else publisher)
    if place:
        _put(draft, "publisher-place", place)
        _river(draft)
        if not publisher and (match := _BEHIND_TOWN.match(draft.raw, place.end)):
            draft.put("publisher", match[1].strip(_EDGE), *match.span(1))


def _river(draft: Draft) -> None:
    """Keep the full stop of "Frankfurt a. M."."""
    place = draft.texts.get("publisher-place", "")
    start, end = draft.spans.get("publisher-place", (0, 0))
    if _RIVER.search(place) and draft.raw[start + len(place) :][:1] == ".":
        draft.texts["publisher-place"] = f"{place}."
        draft.spans["publisher-place"] = (start, max(end, start + len(place) + 1))


def _before_book(draft: Draft, end: int) -> None:
    """Read what stands before "In:" and no label took as the title: "2003. Foreword. In: Lists"."""
    start = max((last for _, last in draft.spans.values() if last <= end), default=0)
    match = _contained().match(draft.raw[start:end]) if start else None
    if match and not any(
        one.start < start + match.end(1) and start + match.start(1) < one.end
        for one in draft.pieces
    ):
        draft.put("title", match[1], start + match.start(1), start + match.end(1))


@cache
def _contained() -> re.Pattern[str]:
    """Match a title, and the word that says in what it stands."""
    words = "|".join(map(re.escape, table("markers")["containers"]))
    return re.compile(
        rf"[\s.,:;()\]\"“„«‘»]*([^\W_].{{2,250}}?)[.,?!”’»“\"]{{1,3}}\s(?:{words})\s?:?\s*$",
        re.IGNORECASE,
    )


def _behind_date(draft: Draft) -> None:
    """Read the sentence behind names and date that no label took as the title."""
    start, end = draft.spans.get("issued", (0, 0))
    leads = draft.spans.get("author") or draft.spans.get("editor")
    if not leads or leads[0] >= start:
        return
    quoted = _QUOTED.match(draft.raw, end)
    match = quoted or _SENTENCE.match(draft.raw, end)
    if match is None or _is_medium(match[1]):
        return
    # In quotes or at its end a year is the title's: "Threat Assessment 2020".
    last = match.end(1)
    pieces = [
        one
        for one in draft.pieces
        if one.label != "date" or not (quoted or one.end in {last, last - 1})
    ]
    taken = [*((one.start, one.end) for one in pieces), *draft.spans.values()]
    if not any(first < match.end(1) and match.start(1) < last for first, last in taken):
        draft.put("title", match[1], *match.span(1))


def _lead(draft: Draft) -> None:
    """Take what leads and no label took as the title where nothing else is one."""
    names = draft.names.get("author", ())
    if len(names) != 1 or draft.of("author", "publisher"):
        return
    start, end = draft.spans["author"]
    if names[0].literal and names[0].literal == draft.raw[start:end]:
        del draft.names["author"], draft.spans["author"]
        draft.put("title", draft.raw[start:end], start, end)


def _behind_quote(draft: Draft) -> None:
    """End a title where the quotation marks do that it begins with: "“Lists.” Listhub"."""
    start, end = draft.spans.get("title", (0, 0))
    first = start if draft.raw[start] in _QUOTES else start - 1
    if first < 0 or draft.raw[first] not in _QUOTES:
        return
    match = _QUOTED_WHOLE.match(draft.raw, first, end)
    if match is None or match.end() >= end or draft.raw[match.end()] != " ":
        return
    draft.set_at("title", match[1].rstrip(".,"), match.start(1))
    house = draft.raw[match.end() : end].strip(_EDGE)
    ended = draft.raw[end : end + 2] in {". ", "."}
    if ended and house[:1].isupper() and house.isalpha() and not draft.of("publisher"):
        draft.put("publisher", house, match.end(), end)


def _before_all(draft: Draft) -> None:
    """Take what stands before all fields as the title: "Opening hours [Internet]. Turku: …"."""
    first = min((start for start, _ in draft.spans.values()), default=0)
    first = min((one.start for one in draft.pieces), default=first)
    match = _FIRST_SENTENCE.match(draft.raw, 0, first)
    if match:
        draft.put("title", match[1], *match.span(1))


def _lone_container(draft: Draft) -> None:
    """Take a container in which nothing stands as the title: "Ahola, K. (o. J.): Listen."."""
    if draft.names and "container-title" in draft.texts:
        draft.texts["title"] = draft.texts.pop("container-title")
        draft.spans["title"] = draft.spans.pop("container-title")


def _is_medium(text: str) -> bool:
    return text.strip(_EDGE + "[]").casefold() in table("markers")["media"]


def _without_mark(draft: Draft) -> None:
    """Cut "nro" off "Kirjastolehti nro 4"."""
    title = draft.texts.get("container-title", "")
    match = _issue_mark().search(title)
    if match and match.start():
        start, end = draft.spans["container-title"]
        draft.texts["container-title"] = title[: match.start()].rstrip(_EDGE)
        draft.spans["container-title"] = (start, end - len(match[0]))


@cache
def _issue_mark() -> re.Pattern[str]:
    marks = "|".join(map(re.escape, table("markers")["issues"]))
    return re.compile(rf"[\s,]+(?:{marks})\.?$", re.IGNORECASE)


def _first(pieces: list[Piece]) -> Piece | None:
    return pieces[0] if pieces else None


def _longest(draft: Draft, variable: str, pieces: list[Piece]) -> None:
    if pieces:
        _put(draft, variable, max(pieces, key=lambda one: len(one.text)))


def _put(draft: Draft, variable: str, piece: Piece) -> None:
    text, end = piece.text, piece.end
    if _may_go_aside(text) and (after := _aside().search(text)):
        text, end = text[: after.start()], piece.start + after.start()
    start = piece.start
    bare = text.lstrip(_EDGE + _CLOSED)
    if len(bare) < len(text) and text[0] in _CLOSED:
        start, text = start + len(text) - len(bare), bare
    draft.put(variable, text.strip(_EDGE), start, end)


def _may_go_aside(text: str) -> bool:
    """Return whether a text has a mark or word that an aside begins with: a cheap test first."""
    lower = text.lower()
    return "[" in lower or lower.startswith(_underway()) or bool(_inside().search(lower))


@cache
def _underway() -> tuple[str, ...]:
    return tuple(table("markers")["underway"])


@cache
def _inside() -> re.Pattern[str]:
    return re.compile(rf"[.,;]\s{any_of(_underway())}")


@cache
def _aside() -> re.Pattern[str]:
    """Match from where a title is over: "[Internet]", "[cited", "Published online"."""
    words = table("markers")
    media = "|".join(map(re.escape, words["media"]))
    access = "|".join(map(re.escape, words["accessed"]))
    underway = "|".join(map(re.escape, words["underway"]))
    return re.compile(
        rf"\s?\[(?:(?:{media})\]?|(?:{access})\b)|(?:(?<=[.,;]\s)|^)(?:{underway})\b", re.IGNORECASE
    )
