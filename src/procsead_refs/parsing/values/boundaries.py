"""Fields whose edges the tagger missed: a marker run into one, a title cut short or too long."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from procsead_refs.data import table

if TYPE_CHECKING:
    from procsead_refs.parsing.draft import Draft

_MARKED = ("container-title", "publisher", "publisher-place", "title")
_MARK = re.compile(r"[\s.,;]+([^\W\d_]{1,9}|n°)$")
_FIGURE = re.compile(r"\.?\s?[\dIVXLC]")
_LETTERS = re.compile(r"\s([A-Z]{1,4})$")
_HYPHENS = "-‐‑–"
_EDGE = " \t.,;:/"
_SENTENCE = re.compile(r"[.?!][”»’\"]?\s+(?=[A-ZÀ-ÖØ-Þ])")
_WORD = re.compile(r"[^\W\d_]+")
_NEAR = 12  # code points between a journal and its volume or year: ". 2017, vol. "
_LONGEST_JOURNAL = 12  # words
_LONGEST_START = 4  # words of a title that no label took
_SHORT = re.compile(r"[^\W\d_]{1,6}\.\s+$")  # "J. ", "Assoc. "
# The words between a mark and the title: "brms:" of "Ahola K. brms: A package".
_CUT_START = re.compile(
    r"(?:^|[.,;:?!)\]”»\"]\s+)([^\W\d_][^\s.;?!()\[\]]*"
    rf"(?: [^\s.;?!()\[\]]+){{0,{_LONGEST_START - 1}}}:?) $"
)
_CUT_END = re.compile(
    rf" ([^\W\d_A-ZÀ-Þ][^\s.,:;?!()\[\]]*(?: [^\s.,:;?!()\[\]]+){{0,{_LONGEST_START - 1}}}[?!]?)"
    r"(?=[.?!]\s[A-ZÀ-Þ])"
)


def step(draft: Draft) -> None:
    """Mend `title`, `container-title`, `publisher` and `publisher-place`."""
    if "«" in draft.raw:
        _in_guillemets(draft)
    for variable in _MARKED:
        _without_mark(draft, variable)
    _without_chapter(draft)
    _letters_of_volume(draft)
    _start_of_title(draft)
    _end_of_title(draft)
    _volume_off_title(draft)
    texts = draft.texts.keys()
    numbered = "container-title" not in texts and texts & {"volume", "issue"}
    if numbered and ("page" in texts or texts.isdisjoint({"publisher", "publisher-place"})):
        _journal_in_title(draft)


@cache
def _guillemets() -> re.Pattern[str]:
    """Match a container in guillemets behind "in", and the volume behind it."""
    rows = table("markers")
    containers, numbers = "|".join(rows["containers"]), "|".join(rows["volumes_behind"])
    return re.compile(
        rf"[.,»]\s(?i:{containers}):?\s«\s?([^«»]{{3,150}}?)\s?»"
        rf"(?:,?\s(?:(?:{numbers})\.\s)?([IVXLCDM]{{1,8}}|\d{{1,3}})(?=[\s,.(]))?"
    )


def _cut(draft: Draft, variable: str, end: int) -> None:
    """Let a field end at a place of the raw string, its marks at the edge left out."""
    start = draft.spans[variable][0]
    draft.set_at(variable, draft.raw[start:end].rstrip(_EDGE), start)


def _in_guillemets(draft: Draft) -> None:
    """Read a journal in guillemets, and the volume behind it: "Elenchi, in «Aika», XCII (1990)"."""
    match = _guillemets().search(draft.raw)
    if match is None:
        return
    start = match.start(1)
    for variable in ("container-title", "volume"):
        _, last = draft.spans.get(variable, (-1, -1))
        if last > match.start():
            draft.drop(variable)
    first, last = draft.spans.get("title", (0, 0))
    if first < match.start() < last and draft.is_as_typed("title"):
        _cut(draft, "title", match.start())
    draft.put("container-title", match[1].strip(_EDGE), start, match.end(1))
    if match[2]:
        draft.put("volume", match[2], *match.span(2))


def _without_mark(draft: Draft, variable: str) -> None:
    """Cut "Bd" off "Aika Bd. 4", "S" off "Rennes, S 86"."""
    text = draft.texts.get(variable, "")
    match = _MARK.search(text[-12:]) if text else None
    if match is None or match[1].lower() not in _marks() or not draft.is_as_typed(variable):
        return
    end = draft.spans[variable][0] + len(text)
    if not _FIGURE.match(draft.raw, end) or len(match[0]) >= len(text):
        return
    if variable != "title" or match[0][0] in ".,;":
        _cut(draft, variable, end - len(match[0]))


def _without_chapter(draft: Draft) -> None:
    """Read `chapter-number` off the end of a container: "Handbook of Lists, chapter 3"."""
    name = draft.texts.get("container-title", "")
    match = _chapter().search(name) if "," in name else None
    if match and match.start() and draft.is_as_typed("container-title"):
        start = draft.spans["container-title"][0]
        _cut(draft, "container-title", start + match.start())
        draft.put("chapter-number", match[1], start + match.start(1), start + match.end(1))


@cache
def _chapter() -> re.Pattern[str]:
    words = "|".join(table("markers")["chapters"])
    return re.compile(rf",\s(?:{words})\.?\s(\d{{1,3}}|[IVXL]{{1,6}})$", re.IGNORECASE)


def _letters_of_volume(draft: Draft) -> None:
    """Give a volume the letters that a hyphen joins to it: "Transactions on Lists PC-26"."""
    start, end = draft.spans.get("volume", (0, 0))
    name = draft.texts.get("container-title", "")
    if (
        not start
        or draft.raw[start - 1] not in _HYPHENS
        or not draft.is_as_typed("container-title")
    ):
        return
    first = draft.spans["container-title"][0]
    match = _LETTERS.search(name)
    if match and first + len(name) == start - 1:
        _cut(draft, "container-title", first + match.start())
        draft.texts["volume"] = f"{match[1]}-{draft.texts['volume']}"
        draft.spans["volume"] = (first + match.start(1), end)


def _start_of_title(draft: Draft) -> None:
    """Give a title its first words where no field took them: "brms: A Package for Lists"."""
    start, end = draft.spans.get("title", (0, 0))
    if not start or not draft.is_as_typed("title"):
        return
    taken = max((b for a, b in draft.spans.values() if b <= start), default=0)
    match = _CUT_START.search(draft.raw[taken:start])
    if match is None or not taken:
        return
    words = match[1].split()
    if words[0].lower().rstrip(":") in _never_first() or any(
        _is_mark(word) or _is_of_edition(word) for word in words
    ):
        return
    at = taken + match.start(1)
    draft.texts["title"] = draft.raw[at:start] + draft.texts["title"]
    draft.spans["title"] = (at, end)


def _end_of_title(draft: Draft) -> None:
    """Give a title its last words where no field took them: "Lists" of "Lists en red. En: …"."""
    start, end = draft.spans.get("title", (0, 0))
    match = _CUT_END.match(draft.raw, end) if end else None
    if match is None or not draft.is_as_typed("title") or not draft.is_free(*match.span(1)):
        return
    if start + len(draft.texts["title"]) == end and not any(
        _is_mark(word) or _is_of_edition(word) for word in match[1].split()
    ):
        draft.set_at("title", draft.raw[start : match.end(1)], start)


def _volume_off_title(draft: Draft) -> None:
    """Read the volume that ends a book's title: "Strafrecht, Bd. I"."""
    title = draft.texts.get("title", "")
    if "," not in title or draft.texts.keys() & {"volume", "container-title"}:
        return
    match = _volume_of_title().search(title)
    if match and match.start() and draft.is_as_typed("title"):
        start = draft.spans["title"][0]
        _cut(draft, "title", start + match.start())
        draft.put("volume", match[1], start + match.start(1), start + match.end(1))


@cache
def _volume_of_title() -> re.Pattern[str]:
    words = "|".join(table("markers")["volumes_of_works"])
    return re.compile(rf",\s(?i:{words})\.?\s(\d{{1,3}}|[IVXL]{{1,6}})$")


def _journal_in_title(draft: Draft) -> None:
    """Divide "On Lists? Listing Quarterly" where a volume follows: an article has a journal."""
    if not draft.is_as_typed("title"):
        return
    start = draft.spans["title"][0]
    title = draft.texts["title"]
    end = start + len(title)
    behind = min((a for a, _ in draft.spans.values() if a >= end), default=len(draft.raw))
    if behind - end > _NEAR or _opens_quote(draft.raw[start - 1 : start]):
        return
    if not all(map(_is_mark, _WORD.findall(draft.raw[end:behind]))):
        return
    cuts = [one.span() for one in _SENTENCE.finditer(title)]
    while len(cuts) > 1 and _SHORT.fullmatch(title[cuts[-2][1] : cuts[-1][1]]):
        cuts.pop()
    if not cuts:
        return
    before, name = title[: cuts[-1][0] + 1].rstrip(" .,;:/"), title[cuts[-1][1] :]
    if " " not in before or len(name.split()) > _LONGEST_JOURNAL:
        return
    draft.set_at("title", before, start)
    draft.put("container-title", name, start + cuts[-1][1], end)


def _opens_quote(text: str) -> bool:
    return text in {"“", "„", "«", "‘", "»", '"', "”"}


def _is_mark(word: str) -> bool:
    return word.lower().strip(":,") in _marks()


def _is_of_edition(word: str) -> bool:
    return word.lower().strip(":,") in table("markers")["editions"]


@cache
def _marks() -> frozenset[str]:
    return frozenset(table("markers")["numbers"]) - {"in"}


@cache
def _never_first() -> frozenset[str]:
    rows = table("markers")
    return frozenset((*rows["addresses"], *table("names")["roles"]))
