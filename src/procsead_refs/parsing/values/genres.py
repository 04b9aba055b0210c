"""What kind of thesis, data or message it is, typed among the other fields: `genre`, `version`."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from procsead_refs.data import table
from procsead_refs.dates import from_text

if TYPE_CHECKING:
    from procsead_refs.parsing.draft import Draft

_BRACKET = re.compile(r"\s*\[([^\[\]]{3,40})\]$")
_OF_TALKS = (
    ("container-title", "event-title"),
    ("publisher", "event-title"),
    ("publisher-place", "event-place"),
)
_OF_WORKS = {"publisher", "volume", "issue", "page"}  # what a program on its own has not
_TOWN = re.compile(r"\.\s[A-ZÀ-Þ][^\W\d_]+(?:[\s-][A-ZÀ-Þ][^\W\d_]+)?")
_PHRASE = re.compile(r"[^\W\d_][^.,;:()\[\]\d]{2,60}\.?")
_LONGEST_KIND = 40  # code points: "Unveröffentlichte Magisterarbeit"
_DEGREE = re.compile(r"(?<![\w.])((?:Ph|M|B|D|Dr)\.?\s?(?:Sc?|A|D|Phil|Ed|Eng|Tech)?\.?)\s$")
_LAST_DAY = re.compile(r",?\s(\d{1,2}\.\s?\d{1,2}\.\s?\d{4})$")
_SENTENCE = re.compile(r"[^\s.][^.]*(?:\.(?!\s)[^.]*)*\.?")


def step(draft: Draft) -> None:
    """Read `genre` and `version`, a thesis's school, and the meeting that a talk was given at."""
    if draft.type in {"dataset", "software"}:
        _off_title(draft, "genre", _BRACKET)
        _off_title(draft, "version", _version())
        _labelled(draft)
        _published(draft)
    elif draft.type == "thesis":
        _labelled(draft)
        _school(draft)
        _genre_in_title(draft)
        _abbreviated_school(draft)
        _department(draft)
        _unlabelled_kind(draft)
        _degree(draft)
    elif draft.type == "paper-conference":
        _presented(draft)
    elif draft.type == "entry-encyclopedia":
        _work_of_entry(draft)
    elif draft.type == "speech":
        _meeting(draft)
    elif draft.type == "manuscript":
        _kept_kind(draft)
    elif draft.type == "personal_communication":
        draft.drop("title")


@cache
def _version() -> re.Pattern[str]:
    words = "|".join(table("markers")["versions"])
    return re.compile(rf"\s*\((?:{words}|v\.) ?([\w.]{{1,12}})\)$", re.IGNORECASE)


@cache
def _thesis() -> re.Pattern[str]:
    """Match a word that names a kind of thesis."""
    rows = table("markers")
    parts, ends = "|".join(rows["theses"]), "|".join(rows["theses_ends"])
    return re.compile(rf"{parts}|(?:{ends})\b", re.IGNORECASE)


@cache
def _presented_at() -> re.Pattern[str]:
    """Match what kind of talk a title was, and at what meeting."""
    rows = table("markers")
    talks, given, at = ("|".join(rows[name]) for name in ("talks", "talks_given", "talks_at"))
    return re.compile(
        rf"[.,]\s((?:{talks})\s(?:{given})|{rows['talks_given'][0]})\s(?:{at})\s(?:the\s)?(.+)$",
        re.IGNORECASE,
    )


def _presented(draft: Draft) -> None:
    """Cut "Paper presented at the Meeting on Lists" off the end of a title."""
    title = draft.texts.get("title", "")
    match = _presented_at().search(title)
    start = draft.spans.get("title", (0, 0))[0]
    if match is None or not match.start() or not draft.is_as_typed("title"):
        return
    draft.set_at("title", title[: match.start()], start)
    for group, variable in enumerate(("genre", "event-title"), 1):
        draft.put(variable, match[group], start + match.start(group), start + match.end(group))


def _meeting(draft: Draft) -> None:
    """Read where a talk was given: what was read as its journal or publisher, and the place."""
    for variable, other in _OF_TALKS:
        if variable in draft.texts and other not in draft.texts:
            draft.texts[other] = draft.texts.pop(variable)
            draft.spans[other] = draft.spans.pop(variable)

    text = draft.texts.get("event-title", "")
    match = _LAST_DAY.search(text)
    issued = draft.dates.get("issued")
    if match and issued and len(issued.parts) == 1:
        day = from_text(match[1])
        if day.parts[:1] == issued.parts:
            draft.dates["issued"] = replace(day, suffix=issued.suffix)
            draft.set_at("event-title", text[: match.start()], draft.spans["event-title"][0])


def _kept_kind(draft: Draft) -> None:
    """Read "Otryckt manuskript" as the genre where it was read as a publisher or journal."""
    for variable in ("publisher", "container-title"):
        if _manuscript().search(draft.texts.get(variable, "")):
            draft.texts["genre"] = draft.texts.pop(variable)
            draft.spans["genre"] = draft.spans.pop(variable)
            return


@cache
def _manuscript() -> re.Pattern[str]:
    return re.compile("|".join(table("markers")["manuscripts"]), re.IGNORECASE)


def _labelled(draft: Draft) -> None:
    """Read the genre from a note that names it; of two publishers the last is the school."""
    for piece in draft.of("note"):
        if draft.type != "thesis" or _thesis().search(piece.text):
            draft.put("genre", piece.text.strip(" .,;[]()"), piece.start, piece.end)
            break
    schools = draft.of("publisher")
    if draft.type == "thesis" and len(schools) > 1:
        last = schools[-1]
        draft.texts["publisher"] = last.text
        draft.spans["publisher"] = (last.start, last.end)


def _published(draft: Draft) -> None:
    """Read who published data or a program where that was read as a journal."""
    texts = draft.texts
    if "container-title" in texts and texts.keys().isdisjoint(_OF_WORKS):
        texts["publisher"] = texts.pop("container-title")
        draft.spans["publisher"] = draft.spans.pop("container-title")


def _off_title(draft: Draft, variable: str, pattern: re.Pattern[str]) -> None:
    title = draft.texts.get("title", "")
    match = pattern.search(title)
    if match is None or not match.start():
        return
    start = draft.spans["title"][0]
    draft.set_at("title", title[: match.start()], start)
    draft.put(variable, match[1], start + match.start(1), start + match.end(1))


def _genre_in_title(draft: Draft) -> None:
    """Cut "Doctoral thesis. University of Turku" off the end of a title."""
    title = draft.texts.get("title", "")
    start = draft.spans.get("title", (0, 0))[0]
    parts = [one.span() for one in _SENTENCE.finditer(title)]
    at = next((n for n, (a, b) in enumerate(parts) if n and _thesis().search(title, a, b)), 0)
    if not at or not draft.is_as_typed("title"):
        return
    draft.set_at("title", title[: parts[at - 1][1]].rstrip(" ."), start)
    for variable, (first, last) in zip(("genre", "publisher"), parts[at : at + 2], strict=False):
        draft.put(variable, title[first:last].rstrip(" ."), start + first, start + last)


def _abbreviated_school(draft: Draft) -> None:
    """Join a school to the town behind its abbreviation: "Diss. Univ. Turku 1999"."""
    start, end = draft.spans.get("publisher", (0, 0))
    name = draft.texts.get("publisher", "")
    if not name or name.rpartition(" ")[2].casefold() not in table("markers")["schools_short"]:
        return
    first, last = draft.spans.get("publisher-place", (0, 0))
    if draft.raw[end:first] == ". ":
        draft.drop("publisher-place")
    elif town := _TOWN.match(draft.raw, end):
        last = town.end()
    else:
        return
    if draft.raw[start:end] == name:
        draft.set_at("publisher", draft.raw[start:last], start)


def _department(draft: Draft) -> None:
    """Join a school to its department that was read as a journal: "Dept. Lists, Univ. Turku"."""
    start, end = draft.spans.get("container-title", (0, 0))
    first, last = draft.spans.get("publisher", (0, 0))
    if end and draft.raw[end:first] in {", ", "., "}:
        draft.drop("container-title")
        draft.set_at("publisher", draft.raw[start:last], start)


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


def _work_of_entry(draft: Draft) -> None:
    """Read the work that leads as the container: "Wikipedia, s.v. “Lists”"."""
    names = draft.names.get("author", ())
    if len(names) != 1 or names[0].given or "container-title" in draft.texts:
        return
    name = names[0].literal or names[0].family
    start = draft.spans["author"][0]
    del draft.names["author"], draft.spans["author"]
    draft.put("container-title", name, start, start + len(name))


def _unlabelled_kind(draft: Draft) -> None:
    """Read the kind of a thesis that no field has: "Lists. Diss. Turku: Turun yliopisto"."""
    if "genre" in draft.texts:
        return
    for part in _PHRASE.finditer(draft.raw):
        kind = _thesis().search(part[0])
        if kind and len(part[0]) <= _LONGEST_KIND and draft.is_free(*part.span()):
            draft.put("genre", part[0].rstrip(), *part.span())
            return


def _school(draft: Draft) -> None:
    """Split "Master's thesis. University of Turku" that was read as a container."""
    text = draft.texts.get("container-title", "")
    if not _thesis().search(text):
        return
    start = draft.spans["container-title"][0]
    draft.drop("container-title")
    at = 0
    for part in re.split(r"[.,]\s", text):
        place = text.index(part, at)
        at = place + len(part)
        variable = "genre" if _thesis().search(part) else "publisher"
        draft.put(variable, part, start + place, start + at)
