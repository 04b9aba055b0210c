"""A publisher that the tagger took for something else: known by its author, or by its town."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.bodies import same
from procsead_refs.model import Name
from procsead_refs.parsing.tagger import lexicon
from procsead_refs.parsing.values.imprints import is_town
from procsead_refs.text import fold

if TYPE_CHECKING:
    from procsead_refs.parsing.draft import Draft

_WORD = re.compile(r"[^\W\d_]+")
_YEAR_OF_TITLE = re.compile(r"\s(?:1[89]|20)\d\d(?:[–-]\d{2,4})?(?=[.?!”’\"])")
_SENTENCE = re.compile(r"[.?!]\s+(?=\S)")
# A house has a word of five letters: "Boulder, Col." is a town and its state.
_TOWN_AND_HOUSE = re.compile(r"([^,:;]{2,40}),\s+((?=[^,:;]*[^\W\d_]{5})[^,:;\d]{2,60})")
_BEHIND = re.compile(r"[.?!”’\"]*[\s,]+([^.,;:]{2,100}(?:,[^.,;:]{2,60})?)(?=[.,;]|$)")
# German lists ("S.") give a town alone here, Finnish and English ones the publisher.
_BRACKET = re.compile(r"[(\s](?:s|pp?)\.\s?\d+(?:[-–]\d+)?\)\.\s$")
_NEAR = 24  # code points of "(s. 4–6). "
_EDGE = " .,;:"


def step(draft: Draft) -> None:
    """Give a title its year, and read `publisher` where it is the author, or was read as a town."""
    _year_of_title(draft)
    _author_and_publisher(draft)
    if "publisher" not in draft.texts and "container-title" not in draft.texts:
        _author_behind_title(draft)
    if "publisher" not in draft.texts:
        _behind_pages(draft)
    if "publisher" not in draft.texts and "container-title" not in draft.texts:
        _behind_town(draft)


def _author_and_publisher(draft: Draft) -> None:
    """Keep an author whole that is its own publisher: "Turku Weekly. … Turku: Turku Weekly."."""
    names = draft.names.get("author", ())
    variable = "publisher" if "publisher" in draft.texts else "publisher-place"
    publisher = draft.texts.get(variable, "")
    if len(names) == 1 and names[0].given and publisher:
        plain = f"{names[0].given} {names[0].family}"
        turned = f"{names[0].family} {names[0].given}"
        if fold(publisher) in {fold(plain), fold(turned)}:
            draft.names["author"] = (Name(literal=publisher),)
            draft.texts["publisher"] = draft.texts.pop(variable)
            draft.spans["publisher"] = draft.spans.pop(variable)


def _year_of_title(draft: Draft) -> None:
    """Add the year that ends a title: "———. 2020b. *Threat Assessment 2020*. Europol."."""
    start, end = draft.spans.get("title", (0, 0))
    issued = draft.spans.get("issued", (0, len(draft.raw)))
    match = _YEAR_OF_TITLE.match(draft.raw, end) if end else None
    if match and issued[1] <= start and draft.raw[start:end] == draft.texts["title"]:
        draft.texts["title"] += match[0]
        draft.spans["title"] = (start, match.end())


def _author_behind_title(draft: Draft) -> None:
    """Read the body that is the author and stands again behind the title: Chicago's reports."""
    names = draft.names.get("author") or draft.names.get("editor") or ()
    if not names or not (body := names[0].literal or _lone(draft)):
        return
    start, end = draft.spans.get("title", (0, 0))
    title = draft.texts.get("title", "")
    ends = [one.end() for one in _SENTENCE.finditer(title)]
    if ends and draft.is_as_typed("title") and same(title[ends[-1] :], body):
        draft.put("publisher", title[ends[-1] :], start + ends[-1], start + len(title))
        draft.set_at("title", title[: ends[-1]].rstrip(_EDGE), start)
    elif end and (match := _BEHIND.match(draft.raw, end)) and same(match[1], body):
        for variable in ("publisher-place", "collection-title"):
            if draft.spans.get(variable) == match.span(1):
                draft.drop(variable)
        draft.put("publisher", match[1], *match.span(1))


def _lone(draft: Draft) -> str:
    """Return the author that is one word, as a body's short name is, "" else."""
    names = draft.names.get("author") or draft.names.get("editor") or ()
    return names[0].family if len(names) == 1 and not names[0].given else ""


def _behind_pages(draft: Draft) -> None:
    """Read a place that is no town as the publisher in APA's chapters: "(s. 4–6). Gaudeamus."."""
    start, end = draft.spans.get("publisher-place", (0, 0))
    bracket = _BRACKET.search(draft.raw[max(0, start - _NEAR) : start])
    if (
        bracket
        and not _has_town(draft.texts["publisher-place"])
        and not draft.raw[end:].strip(_EDGE)
    ):
        draft.put("publisher", draft.texts.pop("publisher-place"), start, end)
        del draft.spans["publisher-place"]


def _behind_town(draft: Draft) -> None:
    """Divide a place that is a town and a publisher: "Venezia, Grafo, 1987"."""
    match = _TOWN_AND_HOUSE.fullmatch(draft.texts.get("publisher-place", ""))
    if match is None or not is_town(match[1]) or _has_town(match[2]):
        return
    start, end = draft.spans["publisher-place"]
    at = draft.raw.find(match[2], start, end)
    if at >= 0:
        draft.set_at("publisher-place", match[1], start)
        draft.put("publisher", match[2], at, end)


def _has_town(text: str) -> bool:
    """Return whether any word is a town's, or an abbreviation (of a state)."""
    words = _WORD.findall(text)
    folded = [fold(word) for word in words]
    short = any(len(word) <= len("USA") and word.isupper() for word in words)
    return (
        short or any("P" in lexicon.kinds(word) for word in folded) or bool(lexicon.places(folded))
    )
