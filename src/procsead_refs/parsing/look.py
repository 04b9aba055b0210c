"""What a reference looks like from afar: enough to find a list, not to read it."""

from __future__ import annotations

import re
from functools import cache

from procsead_refs.data import table

_SHORTEST = 12  # code points: nothing shorter is a reference
_PARAGRAPH = 250  # code points: a shorter paragraph may be an entry read badly
_LONG = 600  # code points: a longer paragraph is rather prose
_HEAD = 300  # code points that are looked at from each end: the cost does not grow with the text
_YEAR = re.compile(r"(?<![\d./])(?:1[4-9]|20)\d\d[a-z]?(?![\d/])")
_NO_DATE = re.compile(
    r"\b(?:n\.\s?d\.|o\.\s?J\.|s\.\s?[af]\.|ei pvm|u\.\s?å\.|in press|forthcoming|im Druck|painossa"
    r"|i tryck|à paraître|en prensa|in corso di stampa)",
    re.IGNORECASE,
)
# The number of an entry; a year is none: "(2012). Lists", "1989. Lists" go on an entry.
_NUMBER = r"(?!1[4-9]\d\d|20\d\d)\d{1,4}"
MARKER = re.compile(rf"(?:\[(\d{{1,5}})\]|\(({_NUMBER})\)|({_NUMBER})[.)](?!\d))\s*")
_LABEL = re.compile(r"\[[^\W\d_+]{1,8}\+?\d{2,4}[a-z]?\]\s")  # [BAUD93], as alpha.bst prints it
BULLET = re.compile(r"[•‣◦▪●■·*⁃∙o–—-]\s+(?=\S)")
DASH = re.compile(r"(?:[—–―⸺⸻_‒]{2,}|[—―⸻]|-{3,})\s*[.,;:(]?")
_REPEATED = re.compile(
    r"(?:Ders|Dies|Ebd|Ibid|Id|Idem|Eadem|Sama|Samat|Dens|Desgl|Ebenda)\b[.,:]?", re.IGNORECASE
)
_UPPER = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶŁŃŅŇŌŐŒŘŚŞŠŤŪŮŰŹŻŽȘȚ]"
_PARTICLES = (
    r"(?:(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|al|el|ter|ten|af|av|zu|zur|d['’])"
    r"\s?){0,3}"
)
_FAMILY = rf"{_PARTICLES}{_UPPER}[\w'’‑-]{{0,40}}(?:[ ‑-]{_UPPER}?[\w'’‑-]{{1,40}}){{0,2}}"
_INITIALS = rf"{_UPPER}[.](?:[ -]?{_UPPER}[.])*"
_PLACES = (
    (0.20, re.compile(r"\d\s?[–—-]{1,2}\s?\d")),  # a page range
    (0.15, re.compile(r"\d\s?\(\s?\d{1,4}(?:\s?[–/-]\s?\d{1,4})?\s?\)")),  # volume(issue)
    (0.20, re.compile(r"https?:|www\.|\bdoi\b|\b10\.\d{4}", re.IGNORECASE)),
    (
        0.15,
        re.compile(
            r"\b(?:pp?|S|s|Vol|vol|Nr|nro|Bd|Jg|Eds?|Hrsg|Hg|toim|red|coord)[.:)]"
            r"|\b(?:a cura di|ISBN|ISSN|et al\b)"
            r"|\bin:|\bTeoksessa\b|\bIn \S+ \S+ \(|\bPress\b|\bUniversity\b|\bVerlag\b|\bJournal\b",
        ),
    ),
    (0.10, re.compile(r"[“”„«\"‘'’].{3,200}[”“»\"’'][,.]|[.,] ?[”»\"]")),
)
_WORD = re.compile(r"[^\W\d_]+")
_CITED = re.compile(r"\([^()]{0,80}?\b(?:19|20)\d\d[a-z]?(?:[:,][^()]{0,30})?\)")


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
    score += sum(weight for weight, pattern in _PLACES if pattern.search(seen))
    if text[-1] in ".)/>]" or text[-1].isdigit():
        score += 0.05
    score -= 0.06 * max(0, _prose_words(seen) - 1 - seen.count(" ") // 25)
    score -= 0.25 * max(0, len(_CITED.findall(seen)) - 1)
    if len(text) > _LONG:
        score -= min(0.5, (len(text) - _LONG) / 1500)
    if not any(char.isdigit() for char in seen):
        score -= 0.2
    return max(0.0, min(1.0, score))


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
    return len(text) >= _PARAGRAPH and looks_like_reference(text) < 0.25  # noqa: PLR2004 - surely not


def has_date(text: str) -> bool:
    """Return whether a year or its stand-in ("n.d.", "in press") is near an end of the text."""
    seen = text if len(text) <= 2 * _HEAD else f"{text[:_HEAD]} {text[-_HEAD:]}"
    return bool(_YEAR.search(seen) or _NO_DATE.search(seen))


@cache
def _start() -> re.Pattern[str]:
    """Return how an entry begins with a name; made when a list without a heading is looked for."""
    return re.compile(
        rf"(?:{_FAMILY},\s*{_UPPER}"  # Family, G. / Family, Given
        rf"|{_FAMILY}\s+{_UPPER}{{1,3}}\b[.,;(]?"  # Family GH
        rf"|{_INITIALS}\s*{_FAMILY}[,.;:(& ]"  # G. H. Family
        rf"|{_FAMILY}\s*\((?:\d{{4}}|[nN]\.|{_UPPER})"  # Body (2020 / Family (H.)
        rf"|{_UPPER}{{3,}}[ ,.:;(])"  # EUROPOL, FAMILY Given
    )


def starts_like_reference(text: str) -> bool:
    """Return whether a line begins as an entry does: a number, a name in list form, a dash."""
    head = text[:_HEAD]
    marked = MARKER.match(head)
    if marked and marked.end() < len(head):
        return True
    return bool(
        _LABEL.match(head) or DASH.match(head) or _REPEATED.match(head) or _start().match(head)
    )
