"""The list and the team's library disagree in a field.

What: an entry is the same work as one of the library's, and a field has another value there, or the
library knows a volume, an issue or pages that the entry lacks (info). The message gives both
values, and says so where nobody has confirmed the library's.

Why: the library is what the team has checked once; a typed list is not.

Not flagged: another form of the same value: initials for a name, an abbreviated journal, a page
range that is shortened (130–43), capitals and accents in a title, a missing subtitle, a missing
DOI or publisher. Where the two could be two works (another year and no other match), nothing is
said.

Bad: *Sexual Abuse* 30 (61): 729–54. (the library has issue 6)
Good: *Sexual Abuse* 30 (6): 729–54.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from procsead_refs.matching import same_work
from procsead_refs.model import Finding, Manuscript, Reference, Severity
from procsead_refs.rules._places import at, typed_words
from procsead_refs.rules._sameness import SHORTEST_TITLE, same_name, same_text, same_title
from procsead_refs.text import letters, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from procsead_refs.model import Name
    from procsead_refs.rules import Context

SCOPE = "draft"
SEVERITY = Severity.WARNING

_SAME = 0.5  # matching's score takes a fifth off for each number that differs: three may
# CSL variable -> what it is called, and its name in the library's file.
_TEXTS = {
    "volume": ("volume", "volume"),
    "issue": ("issue", "number"),
    "page": ("pages", "pages"),
    "number": ("number", "number"),
    "edition": ("edition", "edition"),
    "container-title": ("journal or book", "journaltitle"),
    "DOI": ("DOI", "doi"),
    "ISBN": ("ISBN", "isbn"),
}
_ARTICLE_NUMBER = re.compile(r"[A-Za-z]?\d{5,}")
_KNOWN_ALONE = ("volume", "issue", "page")  # named where the entry lacks them


def check(manuscript: Manuscript, context: Context) -> Iterator[Finding]:
    """Yield a finding for each field in which an entry and its record in the library differ."""
    if not manuscript.library:
        return
    index = Records(manuscript.library)
    for entry in manuscript.references:
        record = index.find(entry)
        if record is not None:
            yield from compared(entry, record)


def compared(entry: Reference, record: Reference) -> Iterator[Finding]:
    """Yield a finding for each field in which an entry and its record differ."""
    for difference in _differences(entry, record):
        yield _finding(entry, record, difference)


class Records:
    """The library by what two records of one work share: a DOI, a title's beginning, an author."""

    def __init__(self, library: Sequence[Reference]) -> None:
        self._by: dict[str, list[Reference]] = defaultdict(list)
        for record in library:
            for key in self._keys(record):
                self._by[key].append(record)

    def find(self, entry: Reference) -> Reference | None:
        """Return the library's record of the same work, or None."""
        near = {record.id: record for key in self._keys(entry) for record in self._by[key]}
        scored = [(same_work(entry, record), record) for record in near.values()]
        fit = [(match.score, record) for match, record in scored if match.score >= _SAME]
        fit = [(score, record) for score, record in fit if not _is_another(entry, record)]
        return max(fit, key=lambda pair: pair[0])[1] if fit else None

    @staticmethod
    def _keys(entry: Reference) -> list[str]:
        keys = [f"doi {letters(entry.texts['DOI'])}"] if entry.texts.get("DOI") else []
        if entry.title:
            keys.append(f"title {letters(entry.title)[:SHORTEST_TITLE]}")
        if entry.creators and entry.issued.year:
            keys.append(f"author {letters(entry.creators[0].sort_name)} {entry.issued.year}")
        return keys


def _is_another(entry: Reference, record: Reference) -> bool:
    """Return whether the year says that these are two works, as the issues of an annual report."""
    if not entry.issued.year or not record.issued.year:
        return False
    if entry.issued.year == record.issued.year:
        return False
    return not any(
        entry.texts.get(field)
        and letters(entry.texts[field]) == letters(record.texts.get(field, ""))
        for field in ("DOI", "volume", "page")
    )


@dataclass(frozen=True, slots=True)
class _Difference:
    field: str  # the CSL variable
    called: str  # in words
    stored: str  # its name in the library's file
    typed: str
    right: str


def _differences(entry: Reference, record: Reference) -> Iterator[_Difference]:
    """Yield the fields that disagree; `typed` is empty where the entry lacks one."""
    typed_whole = letters(entry.raw)  # a title that stands in it was typed, however it was read
    if (
        entry.title
        and record.title
        and letters(record.title) not in typed_whole
        and not same_title(entry.title, record.title)
    ):
        yield _Difference("title", "title", "title", entry.title, record.title)
    year, known = entry.issued.year, record.issued.year
    if year and known and year != known:
        yield _Difference("issued", "year", "date", str(year), str(known))
    people = zip(entry.names.get("author", ()), record.names.get("author", ()), strict=False)
    for one, other in people:
        if not same_name(one, other):
            yield _Difference("author", "name", "author", _shown(one), _shown(other))
    for field, (called, stored) in _TEXTS.items():
        typed, right = entry.texts.get(field, ""), record.texts.get(field, "")
        if field == "page" and typed and not right and (number := record.texts.get("number")):
            yield _Difference(field, "article number", "eid", typed, number)
        elif typed and right and not same_text(field, typed, right):
            numbered = field == "page" and _ARTICLE_NUMBER.fullmatch(right)
            yield _Difference(field, "article number" if numbered else called, stored, typed, right)
        elif right and not typed and field in _KNOWN_ALONE and entry.type == record.type:
            yield _Difference(field, called, stored, "", right)


def _finding(entry: Reference, record: Reference, one: _Difference) -> Finding:
    from procsead_refs.library.provenance import unconfirmed

    right = _as_typed(squeeze(one.right), one)
    doubt = ", unconfirmed there" if {one.field, one.stored} & unconfirmed(record).keys() else ""
    where = f"({record.id}{doubt})"
    if not one.typed:
        return Finding(
            "differs-from-library",
            Severity.INFO,
            f"The {one.called} is missing; the library has “{right}” {where}",
            entry.location,
            reference=entry.id,
        )
    typed = squeeze(typed_words(entry, one.field) or one.typed)
    return Finding(
        "differs-from-library",
        Severity.WARNING,
        f"Typed “{typed}”; the library has the {one.called} “{right}” {where}",
        at(entry, one.field),
        reference=entry.id,
        suggestion=right,
    )


def _as_typed(right: str, one: _Difference) -> str:
    """Return the library's value as a list would have it: a page range with the dash typed here."""
    hyphened = "-" in one.typed and "–" not in one.typed
    return right if one.field != "page" or hyphened else right.replace("-", "–")


def _shown(name: Name) -> str:
    return name.literal or " ".join(part for part in (name.given, name.sort_name) if part)
