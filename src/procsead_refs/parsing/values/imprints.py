"""Publisher and place that no label took, or one label together: "Paris : Aika", "Aika, Zürich"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from procsead_refs.data import table
from procsead_refs.parsing.tagger import lexicon
from procsead_refs.parsing.values import asides
from procsead_refs.text import fold

if TYPE_CHECKING:
    from procsead_refs.parsing.draft import Draft

_WORD = re.compile(r"[^\W\d_]+")
_CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
_HOUSE = rf"({_CAPITAL}[^.,:;()\[\]\d«»“”]{{2,60}})"
_PLACE_AND_HOUSE = re.compile(rf"[.,;(]\s({_CAPITAL}[\w'’ -]{{2,40}})\s?:\s{_HOUSE}(?=[.,;)]|$)")
_HOUSE_AND_TOWN = re.compile(r"([^,:;/]{2,60}),\s([^,:;\d]{2,40})")
_YEAR_OR_END = re.compile(r"[.,\s)]*(?:$|\(?(?:1[5-9]|20)\d\d(?!\d))")
_LONGEST = 5  # words of a publisher
_FEW = 3  # words of a publisher that a comma parts from the title
_EDGE = " .,;:"


# ", Aika, Torino 2003": what ends a title or container in lists that part all with commas.
_LAST_PART = re.compile(r",\s([A-ZÀ-ÖØ-Þ][^,.:;()\d«»“”]{2,40})$")
_TOWN_AND_HOUSE = re.compile(
    r",\s([A-ZÀ-ÖØ-Þ][\w'’ -]{2,30}),\s([A-ZÀ-ÖØ-Þ][^,.:;()\d«»“”]{2,40})$"
)
_COMMA_AND_YEAR = re.compile(r",?\s(?:1[5-9]|20)\d\d(?!\d)")


def step(draft: Draft) -> None:
    """Read `publisher` and `publisher-place` of what is no article and lacks the one or both."""
    texts = draft.texts
    if "publisher" not in texts:
        _town_for_journal(draft)
        _house_for_journal(draft)
        _house_off_end(draft)
        _town_and_house_off_end(draft)
    if "publisher" in texts:
        if "publisher-place" not in texts:
            _divide(draft, "publisher")
    elif "publisher-place" in texts:
        # Not the town and country of a meeting: "(Turku, Finland, 2-4 May)", "Alt/Neu, Germany".
        if _YEAR_OR_END.match(draft.raw, draft.spans["publisher-place"][1]):
            _divide(draft, "publisher-place")
    elif "title" in texts:
        if ":" in draft.raw and texts.keys().isdisjoint({"volume", "issue"}):
            _place_and_house(draft)
        if "publisher" not in texts and "container-title" not in texts and draft.names:
            _left(draft)


def _town_for_journal(draft: Draft) -> None:
    """Read a town that was read as a journal, the year right behind it, as the place."""
    texts = draft.texts
    name = texts.get("container-title", "")
    if not name or "publisher-place" in texts or texts.keys() & {"volume", "issue", "page", "DOI"}:
        return
    if is_town(name) and _COMMA_AND_YEAR.match(draft.raw, draft.spans["container-title"][1]):
        texts["publisher-place"] = texts.pop("container-title")
        draft.spans["publisher-place"] = draft.spans.pop("container-title")


def _house_for_journal(draft: Draft) -> None:
    """Read a journal as the publisher where a series is named: "… in List Notes. Talo, Turku"."""
    texts = draft.texts
    if "collection-title" not in texts or texts.keys() & {"issue", "page", "DOI"}:
        return
    end = draft.spans.get("container-title", (0, -1))[1]
    start = draft.spans.get("publisher-place", (-1, 0))[0]
    if draft.raw[end:start] in {", ", ": "} and end < start:
        texts["publisher"] = texts.pop("container-title")
        draft.spans["publisher"] = draft.spans.pop("container-title")


def _town_and_house_off_end(draft: Draft) -> None:
    """Cut town and publisher off a title: "Dupont M., Les listes, Toulouse, Liste, 2013"."""
    texts = draft.texts
    if texts.keys() & {"publisher", "publisher-place", "container-title"}:
        return
    title = texts.get("title", "")
    match = _TOWN_AND_HOUSE.search(title) if title.count(",") > 1 else None
    if match is None or " " not in title[: match.start()] or not draft.is_as_typed("title"):
        return
    if is_town(match[1]) and not is_town(match[2]) and len(match[2].split()) <= _FEW:
        start = draft.spans["title"][0]
        draft.set_at("title", title[: match.start()], start)
        draft.put("publisher-place", match[1], start + match.start(1), start + match.end(1))
        draft.put("publisher", match[2], start + match.start(2), start + match.end(2))


def _house_off_end(draft: Draft) -> None:
    """Cut the publisher off a title or container: "Ahola K., Gli elenchi, Aika, Torino 2003"."""
    start, end = draft.spans.get("publisher-place", (0, 0))
    if not _COMMA_AND_YEAR.match(draft.raw, end) or not is_town(draft.texts["publisher-place"]):
        return
    variable = "container-title" if "container-title" in draft.texts else "title"
    first, last = draft.spans.get(variable, (0, 0))
    if draft.raw[last:start] != ", " or not draft.is_as_typed(variable):
        return
    text = draft.texts[variable]
    match = _LAST_PART.search(text)
    leads = draft.spans.get("author") or draft.spans.get("editor") or (0, first)
    if match is None or " " not in text[: match.start()] or is_town(match[1]):
        return
    if "," in draft.raw[leads[1] : draft.spans["title"][0]] and len(match[1].split()) <= _FEW:
        draft.set_at(variable, text[: match.start()], first)
        draft.put("publisher", match[1], first + match.start(1), first + match.end(1))


def _divide(draft: Draft, variable: str) -> None:
    """Divide a publisher and the town behind it, which one label took: "Artemis, Zürich"."""
    match = _HOUSE_AND_TOWN.fullmatch(draft.texts[variable])
    if match is None or not is_town(match[2]) or is_town(match[1]):
        return
    start, end = draft.spans[variable]
    at = draft.raw.find(match[2], start, end)
    if at > start:
        draft.set_at("publisher", match[1], start)
        draft.set_at("publisher-place", match[2], at)


def _place_and_house(draft: Draft) -> None:
    for match in _PLACE_AND_HOUSE.finditer(draft.raw):
        if is_town(match[1]) and draft.is_free(*match.span(2)):
            if draft.is_free(*match.span(1)):
                draft.put("publisher-place", match[1], *match.span(1))
            draft.put("publisher", match[2].strip(_EDGE), *match.span(2))
            return


def _left(draft: Draft) -> None:
    """Read the sentence behind the title that ends a reference, and a town behind it."""
    behind = asides.brackets(draft)
    end = behind[-1][1] if behind else draft.spans["title"][1]
    match = _left_behind().match(draft.raw, end) or _left_behind().match(draft.raw, end - 1)
    if match is None or len(match[1].split()) > _LONGEST or not draft.is_free(*match.span(1)):
        return
    if (is_town(match[1]) and not match[2]) or _is_no_house(match[1]):
        return
    draft.put("publisher", match[1].strip(_EDGE), *match.span(1))
    if match[2] and draft.is_free(*match.span(2)):
        draft.put("publisher-place", match[2], *match.span(2))


@cache
def _left_behind() -> re.Pattern[str]:
    """Match what is left behind a title: "Lists. Aika.", "Lists. Aika. Turku."."""
    addresses = "|".join(one.capitalize() for one in table("markers")["before_addresses"])
    return re.compile(
        rf"[.?!)\]”»’\"]{{1,3}}\s{_HOUSE}(?:[.,]\s({_CAPITAL}[\w'’ -]{{2,40}}))?"
        r"(?:[.,]?\s?\(?(?:1[5-9]|20)\d\d[a-z]?\)?)?[.]?"
        rf"(?:\s(?=https?:|doi|DOI|ISBN|URL|\[|<|{addresses})|$)"
    )


def _is_no_house(text: str) -> bool:
    """Return whether a sentence is what stands before an address, or the kind of a report."""
    words = text.lower().split()
    marks = table("markers")
    if words[0] in marks["containers"] or words[-1] in marks["addresses"]:
        return True
    return any(stem in text.lower() for stem in (*marks["reports"], *marks["media"]))


def is_town(text: str) -> bool:
    """Return whether a text is a town or country, or several, and nothing else."""
    words = [fold(word) for word in _WORD.findall(text)]
    if len(words) == 1:
        return "P" in lexicon.kinds(words[0])
    if " " not in text:  # "Roma-Bari"
        return bool(words) and all("P" in lexicon.kinds(word) for word in words)
    return bool(words) and len(lexicon.places(words)) == len(words)
