"""What a reference looks like from afar: enough to find a list, not to read it."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from procsead_refs.data import table
from procsead_refs.dates import stand_ins
from procsead_refs.names.words import particles

_SHORTEST = 12  # code points: nothing shorter is a reference
_PARAGRAPH = 250  # code points: a shorter paragraph may be an entry read badly
EVEN = 0.5  # how much a paragraph looks like an entry where either answer is as good
_SURELY_NOT = 0.25
_LONG = 600  # code points: a longer paragraph is rather prose
_HEAD = 300  # code points that are looked at from each end: the cost does not grow with the text
_YEAR = re.compile(r"(?<![\d./])(?:1[4-9]|20)\d\d[a-z]?(?![\d/])")
# The number of an entry; a year is none: "(2012). Lists", "1989. Lists" go on an entry.
_NUMBER = r"(?!1[4-9]\d\d|20\d\d)\d{1,4}"
MARKER = re.compile(rf"(?:\[(\d{{1,5}})\]|\(({_NUMBER})\)|({_NUMBER})[.)](?!\d))\s*")
_LABEL = re.compile(r"\[[^\W\d_+]{1,8}\+?\d{2,4}[a-z]?\]\s")  # [BAUD93], as alpha.bst prints it
BULLET = re.compile(r"[•‣◦▪●■·*⁃∙o–—-]\s+(?=\S)")
DASH = re.compile(r"(?:[—–―⸺⸻_‒]{2,}|[—―⸻]|-{3,})\s*[.,;:(]?")
_UPPER = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶŁŃŅŇŌŐŒŘŚŞŠŤŪŮŰŹŻŽȘȚ]"
_INITIALS = rf"{_UPPER}[.](?:[ -]?{_UPPER}[.])*"
_WORD = re.compile(r"[^\W\d_]+")
_CITED = re.compile(r"\([^()]{0,80}?\b(?:19|20)\d\d[a-z]?(?:[:,][^()]{0,30})?\)")
# The first figures and the first bracket of a text are a citation's: "Tides rise (see Berg 2001".
_CITES_FIRST = re.compile(r"[^()\[\]\d]{1,300}[(\[][^()\[\]\d]{0,60}[^\W\d_]{2},? (?:19|20)\d\d")


def looks_like_reference(text: str) -> float:
    """Return how much a paragraph looks like an entry of a reference list, from 0 to 1.

    Only the two ends of the text are read, so the cost does not grow with it. At 0.5 either
    answer is as good.
    """
    text = text.strip()
    if len(text) < _SHORTEST:
        return 0.0
    head, tail = text[:_HEAD], text[-_HEAD:]
    seen = head if len(text) <= _HEAD else f"{head} {tail}"
    body = without_marker(head)
    score = 0.1 if body != head else 0.0
    score += 0.35 if starts_like_reference(body) else 0.0
    if has_date(seen):
        score += 0.25
    score += sum(weight for weight, pattern in _signs() if pattern.search(seen))
    if text[-1] in ".)/>]" or text[-1].isdigit():
        score += 0.05
    score -= 0.06 * max(0, _prose_words(seen) - 1 - seen.count(" ") // 25)
    score -= 0.25 * max(0, len(_CITED.findall(seen)) - 1)
    if len(text) > _LONG:
        score -= min(0.5, (len(text) - _LONG) / 1500)
    if not any(char.isdigit() for char in seen):
        score -= 0.2
    return max(0.0, min(1.0, score))


@cache
def _signs() -> tuple[tuple[float, re.Pattern[str]], ...]:
    """Return what entries have and running text hardly has, and how much each weighs."""
    rows = table("list-looks")
    labels, beginnings, words, before = (
        "|".join(map(re.escape, rows[name]))
        for name in ("labels", "beginnings", "words", "before_editors")
    )
    return (
        (0.20, re.compile(r"\d\s?[–—-]{1,2}\s?\d")),  # a page range
        (0.15, re.compile(r"\d\s?\(\s?\d{1,4}(?:\s?[–/-]\s?\d{1,4})?\s?\)")),  # volume(issue)
        (0.20, re.compile(r"https?:|www\.|\bdoi\b|\b10\.\d{4}", re.IGNORECASE)),
        (
            0.15,
            re.compile(
                rf"\b(?:(?:{labels})[.:)]|{beginnings}|(?:{words})\b|(?:{before}) \S+ \S+ \()"
            ),
        ),
        (0.10, re.compile(r"[“”„«\"‘'’].{3,200}[”“»\"’'][,.]|[.,] ?[”»\"]")),
    )


def _prose_words(text: str) -> int:
    """Return how many words stand in running text rather than in titles."""
    return sum(word in _running() for word in _WORD.findall(text))


@cache
def _running() -> frozenset[str]:
    return frozenset(word for row in table("prose")["words"].values() for word in row)


def without_marker(text: str) -> str:
    """Return an entry without the number that it may begin with."""
    mark = MARKER.match(text)
    return text[mark.end() :] if mark else text


def is_prose(text: str) -> bool:
    """Return whether a paragraph is running text: long and unlike a reference."""
    return len(text) >= _PARAGRAPH and looks_like_reference(text) < _SURELY_NOT


def is_running_text(text: str) -> bool:
    """Return whether a paragraph, however short, is unlike a reference or cites before all else."""
    return looks_like_reference(text) < _SURELY_NOT or bool(_CITES_FIRST.match(text))


def has_date(text: str) -> bool:
    """Return whether a year or its stand-in ("n.d.", "in press") is near an end of the text."""
    seen = text if len(text) <= 2 * _HEAD else f"{text[:_HEAD]} {text[-_HEAD:]}"
    return bool(_YEAR.search(seen) or _no_date().search(seen))


@cache
def _no_date() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{date_stand_ins('no_date', 'not_yet')})", re.IGNORECASE)


def date_stand_ins(*kinds: Literal["no_date", "not_yet"]) -> str:
    """Return the alternatives for what stands in place of an entry's year."""
    phrases = map(re.escape, stand_ins("entry", *kinds))
    return "|".join(one.replace(r"\.\ ", r"\.\s?") for one in phrases)


@cache
def _start() -> re.Pattern[str]:
    """Return how an entry begins with a name; made when a list without a heading is looked for."""
    spelled = "|".join(sorted(particles("entry"), reverse=True))
    family = (
        rf"(?:(?:{spelled}|d['’])\s?){{0,3}}"
        rf"{_UPPER}[\w'’‑-]{{0,40}}(?:[ ‑-]{_UPPER}?[\w'’‑-]{{1,40}}){{0,2}}"
    )
    return re.compile(
        rf"(?:{family},\s*{_UPPER}"  # Family, G. / Family, Given
        rf"|{family}\s+{_UPPER}{{1,3}}\b[.,;(]?"  # Family GH
        rf"|{_INITIALS}\s*{family}[,.;:(& ]"  # G. H. Family
        rf"|{family}\s*\((?:\d{{4}}|[nN]\.|{_UPPER})"  # Body (2020 / Family (H.)
        rf"|{_UPPER}{{3,}}[ ,.:;(])"  # EUROPOL, FAMILY Given
    )


@cache
def _repeated() -> re.Pattern[str]:
    words = "|".join(table("list-looks")["repeated"])
    return re.compile(rf"(?:{words})\b[.,:]?", re.IGNORECASE)


def starts_like_reference(text: str) -> bool:
    """Return whether a line begins as an entry does: a number, a name in list form, a dash."""
    head = text[:_HEAD]
    marked = MARKER.match(head)
    if marked and marked.end() < len(head):
        return True
    return bool(
        _LABEL.match(head) or DASH.match(head) or _repeated().match(head) or _start().match(head)
    )
