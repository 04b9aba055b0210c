"""A numbered series, read as a journal or as the end of a title: "Polamk raportteja 118"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from procsead_refs.data import table

if TYPE_CHECKING:
    from procsead_refs.parsing.draft import Draft

_NUMBER = r"(?:nro|no|nr|vol)?\.?\s?(\d{1,5}(?:\s?[:/]\s?\d{1,4})?)"
_NUMBERED = re.compile(rf"[\s,]+{_NUMBER}$", re.IGNORECASE)
_BEHIND = re.compile(rf"[\s,.]{{1,3}}{_NUMBER}(?![\d–-])", re.IGNORECASE)
_MORE = re.compile(r"\s?[:/]\s?\d{1,4}")
_YEARLY = re.compile(r"[:/]")
_SUBSERIES = re.compile(r",\s([^\W\d_][^\d.,;:()]{2,60}?)(?=,?\s\d{1,4}\s?[:/]\s?\d)")
_LAST_SENTENCE = re.compile(r"[.?!]\s+(?=\S)")
_IN_JOURNALS = ("page", "DOI")
_READ_SO = {
    "thesis",
    "article-journal",
    "article-magazine",
    "book",
    "document",
    "report",
    "webpage",
}


def step(draft: Draft) -> None:
    """Read `collection-title` and `collection-number`; what has them is a report or a book."""
    if draft.type not in _READ_SO:
        return
    if "collection-title" in draft.texts:
        _second_part(draft)
        if "collection-number" not in draft.texts:
            _number_inside(draft)
            _number_behind(draft, "collection-title")
        if draft.type == "book" and "edition" not in draft.texts and _is_of_reports(draft):
            draft.type = "report"
        return
    if _yearly_container(draft) or _from_container(draft) or _from_title(draft):
        is_book = draft.type == "book" and "edition" in draft.texts  # no report has an edition
        draft.type = draft.type if is_book or draft.type == "thesis" else "report"


def in_brackets(draft: Draft) -> None:
    """Read a series in brackets: "(= Schriften zur Listenkunde, Bd. 12)", "(Lists, vol. 4)"."""
    if "(" not in draft.raw:
        return
    for match in _bracketed().finditer(draft.raw):
        named = match["mark"] and "publisher" in draft.texts and "number" not in draft.texts
        if not match["equals"] and not named:
            continue
        start, end = draft.spans.get("title", (0, 0))
        if start < match.start() < end and draft.is_as_typed("title"):
            draft.set_at("title", draft.raw[start : match.start()].rstrip(" ."), start)
        parts = ("container-title", "collection-title", "volume", "issue", "collection-number")
        draft.drop_inside(*match.span(), parts)
        draft.put("collection-title", match["name"], *match.span("name"))
        draft.put("collection-number", match["number"], *match.span("number"))
        return


def _is_of_reports(draft: Draft) -> bool:
    numbered = "collection-number" in draft.texts
    return numbered and bool(_reports().search(draft.texts["collection-title"]))


def _second_part(draft: Draft) -> None:
    """Join a series and its subseries: "OM julkaisuja, Selvityksiä ja ohjeita 2020:9"."""
    start, end = draft.spans["collection-title"]
    match = _SUBSERIES.match(draft.raw, end)
    if match is None or not _words().search(draft.texts["collection-title"]):
        return
    taken = (draft.spans[one] for one in ("publisher", "publisher-place") if one in draft.spans)
    if all(last <= match.start(1) or match.end(1) <= first for first, last in taken):
        draft.set_at("collection-title", draft.raw[start : match.end(1)], start)


def _number_inside(draft: Draft) -> None:
    """Cut its number off a series that was read with it: "Kirjastoalan julkaisuja 14"."""
    name = draft.texts["collection-title"]
    start, end = draft.spans["collection-title"]
    number = _NUMBERED.search(name)
    if number and number.start() and draft.raw[start:end] == name:
        draft.set_at("collection-title", name[: number.start()], start)
        _put_number(draft, start + number.start(1), start + number.end(1))


def _put_number(draft: Draft, start: int, end: int) -> None:
    """Set the number of a series, with what follows a colon or slash: "2020" of "2020:9" too.

    Fields that were read of its parts go.
    """
    more = _MORE.match(draft.raw, end)
    end = more.end() if more else end
    draft.drop_inside(start, end, ("volume", "issue", "page"))
    draft.put("collection-number", draft.raw[start:end], start, end)


def _number_behind(draft: Draft, variable: str) -> bool:
    """Read the number behind a series, and take its parts from the fields it was read as."""
    match = _BEHIND.match(draft.raw, draft.spans[variable][1])
    if match is None:
        return False
    _put_number(draft, *match.span(1))
    return True


def _yearly_container(draft: Draft) -> bool:
    """Read "OM julkaisuja 2020:9", by its labels a journal, number and page, as a series."""
    name = draft.texts.get("container-title", "")
    match = _BEHIND.match(draft.raw, draft.spans["container-title"][1]) if name else None
    if match is None or not _YEARLY.search(match[1]) or not _words().search(name):
        return False
    span = draft.spans["container-title"]
    draft.drop("container-title")
    draft.put("collection-title", name, *span)
    return _number_behind(draft, "collection-title")


def _from_container(draft: Draft) -> bool:
    """Read a journal that is a series: it is called one, has a number and no pages.

    "No. 200" stays the volume or issue as which it was read; "4/2019" is no journal's number, nor
    is a bare one where a publisher is named: "Kirjastoalan julkaisuja 14. Turku: Talo".
    """
    name = draft.texts.get("container-title", "")
    if not name or any(one in draft.texts for one in _IN_JOURNALS) or not _words().search(name):
        return False
    start = draft.spans["container-title"][0]
    if number := _NUMBERED.search(name):
        title = name[: number.start()]
        place = (start + number.start(1), start + number.end(1))
    elif len(lone := draft.texts.keys() & {"volume", "issue"}) == 1:
        title = name
        at = draft.spans[next(iter(lone))]
        more = _MORE.match(draft.raw, at[1])
        place = (at[0], more.end() if more else at[1])
        between = draft.raw[draft.spans["container-title"][1] : place[0]]
        bare = between == " " and "publisher" in draft.texts
        if not bare and not _YEARLY.search(draft.raw[slice(*place)]):
            draft.drop("container-title")
            draft.put("collection-title", title, start, start + len(title))
            return True
    else:
        return False
    for variable in ("container-title", "volume", "issue"):
        draft.drop(variable)
    draft.put("collection-title", title, start, start + len(title))
    draft.put("collection-number", draft.raw[slice(*place)], *place)
    return True


def _from_title(draft: Draft) -> bool:
    """Cut a series off the end of a title: its last sentence names one and bears a number."""
    title = draft.texts.get("title", "")
    if not title[-1:].isdigit():
        return False
    ends = [one.end() for one in _LAST_SENTENCE.finditer(title)]
    number = _NUMBERED.search(title)
    if not ends or number is None or number.start() <= ends[-1]:
        return False
    name = title[ends[-1] : number.start()]
    start = draft.spans["title"][0]
    if not _words().search(name) or not draft.is_as_typed("title"):
        return False
    draft.set_at("title", title[: ends[-1]].rstrip(" ."), start)
    draft.put("collection-title", name, start + ends[-1], start + number.start())
    _put_number(draft, start + number.start(1), start + number.end(1))
    return True


def _words() -> re.Pattern[str]:
    """Match the beginnings of words that name a series: "julkaisu", "raportte"."""
    return _stems("series")


def _reports() -> re.Pattern[str]:
    """Match the beginnings of words that name a series of reports."""
    return _stems("reports")


@cache
def _bracketed() -> re.Pattern[str]:
    marks = "|".join(map(re.escape, table("markers")["series_volumes"]))
    return re.compile(
        rf"\((?P<equals>=\s?)?(?P<name>[^()=\d]{{3,80}}?)[,;]?\s(?P<mark>(?i:{marks})\.?\s?)?"
        r"(?P<number>\d{1,4})\)"
    )


@cache
def _stems(row: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, table("markers")[row])), re.IGNORECASE)
