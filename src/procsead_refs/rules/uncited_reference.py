"""An entry of the list that nothing in the text cites.

What: no citation names the entry.

Why: a list of references holds what the text uses; a forgotten citation or a leftover of an earlier
version misleads the reader. (A bibliography may hold more: mute the rule in the project then.)

Not flagged: an entry whose author and year, or whose title, stand somewhere in the text in a form
that is no citation, as a law is named; an entry that a citation may mean beside another one; a
second entry of a work that is cited, which is a duplicate. Where most entries would be flagged the
way of citing was probably misread, and nothing is said of each.

Bad: (a list with Berg 2001 and Lind 2004) Tides rise (Berg 2001).
Good: (the same list) Tides rise (Berg 2001; Lind 2004).
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from procsead_refs.citations.cues import legal
from procsead_refs.matching import key, same_work
from procsead_refs.model import Finding, Manuscript, Reference, Severity, Status
from procsead_refs.rules._cited import cited, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.rules import Context

SCOPE = "draft"
SEVERITY = Severity.WARNING

_NEAR = 40  # code points between a name and its year in the prose
_SAME = 0.85  # two entries of one work
_MOST = 0.6  # share of entries not cited from which on the way of citing was misread
_FEW = 4
_NAME = 4  # letters of the author of a work without a year, who may be cited alone
_ENDING, _STEM = 2, 6  # letters of a law's name that its case changes, and that must be left
_NUMBER = 5  # letters and figures of a law's number that are no chance
_TITLE = 10  # letters of a title that are no chance


def check(manuscript: Manuscript, context: Context) -> Iterator[Finding]:
    """Yield a finding for each entry that no item names."""
    named = {
        one
        for found in cited(manuscript)
        for one in (found.item.reference, *found.item.candidates)
        if one
    }
    left = [reference for reference in manuscript.references if reference.id not in named]
    if not named or (len(left) > _FEW and len(left) > _MOST * len(manuscript.references)):
        return
    used: dict[int | None, list[Reference]] = defaultdict(list)  # by year
    for reference in manuscript.references:
        if reference.id in named:
            used[reference.issued.year].append(reference)
    mentions = _Mentions(manuscript)
    for reference in left:
        if mentions.has(reference) or _is_duplicate(reference, used[reference.issued.year]):
            continue
        yield Finding(
            "uncited-reference",
            SEVERITY,
            f"Nothing in the text cites “{shown(reference)}”: cite it or take it out",
            reference.location,
            reference=reference.id,
        )


def _is_duplicate(reference: Reference, used: list[Reference]) -> bool:
    return bool(reference.title) and any(
        same_work(reference, other, least=_SAME).score >= _SAME for other in used
    )


class _Mentions:
    """The body's text outside citations, where an entry may be named in another form."""

    def __init__(self, manuscript: Manuscript) -> None:
        listed = {entry.location.paragraph for entry in manuscript.references if entry.location}
        body = {
            number: block.text
            for number, block in enumerate(manuscript.document.blocks)
            if number not in listed
        }
        cites = manuscript.citations if manuscript.style.kind != "note" else ()
        for item in (item for citation in cites for item in citation.items):
            place = item.location
            if item.status is Status.EXEMPT:
                continue  # a law needs no entry; where it has one, it is named here
            if place.paragraph in body and place.start is not None and place.end is not None:
                text = body[place.paragraph]
                blank = " " * (place.end - place.start)
                body[place.paragraph] = text[: place.start] + blank + text[place.end :]
        self.years: dict[str, list[str]] = {}
        for text in body.values():
            for match in re.finditer(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)", text):
                around = text[max(0, match.start() - _NEAR) : match.end() + _NEAR]
                self.years.setdefault(match.group(), []).append(key(around))
        self.letters = "".join(key(text) for text in body.values())

    def has(self, reference: Reference) -> bool:
        """Return whether the body names an entry: title, author by its year, a law's number."""
        if (law := legal.number(reference)) and self._has_law(reference, "".join(law)):
            return True
        title = key(reference.title) if reference.title else ""
        if len(title) >= _TITLE and title in self.letters:
            return True
        year = str(reference.issued.year or "")
        if not reference.creators:
            near = self.years.get(year, ()) if len(title) >= _NAME else ()
            return any(title in around for around in near)
        first = reference.creators[0]
        name = key(first.literal or first.family)
        if not year:
            return len(name) >= _NAME and name in self.letters
        return any(name in around for around in self.years.get(year, ()))

    def _has_law(self, reference: Reference, number: str) -> bool:
        """Return whether the body has a law's number, or its name in any case ("rikoslain")."""
        stem = key(reference.title)[:-_ENDING]
        return (len(number) >= _NUMBER and number in self.letters) or (
            len(stem) >= _STEM and stem in self.letters
        )
