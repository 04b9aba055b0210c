"""Labelled references as works: the texts of their fields and their people, to be typed anew."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.names import parse
from procsead_refs.parsing.training.typescript import Work

if TYPE_CHECKING:
    from collections.abc import Iterable

    from procsead_refs.parsing.training.projection import Example

_YEAR = re.compile(r"\b(?:1[5-9]\d\d|20\d\d)[a-z]?\b")
_SHORTEST_TITLE = 8
_REPEATABLE = {"page", "note", "author", "editor", "url"}


def _work(example: Example) -> Work | None:
    """Return a labelled reference as a work, None where it is not plain enough to be typed anew."""
    tokens, labels = example.tokens, example.labels
    fields: dict[str, str] = {}
    start = 0
    for end in range(1, len(labels) + 1):
        if end < len(labels) and labels[end] == labels[start]:
            continue
        label = labels[start]
        if label in fields and label not in {*_REPEATABLE, "other"}:
            return None
        if label != "other" and label not in fields:
            fields[label] = tokens.raw[tokens.starts[start] : tokens.ends[end - 1]]
        elif label == "page" and fields["page"].isdigit():
            fields["page"] += "-" + tokens.raw[tokens.starts[start] : tokens.ends[end - 1]]
        start = end
    year = _YEAR.search(fields.get("date", ""))
    if not year or len(fields.get("title", "")) < _SHORTEST_TITLE:
        return None
    fields["date"] = year.group()
    roles: list[str] = [role for role in ("author", "editor") if role in fields]
    people = {role: parse(fields[role]) for role in roles}
    if not people or not all(people.values()):
        return None
    if "journal" in fields:
        return Work("article", fields, people)
    if "booktitle" in fields:
        return Work("chapter", fields, people)
    return Work("book", fields, people) if fields.keys() & {"publisher", "place"} else None


def works(examples: Iterable[Example]) -> list[Work]:
    """Return the labelled references that are plain enough to be typed anew, as works."""
    return [work for work in map(_work, examples) if work]
