"""What kind of thesis, data or message it is, typed among the other fields: `genre`, `version`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from procsead_refs.data import table

if TYPE_CHECKING:
    from procsead_refs.parsing.draft import Draft

_BRACKET = re.compile(r"\s*\[([^\[\]]{3,40})\]$")
_OF_WORKS = {"publisher", "volume", "issue", "page"}  # what a program on its own has not
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
    elif draft.type == "paper-conference":
        _presented(draft)
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
