"""Who translated, directed or edited a work, read as the end of its title."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from procsead_refs.data import table
from procsead_refs.names import parse
from procsead_refs.patterns import any_of

if TYPE_CHECKING:
    from procsead_refs.parsing.draft import Draft

_BEFORE = r"[.,;!?(][”»’\"]?\s?"


def step(draft: Draft) -> None:
    """Read `translator`, `director` or `editor`: "Lists. Translated by B. Berg"."""
    title = draft.texts.get("title", "")
    if not title or not _may_begin().search(title) or not draft.is_as_typed("title"):
        return
    match = _tail().search(title)
    role = next((role for role in _rows() if match and match[role]), "")
    if match is None or not match.start() or role in draft.names:
        return
    if names := parse(match["names"]):
        start = draft.spans["title"][0]
        draft.names[role] = names
        draft.spans[role] = (start + match.start("names"), start + match.end("names"))
        draft.set_at("title", title[: match.start()].rstrip(" .,;:"), start)


def _rows() -> dict[str, list[str]]:
    rows: dict[str, list[str]] = table("names")["title_tails"]
    return rows


@cache
def _may_begin() -> re.Pattern[str]:
    """Match the first word of a mark: a cheap test first."""
    words = {mark.split()[0] for row in _rows().values() for mark in row}
    return re.compile(rf"{_BEFORE}{any_of(words)}\b")


def _pattern(mark: str) -> str:
    """Return the pattern of a mark; its "*" is a language or two words."""
    return ".{2,20}".join(map(re.escape, mark.split("*")))


@cache
def _tail() -> re.Pattern[str]:
    roles = "|".join(
        rf"(?P<{role}>{'|'.join(map(_pattern, row))})" for role, row in _rows().items()
    )
    name = r"[A-ZÀ-Þ](?:\.|[\w'’-]*)"
    return re.compile(
        rf"{_BEFORE}(?:{roles})\s(?P<names>{name}(?:,?\s(?:[a-zà-ÿ&]{{1,4}}\s)?{name}){{1,6}})\.?$"
    )
