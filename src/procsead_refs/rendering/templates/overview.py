"""A small picture of a literature: how many works of which years and types, as a table.

A table of bars is read by every output and by a screen reader alike.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from procsead_refs import languages
from procsead_refs.data import table
from procsead_refs.rendering.grouping import type_name
from procsead_refs.rendering.templates.markdown import Markdown, escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from procsead_refs.model import Reference

_WIDEST = 24  # signs in the longest bar
_ROWS = 12  # rows of years; more are put together by decade


def overview(references: Sequence[Reference], language: str) -> Markdown:
    """Return Markdown tables of years and of types, with counts and bars."""
    lang = languages.ours(language)
    words = table("headings-of-lists")[lang]
    years = [one.issued.year for one in references if one.issued.year is not None]
    decades = len(set(years)) > _ROWS
    named = [f"{year // 10 * 10}–{year // 10 * 10 + 9}" if decades else str(year) for year in years]
    missing = [words["no-year"]] * (len(references) - len(years))
    types = Counter(type_name(one.type, lang) for one in references)
    return Markdown(
        _table(words["years"], words["count"], [*sorted(Counter(named).items()), *_rest(missing)])
        + _table(words["types"], words["count"], types.most_common())
    )


def _rest(missing: list[str]) -> list[tuple[str, int]]:
    return [(missing[0], len(missing))] if missing else []


def _table(head: str, count: str, rows: Iterable[tuple[str, int]]) -> str:
    filled = list(rows)
    most = max((number for _, number in filled), default=1)
    lines = [f"| {head} | {count} | |", "|:---|---:|:---|"]
    for name, number in filled:
        bar = "■" * max(1, round(number * min(_WIDEST, most) / most))
        lines.append(f"| {escaped(name)} | {number} | {bar} |")
    return "\n\n" + "\n".join(lines) + "\n\n"
