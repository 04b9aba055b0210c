"""How one typed reference is set: the form of its names, year, quotes, volume, identifier.

A trait is seen around the fields that the reading found, so that it holds in any language: what
stands between the fields is kept, what stands in them is not.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from procsead_refs.names.marks import et_al
from procsead_refs.names.words import connectors
from procsead_refs.parsing.entries.look import DASH, MARKER, without_marker

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from procsead_refs.model import Reference

_CUT_FROM = 3  # figures: a page from 100 on may be cut in a range, 7–9 never is
_LONGEST = 400  # code points of the names that are looked at
_QUOTES = dict.fromkeys('“„«”"', "double") | dict.fromkeys("‘‚‹'", "single")
_INITIAL = r"[^\W\d_a-z]\."
_FORMS = (
    ("Family GH", re.compile(r"[^,.]{2,40} [^\W\d_a-z]{1,3}(?=[,;]|\.?$)")),
    ("Family, G.", re.compile(rf"[^,]{{2,40}}, {_INITIAL}(?![ -]?{_INITIAL})")),
    ("Family, G. H.", re.compile(rf"[^,]{{2,40}}, {_INITIAL} {_INITIAL}")),
    ("Family, G.H.", re.compile(rf"[^,]{{2,40}}, {_INITIAL}-?{_INITIAL}")),
    ("Family, Given", re.compile(r"[^,]{2,40}, [^\W\d_]{2}")),
    ("G. Family", re.compile(rf"{_INITIAL}(?: ?-?{_INITIAL})* [^,.]{{2}}")),
)
_WORDS = re.compile(r"[^\W\d_]+")
_LONG_WORD = re.compile(r".*[^\W\d_]{4,}")
_YEAR = re.compile(r"\d{4}")
_RANGE = re.compile(r"(\d+)\s?([–—-])\s?(\d+)$")
_ADDRESS = re.compile(
    r"(?:https?://)?(?:dx\.)?doi\.org/$|doi:\s?$|(?:https?://)?www\.$", re.IGNORECASE
)


def traits(references: Sequence[Reference]) -> Iterator[tuple[str, str]]:
    """Yield (trait, value) for what is seen in a list's references, in any order.

    A reference without a reading is passed over.
    """
    before = ""
    for reference in references:
        if reference.reading is None or not reference.reading.spans:
            continue
        yield from _of(reference)
        name = reference.creators[0].sort_name if reference.creators else ""
        if name and name == before:
            dash = DASH.match(without_marker(reference.raw[:20]))
            yield "repeated author", "dash" if dash else "again"
        before = name


def _of(reference: Reference) -> Iterator[tuple[str, str]]:
    raw = reference.raw
    spans = reference.reading.spans if reference.reading else {}
    mark = MARKER.match(raw)
    if mark:
        yield "number", re.sub(r"\d+", "9", mark.group()).strip()
    if "author" in spans:
        yield from _names(raw[slice(*spans["author"])][:_LONGEST])
    if "issued" in spans:
        yield "year", _year(raw, spans)
    if "title" in spans:
        yield from _title(raw, spans)
    if "page" in spans:
        yield from _pages(raw, spans)
    identifier = next((name for name in ("DOI", "URL") if name in spans), "")
    if identifier:
        yield identifier, _before(raw, spans[identifier][0])
    if "publisher" in spans:
        yield "publisher", _publisher(raw, spans)
    if "editor" in spans:
        yield "editor", _shape(raw[spans["editor"][1] :][:9])
    yield "end", "word" if raw[-1:].isalnum() else raw[-1:]


def _names(text: str) -> Iterator[tuple[str, str]]:
    form = next((name for name, pattern in _FORMS if pattern.match(text)), "")
    if form:
        yield "first name", form
    connector = _connector().search(text)
    if connector:
        comma, word = connector.groups()
        yield "connector", f"{comma}{'&' if word == '&' else 'word'}"
        rest = text[connector.end() :]
        last = next((name for name, pattern in _FORMS if pattern.match(rest)), "Given Family")
        yield "last name", last
    elif text.count(",") > 1 or ";" in text:
        yield "connector", ";" if ";" in text else "none"
    left_out = more_names().search(text)
    if form:
        people = text[: left_out.start() if left_out else None]
        separators = people.count(",") + people.count(";")
        count = separators // 2 + 1 if form.startswith("Family,") else separators + 1
        yield "names", f"{min(count, 8)}{'+' if left_out else ''}"


@cache
def more_names() -> re.Pattern[str]:
    """Return the pattern of what stands for names that are left out: "et al.", an ellipsis."""
    return re.compile(rf"{et_al().pattern}|…|\.\.\.")


@cache
def _connector() -> re.Pattern[str]:
    return re.compile(rf"(,?) (&|{'|'.join(connectors())}) (?=\S)")


def _year(raw: str, spans: Mapping[str, tuple[int, int]]) -> str:
    start, end = spans["issued"]
    title = spans.get("title", (len(raw), len(raw)))[0]
    opened = raw[:start][-2:].rstrip()[-1:]
    closed = raw[end:][:2]
    closed = closed.rstrip() if not any(map(str.isalnum, closed)) else closed[:1].strip()
    where = "early" if start < title else "late"
    return f"{where} {'' if opened.isalnum() else opened}y{'' if closed.isalnum() else closed}"


def _title(raw: str, spans: Mapping[str, tuple[int, int]]) -> Iterator[tuple[str, str]]:
    start, end = spans["title"]
    quote = _QUOTES.get(raw[start - 1 : start], "") if start else ""
    yield "quotes", quote or "none"
    container = spans.get("container-title")
    if container and 0 <= container[0] - end < _NEAR:
        between = raw[end : container[0]]
        yield "container", re.sub(r"[^\W\d_]{3,}", "w", between.translate(_PLAIN)).strip("*_")[:12]


_NEAR = 80  # code points from a title to its container, if no other field is between
_PLAIN = str.maketrans({**dict.fromkeys('“”„«»"', '"'), **dict.fromkeys("‘’‚‹›", "'")})


def _pages(raw: str, spans: Mapping[str, tuple[int, int]]) -> Iterator[tuple[str, str]]:
    yield "locus", _locus(raw, spans)
    pages = _RANGE.search(raw[slice(*spans["page"])])
    if pages:
        first, dash, last = pages.groups()
        cut = "short" if len(last) < len(first) else "whole"
        yield "page range", f"{cut} {dash}" if len(first) >= _CUT_FROM else dash


def _locus(raw: str, spans: Mapping[str, tuple[int, int]]) -> str:
    """Return volume, issue and page as letters with what stands before and between: ", V(I), P"."""
    names = ("volume", "issue", "page")
    seen = sorted((*spans[name], name[0].upper()) for name in names if name in spans)
    out: list[str] = []
    at = max(0, seen[0][0] - 7)
    for start, end, letter in seen:
        between = _LONG_WORD.sub("", raw[at:start]) if not out else raw[at:start]
        out += [_YEAR.sub("Y", between), letter]
        at = end
    return "".join(out).strip()[:24]


def _publisher(raw: str, spans: Mapping[str, tuple[int, int]]) -> str:
    if "publisher-place" not in spans:
        return "alone"
    place, publisher = spans["publisher-place"], spans["publisher"]
    if place[1] <= publisher[0]:
        return f"place{raw[place[1] : publisher[0]][:3]}publisher"
    return f"publisher{raw[publisher[1] : place[0]][:3]}place"


def _before(raw: str, start: int) -> str:
    """Return what introduces an identifier: its address form, the sign and word before."""
    lead = raw[max(0, start - 40) : start]
    address = _ADDRESS.search(lead)
    rest = (lead[: address.start()] if address else lead).rstrip()
    sign = rest[-1:] if rest[-1:] in ".,:;(" else ""
    return f"{'w' if sign == ':' else ''}{sign}{address.group().lower() if address else ''}"


def _shape(text: str) -> str:
    """Return text with its words as "w" or "W" and its figures as "9"."""
    text = re.sub(r"\d+", "9", text)
    return _WORDS.sub(lambda word: "W" if word.group()[0].isupper() else "w", text).strip()
