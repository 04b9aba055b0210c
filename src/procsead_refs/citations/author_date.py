"""Author-date citations of a block: in brackets, in the prose before a bracket, in running text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from procsead_refs.citations import anchors, brackets, naming
from procsead_refs.citations.legal import exempt
from procsead_refs.matching import alternatives, phrase_table, words
from procsead_refs.model import Citation, CitationItem, Location, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.citations.anchors import Anchor
    from procsead_refs.citations.brackets import Bracket
    from procsead_refs.citations.naming import Naming
    from procsead_refs.citations.works import Works

_BEFORE = 240  # how far left of a bracket its names may begin
_YEAR_ONLY = 600  # how far left an author named in the prose is looked for
_LETTERS = re.compile(r"[^\W\d_]{2}")
_SENTENCE = re.compile(r"[.!?][\"”’»)]?\s+(?=[^\W\d_])")
_TAIL = re.compile(r"^\s*(?:$|[,;:.)\]–—-]|and\b|&|\[)")


@dataclass(frozen=True, slots=True)
class _Found:
    """An item while its group is read; offsets are the block's."""

    start: int
    end: int
    anchor: Anchor
    naming: Naming | None
    letter: str = ""
    year_only: bool = False
    exempt: bool = False


def read(text: str, paragraph: int, works: Works, language: str) -> Iterator[Citation]:
    """Yield a block's citations, in order of their places.

    Items carry in `candidates` the works that their words fit, whatever the year; `citations.link`
    decides. An item whose words fit none is yielded where they have the shape of names.
    """
    years = anchors.find(text)
    pairs = brackets.outermost(text)
    at = 0
    read_to = 0
    for pair in pairs:
        while at < len(years) and years[at].start < pair.start:
            read_to, bare = _bare(text, paragraph, years[at], read_to, works, language)
            yield from bare
            at += 1
        inside = []
        while at < len(years) and years[at].start < pair.end:
            inside.append(years[at])
            at += 1
        citation = _group(text, paragraph, pair, inside, read_to, works, language)
        if citation is not None:
            yield citation
            read_to = pair.end
        elif inside:
            read_to = pair.end
    for year in years[at:]:
        read_to, bare = _bare(text, paragraph, year, read_to, works, language)
        yield from bare


def _group(
    text: str,
    paragraph: int,
    pair: Bracket,
    years: list[Anchor],
    read_to: int,
    works: Works,
    language: str,
) -> Citation | None:
    start, end = pair.start + 1, pair.end - 1
    if not years:
        return _without_year(text, paragraph, pair)
    found: list[_Found] = []
    narrative = False
    for number, year in enumerate(years):
        previous = found[-1] if found else None
        begin = max(start, years[number - 1].end if number else start)
        semicolon = text.rfind(";", begin, year.start)
        same_part = previous is not None and semicolon < 0
        begin = max(begin, semicolon + 1)
        window = text[begin : year.start]
        if _is_locator(text, begin, year, same_part=same_part):
            continue
        if same_part:
            begin += _locator_length(window)
            window = text[begin : year.start]
        if not _says_name(window):
            if previous is not None:
                named = _again(text, previous.naming, year, works, language)
                item = _Found(year.start, year.end, year, named, year_only=True)
            else:
                named = _before(text, pair.start, read_to, year, works, language)
                narrative = narrative or named is not None
                if named is None or named.start >= pair.start:
                    item = _Found(year.start, year.end, year, named, year_only=True)
                else:
                    item = _Found(named.start, year.end, year, named)
            if named is not None:
                found.append(item)
            continue
        named = naming.by_list(text, begin, year.start, works, frozenset(_years(year)), language)
        if named is None or not (named.fits_year or named.complete):
            shaped = naming.by_shape(text, begin, year.start, inside=True)
            if named is None or shaped is not None:
                named = shaped
        law = exempt(text[begin : _part_end(text, year.end, end)])
        if law and not (named is not None and named.fits_year):
            found.append(_Found(begin, year.end, year, None, exempt=True))
        elif named is not None and (named.hits or _ends_well(text, year)):
            found.append(_Found(named.start, year.end, year, named))
    if not found:
        return None
    place = min(pair.start, found[0].start)
    items = _items(text, paragraph, found, end)
    return Citation(text[place : pair.end], Location(paragraph, place, pair.end), items, narrative)


def _before(
    text: str, end: int, read_to: int, year: Anchor, works: Works, language: str
) -> Naming | None:
    """Return the names in the prose to which a bracket that begins with a year belongs."""
    start = max(read_to, end - _BEFORE)
    if end == 0 or not text[start:end].strip():
        return None
    named = naming.by_list(text, start, end, works, frozenset(_years(year)), language)
    if named is not None and (named.fits_year or named.complete):
        return named
    shaped = naming.by_shape(text, start, end, inside=False)
    far = _earlier(text, end, year, works)
    if far is not None and (shaped is None or not shaped.strong):
        return far
    if shaped is not None and _ends_well(text, year) and not year.until:
        return shaped
    return far


def _again(
    text: str, named: Naming | None, year: Anchor, works: Works, language: str
) -> Naming | None:
    """Return the names before, read anew for another year that stands with them."""
    if named is None or named.start == named.end:
        return named
    years = frozenset(_years(year))
    return naming.by_list(text, named.start, named.end, works, years, language) or named


def _earlier(text: str, end: int, year: Anchor, works: Works) -> Naming | None:
    """Return an author named earlier in the sentences before, with a work of that year."""
    start = max(0, end - _YEAR_ONLY)
    for word in reversed(words(text[start:end])):
        hits = [
            hit for hit in works.first.get(word.key, ()) if works.all[hit].years & set(_years(year))
        ]
        if hits:
            return naming.Naming(end, end, tuple(hits), fits_year=True)
    return None


def _bare(
    text: str, paragraph: int, year: Anchor, read_to: int, works: Works, language: str
) -> tuple[int, list[Citation]]:
    """Return where reading went to and the citation without brackets, if the list proves it."""
    start = max(read_to, year.start - _BEFORE)
    named = naming.by_list(text, start, year.start, works, frozenset(_years(year)), language)
    if named is None or not named.fits_year or not named.complete or year.until:
        return max(read_to, year.end), []
    if not text[named.start : named.start + 1].strip('“"«„‘')[:1].isupper() and not named.strong:
        return max(read_to, year.end), []
    item = _Found(named.start, year.end, year, named)
    items = _items(text, paragraph, [item], year.end)
    place = Location(paragraph, named.start, year.end)
    return year.end, [Citation(text[named.start : year.end], place, items, narrative=True)]


def _without_year(text: str, paragraph: int, pair: Bracket) -> Citation | None:
    """Return a bracket that says "ibid." or names a law."""
    inner = text[pair.start + 1 : pair.end - 1]
    place = Location(paragraph, pair.start, pair.end)
    inside = Location(paragraph, pair.start + 1, pair.end - 1)
    if match := _ibid().match(inner):
        locator = inner[match.end() :].strip(" ,.:")
        item = CitationItem(inner, inside, locator=locator)
        return Citation(text[pair.start : pair.end], place, (item,))
    if len(inner) <= 200 and exempt(inner) and not inner[:1].islower():  # noqa: PLR2004 - a sentence is no citation
        item = CitationItem(inner, inside, status=Status.EXEMPT)
        return Citation(text[pair.start : pair.end], place, (item,))
    return None


def is_ibid(text: str) -> bool:
    """Return whether an item's text says "the same as before" in any language."""
    return bool(_ibid().match(text))


def _items(text: str, paragraph: int, found: list[_Found], end: int) -> tuple[CitationItem, ...]:
    items = []
    for number, one in enumerate(found):
        upto = found[number + 1].start if number + 1 < len(found) else end
        upto = max(one.end, _part_end(text, one.end, upto))
        rest = text[one.end : upto]
        stop = one.end + len(rest.rstrip(" ,;:")) if rest.strip(" ,;:") else one.end
        for count, letter in enumerate(one.anchor.letters or ("",)):
            items.append(_item(text, paragraph, one, letter, count, stop))
    return tuple(items)


def _item(
    text: str, paragraph: int, one: _Found, letter: str, count: int, stop: int
) -> CitationItem:
    year = one.anchor
    start = one.start
    shown = text[start:stop].strip()
    if len(year.letters) > 1:
        shown = text[start : year.start] + year.year + letter if not count else year.year + letter
        if count:
            start = year.start
    named = one.naming
    phrase = text[named.start : named.end] if named is not None else ""
    return CitationItem(
        text=shown,
        location=Location(paragraph, start, stop),
        names=naming.names(phrase) if phrase else (),
        year=year.year,
        suffix=letter,
        et_al=bool(phrase) and naming.names_et_al(phrase),
        locator=text[year.end : stop].strip(" ,.:;()"),
        status=Status.EXEMPT if one.exempt else Status.MISSING,
        candidates=named.hits if named is not None else (),
    )


def _years(year: Anchor) -> set[str]:
    found = {year.year}
    if year.until:
        found.add(year.until if len(year.until) == 4 else year.year[:2] + year.until)  # noqa: PLR2004
    return found


def _part_end(text: str, start: int, end: int) -> int:
    semicolon = text.find(";", start, end)
    return semicolon if semicolon >= 0 else end


def _ends_well(text: str, year: Anchor) -> bool:
    """Say whether after a year stands what stands after a citation's: a mark, a locator, the end."""
    rest = text[year.end : year.end + 24]
    return bool(_TAIL.match(rest)) or bool(_locator().match(rest.lstrip()))


def _says_name(window: str) -> bool:
    return bool(_LETTERS.search(re.sub(rf"(?<!\w)(?:{_connectors()})(?!\w)", " ", window)))


def _is_locator(text: str, begin: int, year: Anchor, *, same_part: bool) -> bool:
    """Say whether figures that look like a year are a page: "p. 1998", "2014: 1200"."""
    before = text[begin : year.start].rstrip()
    if re.search(rf"(?<!\w)(?:{_markers()})$", before):
        return True
    return same_part and before in {":", ", p", "–", "-"}


def _locator_length(window: str) -> int:
    """Return how much of the text after an item is its locator."""
    match = _locator().match(window)
    return match.end() if match else 0


@cache
def _connectors() -> str:
    return alternatives(
        w for row in phrase_table("connectors").values() for w in row if w.isalpha()
    )


@cache
def _markers() -> str:
    return "|".join(
        re.escape(marker)
        for marker in sorted(
            {m for row in phrase_table("locators").values() for m in row}, key=len, reverse=True
        )
    )


@cache
def _locator() -> re.Pattern[str]:
    number = r"[\divxlcIVXLC]+[a-z]?"
    numbers = (
        rf"{number}(?:\s?(?:[-–—,&/]|and|und|ja|och|et|y|e)\s?{number})*(?:\s?(?:ff?|sqq?)\b\.?)?"
    )
    return re.compile(
        rf"\s*(?:[,:;]\s*)?(?:(?:{_markers()})\s?{numbers}|(?<=:)\s?{numbers}|(?<=,\s)\d{{1,3}}(?:[-–]\d{{1,4}})?(?=\s*[,;)]))+(?!\w)"
    )


@cache
def _ibid() -> re.Pattern[str]:
    phrases = [phrase for row in phrase_table("ibid").values() for phrase in row]
    return re.compile(
        rf"\s*(?:(?:see|cf\.|vgl\.|ks\.)\s)?(?:{alternatives(phrases)})(?![\w])\.?(?=$|[\s,;:.])",
        re.IGNORECASE,
    )
