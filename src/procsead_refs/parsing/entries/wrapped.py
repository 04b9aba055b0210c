"""Where entries begin in a list whose lines were wrapped and that no mark divides.

A line that still had room for the next line's first word ends an entry. From those sure places the
list teaches how its entries begin and end (name first, in alphabetical order, dated, with a full
stop); lines after a full line are then judged by it (naive Bayes).
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING

from procsead_refs.data import table
from procsead_refs.names.words import particles
from procsead_refs.parsing.entries.look import DASH, has_date, starts_like_reference
from procsead_refs.text import letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from procsead_refs.parsing.entries.lines import Line

_NARROWEST = 50  # columns: shorter lines are entries that are short
WIDEST = 140  # columns: a longer line was not wrapped by hand or by a mail program
SET = 100  # columns of a line that is set on a page
_NEARLY = 0.97  # of a column's width: a line set so wide is full, hyphens reckoned in
_FULL_SHARE = 0.3  # of a wrapped list's lines those that are full; three lines an entry: 0.67
_DATED_SHARE = 0.8  # of a wrapped list's lines those with a year, at the most
_LOWER_SHARE = 0.12  # of a wrapped list's lines those that begin in lower case, at the least
_CONTRAST = 0.35  # how much rarer a start is after a full line than after a short one
_SURE = 4  # how many sure places weigh as much as what is known of lists in general
_AFTER_SHORT, _AFTER_FULL = 4.0, -1.2  # log odds of a start by the line before alone
_INITIAL = re.compile(r"(?:^|[\s.])[A-ZÀ-Þ]\.$")  # "W. Dubois, O.": names go on


def column(typed: Sequence[Line]) -> int | None:
    """Return the column at which a list was wrapped; None where each line is an entry."""
    width = max((line.width + line.indent for line in typed if " " in line.text), default=0)
    if len(typed) > 1 and typed[0].set_width:
        return SET
    if len(typed) <= 1 or not _NARROWEST <= width <= WIDEST:
        return None
    count = sum(full(a, b, width) for a, b in pairwise(typed))
    if count < _FULL_SHARE * (len(typed) - 1):
        return None
    if sum(has_date(line.text) for line in typed) > _DATED_SHARE * len(typed):
        return None
    after_full = (b for a, b in pairwise(typed) if full(a, b, width))
    after_short = (b for a, b in pairwise(typed) if not full(a, b, width))
    starts = start_share(after_short) if count < len(typed) - 1 else 1.0
    contrast = starts - start_share(after_full)
    lower = sum(_lower(line.text) for line in typed)
    return width if contrast >= _CONTRAST or lower >= _LOWER_SHARE * len(typed) else None


def begins(typed: Sequence[Line], width: int) -> list[bool]:
    """Return for each line of a list wrapped at a column whether an entry begins there.

    Each sign weighs by two rates (see `_odds`): how often it is seen where an entry begins, learnt
    from the list's own sure places or known of lists in general, and how often at other lines.
    """
    short = [False, *(not full(a, b, width) for a, b in pairwise(typed))]
    sure = [0, *(at for at, after_short in enumerate(short) if after_short)]
    keys = [letters(line.text[:60])[:12] for line in typed]
    ordered = [keys[a] <= keys[b] for a, b in pairwise(sure)]
    alphabetical = len(ordered) > 1 and sum(ordered) >= 0.8 * len(ordered)
    starts_so = _rate((starts_like_reference(typed[at].text) for at in sure), 0.85)
    dated_so = _rate((has_date(typed[at].text) for at in sure), 0.6)
    ends_so = _rate((ends(typed[at - 1].text) for at in sure if at), 0.9)
    whole_so = _rate(_dated(typed, sure), 0.95)
    found = [True]
    last = keys[0]
    following = _following(sure, len(typed))
    dated, depth = has_date(typed[0].text), _depth(typed[0].text)
    for at in range(1, len(typed)):
        line = typed[at]
        odds = _AFTER_SHORT if short[at] else _AFTER_FULL
        odds += _odds(whole_so, 0.6, seen=dated)
        odds += _odds(0.03, 0.2, seen=depth > 0)
        odds += _odds(0.02, 0.1, seen=bool(_INITIAL.search(typed[at - 1].text[-4:])))
        odds += _odds(0.005, 0.15, seen=bool(_further().match(line.text)))
        odds += _odds(starts_so, 0.1, seen=starts_like_reference(line.text))
        odds += _odds(dated_so, 0.4, seen=has_date(line.text))
        odds += _odds(ends_so, 0.3, seen=ends(typed[at - 1].text))
        odds += _odds(0.01, 0.4, seen=_lower(line.text))
        if alphabetical and not DASH.match(line.text):
            after = following[at]
            in_order = last <= keys[at] and (after is None or keys[at] <= keys[after])
            odds += _odds(0.95, 0.25, seen=in_order)
        found.append(odds > 0)
        dated = has_date(line.text) or (dated and odds <= 0)
        depth = _depth(line.text) + (depth if odds <= 0 else 0)
        if odds > 0 and not DASH.match(line.text):
            last = keys[at]
    return found


def _dated(typed: Sequence[Line], sure: Sequence[int]) -> Iterator[bool]:
    """Yield for each stretch between two sure starts whether it has a date."""
    for first, last in pairwise((*sure, len(typed))):
        yield any(has_date(line.text) for line in typed[first:last])


def _depth(text: str) -> int:
    """Return how many brackets a line opens and leaves open."""
    return text.count("(") + text.count("[") - text.count(")") - text.count("]")


def full(line: Line, following: Line, width: int) -> bool:
    """Return whether the next line's first word had no room in a line; if set, a part of it."""
    if line.set_width and line.indent + line.set_width >= _NEARLY * SET:
        return True
    return line.indent + line.width + 1 + following.first_word(width) > width


def ends(text: str) -> bool:
    """Return whether an entry may end so: with a full stop, a bracket, a figure, an address."""
    return text[-1:] in '.)]>”"»/' or text[-1:].isdigit()


def start_share(some: Iterable[Line]) -> float:
    """Return how many of some lines begin as an entry does, from 0 to 1."""
    every = starts = 0
    for line in some:
        every += 1
        starts += starts_like_reference(line.text)
    return starts / every if every else 0.0


@cache
def _further() -> re.Pattern[str]:
    """Match what no entry begins with: a label, an address, a figure in brackets."""
    rows = table("list-looks")["further"]
    beginnings, pages = ("|".join(map(re.escape, rows[name])) for name in ("beginnings", "pages"))
    return re.compile(
        rf"(?:[—–-]\s)?(?:{beginnings}|https?:|(?:{pages})\s\d)|\(?\d{{1,4}}[):]|\(\d|[&+]"
    )


def _lower(text: str) -> bool:
    return text[:1].islower() and not text.startswith(_particles())


@cache
def _particles() -> tuple[str, ...]:
    """Return the particles with which a line of small letters may begin an entry all the same."""
    return ("d'", *(f"{one} " for one in particles("line")))


def _following(sure: Sequence[int], count: int) -> list[int | None]:
    """Return for each line the next sure start after it."""
    found: list[int | None] = [None] * count
    after: int | None = None
    wanted = set(sure)
    for at in range(count - 1, -1, -1):
        found[at] = after
        after = at if at in wanted else after
    return found


def _rate(seen: Iterable[bool], usual: float) -> float:
    """Return a share learnt from what was seen, drawn to the usual one; never 0 or 1."""
    values = list(seen)
    return (sum(values) + _SURE * usual) / (len(values) + _SURE)


def _odds(start: float, other: float, *, seen: bool) -> float:
    """Return the log odds for a start that an observation gives by its two rates."""
    return log(start / other) if seen else log((1 - start) / (1 - other))
