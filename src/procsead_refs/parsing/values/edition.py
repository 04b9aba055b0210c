"""The edition: its number in figures, however it was typed; what has none as typed ("Revised")."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from procsead_refs.data import table
from procsead_refs.names.words import connectors
from procsead_refs.patterns import any_of
from procsead_refs.text import fold

if TYPE_CHECKING:
    from procsead_refs.parsing.draft import Draft

_EDGE = " \t.,;:/*()"
_NUMBER = re.compile(r"\d{1,4}")
_SHORTENED = ("title", "publisher", "publisher-place")
_FAR = 16  # code points behind a title in which "Fourteenth." begins
_WORD = re.compile(r"[^\W_]+")


def step(draft: Draft) -> None:
    """Read `edition` where it is labelled, swallowed by title or publisher, or not labelled."""
    if pieces := draft.of("edition"):
        start, end = pieces[0].start, pieces[0].end
        if match := _edition().match(draft.raw, start):
            end = max(end, match.end())
        draft.put("edition", number(draft.raw[start:end]), start, end)
        return
    raw = draft.raw
    match = _edition().search(raw) if _may_have_one(draft) else None
    while match:
        field = next((one for one in _SHORTENED if _holds(draft, one, match)), "")
        if field and not _shorten(draft, field, match):
            match = _edition().search(raw, match.end())
            continue
        for other in ("volume", "issue", "page"):
            if _holds(draft, other, match):
                del draft.texts[other], draft.spans[other]
        draft.put("edition", number(match[1]), *match.span(1))
        return
    if "container-title" not in draft.texts and "title" in draft.texts:
        _ordinal_alone(draft)


def _ordinal_alone(draft: Draft) -> None:
    """Read an ordinal that is a sentence behind a book's title: "Lists. Second. Turku"."""
    raw = draft.raw
    start, end = draft.spans["title"]
    match = _alone().search(raw, start, end + _FAR)
    if match is None:
        return
    if match.start(1) < end and not _shorten(draft, "title", match):
        return
    taken = (span for name, span in draft.spans.items() if name != "title")
    if not any(first < match.end(1) and match.start(1) < last for first, last in taken):
        draft.put("edition", number(match[1]), *match.span(1))


@cache
def _alone() -> re.Pattern[str]:
    ordinals = "|".join(map(str.capitalize, _ordinals()))
    return re.compile(
        rf"[.?!”»\"]\s((?:\d{{1,2}}(?:st|nd|rd|th)|{ordinals}|Revised)(?:[,\s]{{1,2}}revised)?)\.(?=\s)"
    )


def _may_have_one(draft: Draft) -> bool:
    """Return whether a word for an edition stands in a reference: most have none, and are done."""
    words = map(str.lower, draft.tokens.words)
    return not _marks().isdisjoint(words) or " p. " in draft.raw


@cache
def _marks() -> frozenset[str]:
    rows = table("markers")
    return frozenset((*rows["editions"], *rows["revisions"]))


def _holds(draft: Draft, field: str, match: re.Match[str]) -> bool:
    start, end = draft.spans.get(field, (0, 0))
    return start <= match.start(1) < end


def _shorten(draft: Draft, field: str, match: re.Match[str]) -> bool:
    """Take an edition off a title's end or a publisher's start; say whether it stood there."""
    start, end = draft.spans[field]
    if field != "publisher":
        end, rest = match.start(1), draft.raw[match.end(1) : end].strip(_EDGE)
    else:
        start, rest = match.end(1), draft.raw[start : match.start(1)].strip(_EDGE)
    kept = draft.raw[start:end]
    text = kept.strip(_EDGE)
    if rest or not text:
        return False
    at = start + kept.index(text)
    draft.texts[field], draft.spans[field] = text, (at, at + len(text))
    return True


@cache
def _edition() -> re.Pattern[str]:
    """Return what an edition looks like anywhere: a number or ordinal, then a word for edition."""
    rows = table("markers")
    ordinals, revised = any_of(_ordinals()), any_of(rows["revised"])
    words = any_of({*rows["editions"], *rows["revisions"]})
    conjunctions = "|".join(connectors())
    joined = rf"(?:{revised})(?:,?\s(?:(?:{conjunctions})\s)?(?:{revised})){{0,2}}(?![^\W_])\.?"
    return re.compile(
        rf"(?<![^\W_])((?:\d{{1,2}}(?:st|nd|rd|th|e|:[ae]|\.?[ªº]|a|\.)?|(?:{ordinals}|{revised}))"
        rf"[\s,]{{1,2}}(?:(?:{revised})\.?[\s,]{{1,2}}(?:(?:{conjunctions})\s)?){{0,3}}"
        # "3. p. Helsinki" is a Finnish "painos"; "3. p. 12" is a page.
        rf"(?:(?:{words})(?![^\W_])\.?|(?<=\.\s)p\.(?=\s(?-i:[A-ZÅÄÖ])))"
        rf"(?:,?\s(?-i:{joined}))?)",
        re.IGNORECASE,
    )


@cache
def _ordinals() -> dict[str, int]:
    """Return the number of each ordinal, in every language."""
    return {
        word: number
        for row in table("ordinals").values()
        for number, words in enumerate(row, 1)
        for word in words.split()
    }


@cache
def _folded_ordinals() -> dict[str, int]:
    return {fold(word): number for word, number in _ordinals().items()}


@cache
def _words(family: str) -> frozenset[str]:
    return frozenset(fold(word) for word in table("markers")[family])


def number(text: str) -> str:
    """Return the number of an edition; what has none, or is a revision, as typed."""
    words = _WORD.findall(text)
    folded = [fold(word) for word in words]
    is_edition = not _words("editions").isdisjoint(folded)
    if not is_edition and not _words("revisions").isdisjoint(folded):
        return text.strip(_EDGE)
    if match := _NUMBER.search(text):
        return match[0]
    for word in folded:
        for ordinal, called in _folded_ordinals().items():
            if word.startswith(ordinal):
                return str(called)
    if is_edition:
        words = [word for word in words if fold(word) not in _words("editions")]
    return " ".join(words) or text.strip(_EDGE)
