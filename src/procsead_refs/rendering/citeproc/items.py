"""References -> the CSL-JSON that citeproc is given: the author's capitals kept, case by style."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from procsead_refs import languages, styles
from procsead_refs.formats import csljson
from procsead_refs.rendering.citeproc import law, manuals
from procsead_refs.rendering.citeproc.casing import is_english, is_foreign, sentence_case
from procsead_refs.text import without_controls

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procsead_refs.model import Reference, Style

Item = dict[str, Any]  # a record of CSL-JSON
# citeproc would capitalise it in a title: K.U. V. Finland.
_VERSUS = re.compile(r"(?<= )(vs?\.)(?= )")
_RUN_OF_INITIALS = re.compile(r"[A-ZÀ-ÖØ-Þ]{2,4}")
_TITLES = ("title", "container-title", "collection-title", "title-short", "volume-title")
_NOT_FOR_CITEPROC = ("custom", "year-suffix", "annote", "abstract", "keyword")


def distinct(references: Sequence[Reference]) -> list[Reference]:
    """Return one reference for each id, the last where there are several, as citeproc does."""
    found: dict[str, Reference] = {}
    for one in reversed(references):
        found.setdefault(one.id, one)
    return list(found.values())[::-1]


def items(references: Sequence[Reference], style: Style) -> list[Item]:
    """Return one CSL-JSON item for each reference, in order, with ids of our own ("r0", "r1").

    A legal source that `law` prints is a stand-in with its title.
    """
    wishes = _Wishes(
        styles.sentence_types(style), styles.lowers_subtitle(style), styles.omits_publisher(style)
    )
    return [_item(one, f"r{number}", style, wishes) for number, one in enumerate(references)]


@dataclass(frozen=True, slots=True)
class _Wishes:
    """What a style's manual asks of the records; see styles/named.py."""

    sentence: frozenset[str]
    lowers_subtitle: bool
    omits_publisher: bool


def _item(reference: Reference, key: str, style: Style, wishes: _Wishes) -> Item:
    if legal := law.printed(reference, style):
        title = legal.replace("*", "")
        return {"id": key, "type": "document", "title": f'<span class="nocase">{title}</span>'}
    item: Item = _printable(csljson.item(reference))
    item["id"] = key
    for variable in _NOT_FOR_CITEPROC:
        item.pop(variable, None)
    if reference.raw and not reference.title and not reference.creators:
        item["title"] = reference.raw  # unreadable, yet not lost
    if wishes.omits_publisher and _is_author(item.get("publisher"), reference):
        del item["publisher"]
        item.pop("publisher-place", None)
    if reference.type == "bill":
        item["type"] = "report"  # a proposal of the Commission, say: author, year, title, number
    for people in reference.names.keys() & item.keys():
        item[people] = [_initials_apart(name) for name in item[people]]
    _case(item, reference, wishes)
    if "version" in item:
        # A hyphen in a number is a range to citeproc: Versions 2023-01. A firm hyphen is none.
        item["version"] = str(item["version"]).replace("-", "\u2011")
    for variable in _TITLES:
        if isinstance(text := item.get(variable), str):
            item[variable] = _VERSUS.sub(r'<span class="nocase">\1</span>', text)
    manuals.fit(item, reference, style)
    return item


def _printable(value: Any) -> Any:  # noqa: ANN401 - whatever CSL-JSON holds
    """Return a value of CSL-JSON without control characters, which no page can hold."""
    match value:
        case str():  # most are printable, and that is quick to see
            return value if value.isprintable() else without_controls(value)
        case dict():
            return {key: _printable(one) for key, one in value.items()}
        case list():
            return [_printable(one) for one in value]
    return value


def _initials_apart(name: dict[str, str]) -> dict[str, str]:
    """Return "JL" (Vancouver, PubMed) as J. L.: citeproc takes JL for one name and prints J."""
    given = name.get("given", "")
    if _RUN_OF_INITIALS.fullmatch(given) and not name.get("family", "").isupper():
        return {**name, "given": " ".join(f"{letter}." for letter in given)}
    return name


def _is_author(publisher: object, reference: Reference) -> bool:
    return isinstance(publisher, str) and [one.literal for one in reference.creators] == [publisher]


def _case(item: Item, reference: Reference, wishes: _Wishes) -> None:
    if item.get("language"):
        item["language"] = languages.tag(item["language"])
    if wishes.sentence & {reference.type, "*"}:
        _lower(item, reference, wishes)
    elif not item.get("language") and is_foreign(reference.title):
        # citeproc takes a record without a language for English and would put it in title case.
        for variable in _TITLES:
            if isinstance(text := item.get(variable), str) and not is_english(text):
                item[variable] = f'<span class="nocase">{text}</span>'


def _lower(item: Item, reference: Reference, wishes: _Wishes) -> None:
    names = frozenset(
        word
        for people in reference.names.values()
        for one in people
        for word in re.findall(r"\w+", f"{one.literal} {one.family}")
    )
    variables = ["title", "title-short"]
    if reference.type == "chapter" and wishes.sentence & {"book", "*"}:
        variables.append("container-title")
    for variable in variables:
        text = item.get(variable)
        if isinstance(text, str) and is_english(text, str(item.get("language", ""))):
            item[variable] = sentence_case(text, names, subtitle=not wishes.lowers_subtitle)
