"""Too many names written out, or "et al." for too few.

What: the style writes "et al." from a certain number of authors on (APA 7: three, Chicago 17:
four), and a citation names them all, or cuts a shorter list.

Why: copy editors correct it, and "Berg et al." sends a reader to another entry than "Berg and
Lind".

Not flagged: names added to tell two works apart; entries whose own list of names ends in "et al.";
bodies; a detected style that the draft itself keeps to in fewer than nine of ten citations (or all
but one of a few), since then it is another style. Warning under a style that was given, info under
one that was detected.

Bad (APA 7): Tides rise (Berg, Lind, & Novak, 2001). Waves break (Berg et al., 2004). – two authors
Good: Tides rise (Berg et al., 2001). Waves break (Berg & Lind, 2004).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from procsead_refs.citations.works import work
from procsead_refs.matching import key
from procsead_refs.model import Finding, Manuscript, Severity, Status
from procsead_refs.rules._cited import by_id, cited, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.citations.works import Work
    from procsead_refs.model import Style
    from procsead_refs.rules import Context
    from procsead_refs.rules._cited import Cited

SCOPE = "draft"
SEVERITY = Severity.WARNING

_SURE = 0.8  # confidence in a detected style
_KEPT = 0.9  # of the citations that it bears on
_FEWEST = 5  # citations that show whether the draft keeps to it


def check(manuscript: Manuscript, context: Context) -> Iterator[Finding]:
    """Yield a finding for each citation with too many names or "et al." for too few."""
    style = context.style or manuscript.style
    given = style.how == "given"
    if (
        style.kind != "author-date"
        or not style.et_al_min
        or not (given or style.confidence >= _SURE)
    ):
        return
    judged = list(_judged(manuscript, style))
    wrong = [(one, entry, message) for one, entry, message in judged if message]
    kept = any(one.item.et_al and not message for one, _, message in judged)
    borne = max((1 - _KEPT) * len(judged), 1 if kept else 0)
    if not given and (len(judged) < _FEWEST or len(wrong) > borne):
        return
    for one, entry, message in wrong:
        yield Finding(
            "et-al-use",
            SEVERITY if given else Severity.INFO,
            f"{message}: “{shown(entry.reference)}”",
            one.item.location,
            citation=one.citation_index,
            item=one.item_index,
            reference=entry.id,
        )


def _judged(manuscript: Manuscript, style: Style) -> Iterator[tuple[Cited, Work, str]]:
    """Yield the items with three authors or more, or with "et al.", each with what is wrong."""
    listed = by_id(manuscript)
    works = {one: work(reference) for one, reference in listed.items()}
    alike = Counter(
        (entry.creators[0], year)
        for entry in works.values()
        if entry.creators
        for year in entry.years
    )
    seen: set[str] = set()
    for one in cited(manuscript, Status.MATCHED):
        item = one.item
        entry = works.get(item.reference or "")
        if entry is None or not item.names or entry.open or not entry.creators:
            continue
        again = entry.id in seen
        seen.add(entry.id)
        if any(alike[entry.creators[0], year] > 1 for year in entry.years):
            continue
        typed = tuple(key(name.literal or name.family) for name in item.names)
        if typed != entry.creators[: len(typed)]:
            continue
        wrong = _wrong(len(entry.creators), len(typed), style, et_al=item.et_al, again=again)
        if wrong or item.et_al or len(entry.creators) > 1:
            yield one, entry, wrong


def _wrong(count: int, typed: int, style: Style, *, et_al: bool, again: bool) -> str:
    """Return what is wrong with a citation of `count` authors that types so many, or ""."""
    least, first = style.et_al_min, style.et_al_use_first
    if again and style.et_al_subsequent_min:
        least, first = style.et_al_subsequent_min, style.et_al_subsequent_use_first
    if style.how != "given" and again and style.et_al_subsequent_min:
        least = style.et_al_subsequent_min if et_al else style.et_al_min
    if et_al and count < least:
        return f"“et al.” for {count} authors; the style names them"
    if et_al and typed > first:
        return f"{typed} names before “et al.”; the style has {first}"
    if not et_al and count >= least and typed > first:
        return f"{count} authors; the style writes “et al.” from {least} on"
    return ""
