"""Two authors joined by the wrong sign: "and" where the style writes "&", or the other way round.

What: the style has "&" in brackets and "and" (och, ja, und, et, y …) in the running text, or the
word everywhere, and the draft keeps to it but for a few citations.

Why: copy editors correct every one of them.

Not flagged: the names of bodies ("Housing & Communities"); a draft that goes its own way in most
places, since then the style was not detected rightly; too few citations to tell.

Bad (APA 7): Tides rise (Berg and Lind, 2001). Berg & Lind (2001) say so.
Good: Tides rise (Berg & Lind, 2001). Berg and Lind (2001) say so.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from procsead_refs.citations.style import connector_at
from procsead_refs.model import Finding, Location, Manuscript, Severity, Status
from procsead_refs.rules._cited import cited
from procsead_refs.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.model import Reference
    from procsead_refs.rules import Context
    from procsead_refs.rules._cited import Cited

SCOPE = "draft"
SEVERITY = Severity.WARNING
CERTAIN = True

_CLEAR = 0.7  # share of a draft's own uses that make a habit
_SURE = 0.8  # confidence in a detected style that stands without a habit
_FEWEST = 3


def check(manuscript: Manuscript, context: Context) -> Iterator[Finding]:
    """Yield a finding for each citation whose connector is not the style's and the draft's."""
    style = context.style or manuscript.style
    uses: dict[bool, list[tuple[Cited, str, str, Location]]] = {True: [], False: []}
    by_id = {one.id: one for one in manuscript.references}
    alone = {one.id for one in manuscript.references if len(one.creators) == 1}
    for one in cited(manuscript):
        found = connector_at(manuscript.document, one.item)
        if one.item.status is Status.EXEMPT or one.item.reference in alone:
            continue  # of one creator: the word stands in a body's name
        if found is not None and not _in_a_name(found[1], by_id.get(one.item.reference or "")):
            uses[_in_running_text(one)].append((one, *found))
    words = Counter(typed for rows in uses.values() for _, kind, typed, _ in rows if kind == "text")
    for narrative, rows in uses.items():
        by_style = style.narrative_connector if narrative else style.connector
        expected = _wanted(
            by_style,
            [kind for _, kind, _, _ in rows],
            given=style.how == "given",
            sure=style.confidence >= _SURE,
        )
        for one, kind, typed, place in rows:
            if not expected or kind == expected:
                continue
            right = "&" if expected == "symbol" else next((w for w, _ in words.most_common(1)), "")
            where = "in the running text" if narrative else "in brackets"
            yield Finding(
                "connector",
                SEVERITY,
                f"“{typed}” between names; {where} this draft’s style writes “{right or 'and'}”",
                place,
                citation=one.citation_index,
                item=one.item_index,
                reference=one.item.reference,
                suggestion=right,
            )


def _in_running_text(one: Cited) -> bool:
    """Return whether an item's names stand before its bracket: not "(in Berg & Lind, 2004)"."""
    return one.citation.narrative and one.item.location.start == one.citation.location.start


def _in_a_name(typed: str, reference: Reference | None) -> bool:
    """Return whether a connector may stand inside one of an entry's names: "Ortega y Gasset"."""
    names = reference.creators if reference is not None else ()
    return any(fold(typed) in fold(name.literal or name.family).split() for name in names)


def _wanted(by_style: str, used: list[str], *, given: bool, sure: bool) -> str:
    """Return the connector that should stand, or "" where neither style nor habit is clear."""
    if given:
        return by_style
    counts = Counter(used)
    if not counts:
        return ""
    habit, times = counts.most_common(1)[0]
    if sure:
        # A draft that does otherwise throughout has its own way, or the style is another one.
        return by_style if habit == by_style else ""
    return habit if len(used) >= _FEWEST and times >= _CLEAR * len(used) else ""
