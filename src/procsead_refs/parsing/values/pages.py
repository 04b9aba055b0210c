"""Page ranges as typed, an abbreviated end kept ("216–28"), with one kind of dash."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from procsead_refs.data import table
from procsead_refs.dates import months
from procsead_refs.text import fold, squeeze

if TYPE_CHECKING:
    from procsead_refs.parsing.draft import Draft

_DASH = re.compile(r"\s*[-‐-―−~]+\s*")
_RANGE = re.compile(r"\s*[-‐-―−~]{1,3}\s*")
_COUNT = re.compile(r",\s*\d{1,4}$")
_OWN_PAGES = re.compile(r"(?<=\d{5}),\s?1\s?[-–]\s?\d{1,3}$")
_MONTH = re.compile(r"\s([^\W\d_]{3,10})")
_LAST = re.compile(r"\s?[-‐-―−]\s?\d{1,6}(?![\w/])")
_UNLABELLED = re.compile(
    r"(?:[:,)]\s?|(?<!\w)(?:pp?|[Ss]{1,2})\.?\s)(\d{1,5}\s?[-‐‑–—−]\s?\d{1,5})(?=[.,;)\s]|$)"
)
_AND_NEXT = re.compile(r"\s?(?:ff?|sqq?)(?:\.(?=\s?[.,;)]|$)|(?![\w.]))|\s?(?:ff|sqq)\.")
_ONE_UNLABELLED = re.compile(r"(?<!\w)(?:pp?|[Ss]{1,2})\.?\s(\d{1,5}\s?ff?(?:\.|(?!\w)))")
_YEARS = re.compile(r"(?:1[5-9]|20)\d\d\D+(?:(?:1[5-9]|20)?\d\d)$")


def step(draft: Draft) -> None:
    """Read `page`: from the first page to the last where they are labelled apart, or not at all."""
    pieces = draft.of("page")
    if not pieces:
        if "page" not in draft.texts and "container-title" in draft.texts:
            _unlabelled(draft)
        return
    first = last = pieces[0]
    for piece in pieces[1:]:
        if not _RANGE.fullmatch(draft.raw[last.end : piece.start]):
            break
        last = piece
    if (word := _MONTH.match(draft.raw, last.end)) and fold(word[1]) in months():
        return  # "3–5 June": days of a meeting
    start, end = _begun_as_volume(draft, first.start), last.end
    text = squeeze(draft.raw[start:end])
    behind = _LAST.match(draft.raw, end) or _AND_NEXT.match(draft.raw, end)
    if text.isdigit() and behind:
        end = behind.end()
        text = draft.raw[start:end]
    # "061504, 10 pp.", "101508, 1–9": an article number, and how many pages it has.
    counted = _COUNT if _label().match(draft.raw, last.end) else _OWN_PAGES
    if count := counted.search(text):
        text = text[: count.start()]
    draft.put("page", _DASH.sub("-", text), start, end)


def _begun_as_volume(draft: Draft, start: int) -> int:
    """Return where a range begins whose first page was taken for a volume or issue: "S. 20–28"."""
    for variable in ("issue", "volume"):
        first, last = draft.spans.get(variable, (0, 0))
        if last and last < start and _RANGE.fullmatch(draft.raw[last:start]):
            draft.drop(variable)
            return first
    return start


def _unlabelled(draft: Draft) -> None:
    """Read a range behind a colon, comma or mark that no field has: "33 (4) (Juli): 725–31"."""
    for match in _UNLABELLED.finditer(draft.raw):
        start, end = match.span(1)
        if draft.is_free(start, end) and not _YEARS.fullmatch(match[1]):
            draft.put("page", _DASH.sub("-", match[1]), start, end)
            return
    if "f" in draft.raw and (one := _ONE_UNLABELLED.search(draft.raw)):
        draft.put("page", one[1], *one.span(1))


@cache
def _label() -> re.Pattern[str]:
    words = "|".join(table("markers")["pages"])
    return re.compile(rf"\s*\(?(?:{words})\b", re.IGNORECASE)
