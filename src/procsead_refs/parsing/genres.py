"""What kind of thesis, data or message it is, typed among the other fields: `genre`, `version`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from procsead_refs.parsing.draft import Draft

_BRACKET = re.compile(r"\s*\[([^\[\]]{3,40})\]$")
_VERSION = re.compile(r"\s*\((?:version|versio|v\.) ?([\w.]{1,12})\)$", re.IGNORECASE)
_THESIS = re.compile(
    r"thesis|dissertation|diss\b|arbeit\b|väitös|gradu|opinnäyte|lisensiaat|thèse|tesi|avhandling",
    re.IGNORECASE,
)
_PRESENTED = re.compile(
    r"[.,]\s((?:paper|poster|talk)\s(?:presented|given|read)|presented)\s(?:at|to)\s(?:the\s)?(.+)$",
    re.IGNORECASE,
)
_OF_WORKS = {"publisher", "volume", "issue", "page"}  # what a program on its own has not
_SENTENCE = re.compile(r"[^\s.][^.]*(?:\.(?!\s)[^.]*)*\.?")


def step(draft: Draft) -> None:
    """Read `genre` and `version`, a thesis's school, and the meeting that a talk was given at."""
    if draft.type in {"dataset", "software"}:
        _off_title(draft, "genre", _BRACKET)
        _off_title(draft, "version", _VERSION)
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


def _presented(draft: Draft) -> None:
    """Cut "Paper presented at the Meeting on Lists" off the end of a title."""
    title = draft.texts.get("title", "")
    match = _PRESENTED.search(title)
    start = draft.spans.get("title", (0, 0))[0]
    if match is None or not match.start() or not draft.is_as_typed("title"):
        return
    draft.set_at("title", title[: match.start()], start)
    for group, variable in enumerate(("genre", "event-title"), 1):
        draft.put(variable, match[group], start + match.start(group), start + match.end(group))


def _labelled(draft: Draft) -> None:
    """Read the genre from a note that names it; of two publishers the last is the school."""
    for piece in draft.of("note"):
        if draft.type != "thesis" or _THESIS.search(piece.text):
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
    at = next((n for n, (a, b) in enumerate(parts) if n and _THESIS.search(title, a, b)), 0)
    if not at or not draft.is_as_typed("title"):
        return
    draft.set_at("title", title[: parts[at - 1][1]].rstrip(" ."), start)
    for variable, (first, last) in zip(("genre", "publisher"), parts[at : at + 2], strict=False):
        draft.put(variable, title[first:last].rstrip(" ."), start + first, start + last)


def _school(draft: Draft) -> None:
    """Split "Master's thesis. University of Turku" that was read as a container."""
    text = draft.texts.get("container-title", "")
    if not _THESIS.search(text):
        return
    start = draft.spans["container-title"][0]
    draft.drop("container-title")
    at = 0
    for part in re.split(r"[.,]\s", text):
        place = text.index(part, at)
        at = place + len(part)
        variable = "genre" if _THESIS.search(part) else "publisher"
        draft.put(variable, part, start + place, start + at)
