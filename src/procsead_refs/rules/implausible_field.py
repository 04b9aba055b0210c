"""A value that cannot be: reversed pages, a year to come, an issue that the journal cannot have.

What: pages that end before they begin ("612–604"); a year after the next one; an access date to
come or before the year of publication; a month or a day that no calendar has; an article older
than the first journal (1665); an issue number that does not go with the journal's other issues.

Why: such a value is a slip of the keyboard, and a reader who looks the work up does not find it.

Not flagged: abbreviated ranges (604–12), article numbers, and large issue numbers as such:
*Science* has an issue 5328 and *JASA* an issue 396, because some journals number through. Only
another record of the same journal, in the list or in the team's library, that starts each volume
anew makes "30 (61)" impossible.

Bad: *Sexual Abuse* 30 (61): 729–54.
Good: *Sexual Abuse* 30 (6): 729–54.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from procsead_refs.data import table
from procsead_refs.model import Finding, Reference, Severity
from procsead_refs.rules._places import at, within
from procsead_refs.rules._ranges import RANGE, abbreviates, reversed_range
from procsead_refs.text import letters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.model import Date
    from procsead_refs.rules import Context

SCOPE = "reference"
SEVERITY = Severity.WARNING

_LABEL = 12  # code points before a number that hold its label
_FIRST_JOURNAL = 1665  # Philosophical Transactions and Journal des sçavans
_ISSUES_A_YEAR = 53  # a weekly has no more in a volume
_MONTHS = 12  # of a year
_NEIGHBOUR = 25  # volumes within which a journal's way of numbering is taken to hold

_YEAR = re.compile(r"(?<![\d/.:\-–])20\d\d(?![\d/\-–])")


def check(reference: Reference, context: Context) -> Iterator[Finding]:
    """Yield a finding for each value of a reference that cannot be."""
    yield from _pages(reference, context)
    yield from _years(reference, context)
    yield from _calendar(reference)
    yield from _issue(reference, context)


def _pages(entry: Reference, context: Context) -> Iterator[Finding]:
    pages = _typed_pages(entry)
    if reversed_range(pages, abbreviated=False) is None:
        return
    others = (
        one for one in context.evidence if one is not entry and bool(one.raw) == bool(entry.raw)
    )
    wrong = reversed_range(pages, abbreviated=abbreviates(others))
    if wrong is not None:
        first, last = wrong
        # What 228–16 should have been is not certain: 216–228, or another page.
        exchanged = f"{last}–{first}" if len(first) == len(last) else ""
        yield _finding(entry, "page", f"The pages {first}–{last} end before they begin", exchanged)


def _typed_pages(entry: Reference) -> str:
    """Return the pages as typed: a reading may have taken one number of a range that is wrong."""
    if entry.reading is None or "page" not in entry.reading.spans:
        return entry.texts.get("page", "")
    start, end = entry.reading.spans["page"]
    return next(
        (m[0] for m in RANGE.finditer(entry.raw) if m.start() < end and start < m.end()),
        entry.texts.get("page", ""),
    )


def _years(entry: Reference, context: Context) -> Iterator[Finding]:
    year, next_year = entry.issued.year, context.today.year + 1
    if year is None:
        yield from _unread_year(entry, next_year)
    elif _is_no_date(entry):
        return
    elif year > next_year:
        yield _finding(entry, "issued", f"The year {year} is still to come")
    elif 0 < year < _FIRST_JOURNAL and entry.type == "article-journal":
        yield _finding(entry, "issued", f"No journal is as old as the year {year}")
    accessed = entry.dates.get("accessed")
    if accessed is None or accessed.year is None:
        return
    if accessed.parts > (context.today.year, context.today.month, context.today.day):
        yield _finding(entry, "accessed", "The date of access is still to come")
    elif year is not None and accessed.year < year <= context.today.year:
        yield _finding(
            entry,
            "accessed",
            f"Accessed in {accessed.year}, before the year of publication {year}",
            severity=Severity.INFO,
        )


def _unread_year(entry: Reference, next_year: int) -> Iterator[Finding]:
    """Yield a year to come that stands where no field was read in an entry without a year."""
    if entry.reading is None:
        return
    left = entry.raw
    for start, end in entry.reading.spans.values():
        left = left[:start] + " " * (end - start) + left[end:]
    match = _YEAR.search(left)
    if match and int(match[0]) > next_year:
        yield replace(
            _finding(entry, "issued", f"The year {match[0]} is still to come"),
            location=within(entry, match.start(), match.end()),
        )


def _is_no_date(entry: Reference) -> bool:
    """Return whether what was read as the year is a page of a range, or an issue: "no. 1603"."""
    if entry.reading is None or "issued" not in entry.reading.spans:
        return False
    start, end = entry.reading.spans["issued"]
    if _issue_label().search(entry.raw, max(0, start - _LABEL), start):
        return True
    return bool(re.search(r"\d{3}\s?[-–—]\s?\d{3}", entry.raw[max(0, start - 7) : end + 7]))


@cache
def _issue_label() -> re.Pattern[str]:
    labels = "|".join(map(re.escape, table("markers")["issues"]))
    return re.compile(rf"(?<![^\W\d_])(?:{labels})\.?\s?\Z", re.IGNORECASE)


def _calendar(entry: Reference) -> Iterator[Finding]:
    for name, value in entry.dates.items():
        for parts in (value.parts, value.until):
            if parts and not _is_date(parts):
                shown = "-".join(f"{part:02}" for part in parts)
                yield _finding(entry, name, f"No calendar has the date {shown}")
        if _runs_backwards(value):
            yield _finding(entry, name, "The dates end before they begin")


def _is_date(parts: tuple[int, ...]) -> bool:
    year, month, day = (*parts, 1, 1)[:3]
    if not 1 <= month <= _MONTHS:
        return False
    return 1 <= day <= calendar.monthrange(min(max(year, 1), 9999), month)[1]


def _runs_backwards(value: Date) -> bool:
    shared = min(len(value.parts), len(value.until))
    return bool(value.until) and value.until[:shared] < value.parts[:shared]


def _issue(entry: Reference, context: Context) -> Iterator[Finding]:
    issue, volume = _number(entry, "issue"), _number(entry, "volume")
    if issue is None or issue <= _ISSUES_A_YEAR or volume is None:
        return  # without a volume there is no journal's volume to fit: "vol. PP, no. 99" of IEEE
    others = [
        (other_volume, other_issue)
        for other in context.evidence
        if other is not entry and _same_journal(entry, other)
        if (other_issue := _number(other, "issue")) is not None
        and (other_volume := _number(other, "volume")) is not None
        and (other_volume, other_issue) != (volume, issue)
        and abs(other_volume - volume) <= _NEIGHBOUR
    ]
    # A journal that numbers through has at least one issue a volume, so its issue number is never
    # below its volume's.
    anew = any(number < at_volume for at_volume, number in others)
    if not anew or any(number > _ISSUES_A_YEAR for _, number in others):
        return
    seen = ", ".join(dict.fromkeys(f"{v} ({n})" for v, n in others))
    yield _finding(entry, "issue", f"Issue {issue} is not possible beside the journal's {seen}")


def _same_journal(one: Reference, other: Reference) -> bool:
    mine, theirs = (letters(r.texts.get("container-title", "")) for r in (one, other))
    return bool(mine) and mine == theirs


def _number(entry: Reference, field: str) -> int | None:
    match = _numbered().fullmatch(entry.texts.get(field, "").strip())
    return int(match[1]) if match else None


@cache
def _numbered() -> re.Pattern[str]:
    """Match a number alone, or behind what an issue is called: "no. 3"."""
    labels = "|".join(map(re.escape, table("markers")["issues"]))
    return re.compile(rf"(?:(?:{labels})\.?\s*)?(\d{{1,6}})", re.IGNORECASE)


def _finding(
    entry: Reference,
    field: str,
    message: str,
    suggestion: str = "",
    severity: Severity = Severity.WARNING,
) -> Finding:
    return Finding(
        "implausible-field",
        severity,
        message,
        at(entry, field),
        reference=entry.id,
        suggestion=suggestion,
    )
