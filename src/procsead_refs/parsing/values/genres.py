"""What kind of data, talk or message it is, typed among the other fields: `genre`, `version`."""

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
_ENTRY_OF = re.compile(r",?\s?s\.\s?v\.\s[“\"‘]?")
_LAST_DAY = re.compile(r",?\s(\d{1,2}\.\s?\d{1,2}\.\s?\d{4})$")


def step(draft: Draft) -> None:
    """Read `genre` and `version`, the meeting of a talk, and the work that an entry is in."""
    if draft.type in {"dataset", "software"}:
        _off_title(draft, "genre", _BRACKET)
        _off_title(draft, "version", _version())
        _off_title(draft, "version", _version_behind())
        _labelled(draft)
        _published(draft)
    elif draft.type == "paper-conference":
        _presented(draft)
    elif draft.type == "standard":
        _number_off_title(draft)
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
def _version_behind() -> re.Pattern[str]:
    """Match "R package version 4.1.0" at the end of a title."""
    words = "|".join(table("markers")["versions"])
    return re.compile(
        rf"[.,]\s(?:[^\W\d_]+\s){{0,2}}(?:{words})\s(\d[\w.]{{0,12}})$", re.IGNORECASE
    )


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
    """Read the genre from a note that names it."""
    for piece in draft.of("note")[:1]:
        draft.put("genre", piece.text.strip(" .,;[]()"), piece.start, piece.end)


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


def _number_off_title(draft: Draft) -> None:
    """Cut its number off a standard's title: "Coding of Lists, ISO/IEC 10918-1"."""
    start, end = draft.spans.get("title", (0, 0))
    first, last = draft.spans.get("number", (0, 0))
    if start < first and last >= end - 1 and first < end and draft.is_as_typed("title"):
        draft.set_at("title", draft.raw[start:first].rstrip(" .,;:("), start)


def _work_of_entry(draft: Draft) -> None:
    """Read the work that leads as the container: "Wikipedia, s.v. “Lists”"."""
    title = draft.texts.get("title", "")
    match = _ENTRY_OF.search(title)
    if match and draft.is_as_typed("title") and "container-title" not in draft.texts:
        start = draft.spans["title"][0]
        draft.set_at("title", title[match.end() :], start + match.end())
        if match.start():
            draft.put("container-title", title[: match.start()], start, start + match.start())
    names = draft.names.get("author", ())
    if len(names) != 1 or names[0].given or "container-title" in draft.texts:
        return
    name = names[0].literal or names[0].family
    start = draft.spans["author"][0]
    del draft.names["author"], draft.spans["author"]
    draft.put("container-title", name, start, start + len(name))
