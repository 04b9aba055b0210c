"""A work as the CSL item that is printed, with stand-ins for family names and numbers.

A stand-in ("Xqabx", 98760012) is found again in a printed entry whatever a style makes of names
and numbers; it ends on the figures that it stands for, so that an ordinal's ending fits.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from procsead_refs.data import table
from procsead_refs.parsing.training.alignment import Printed, StandIn

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping

    from procsead_refs.model import Name
    from procsead_refs.parsing.training.typescript import Work

_TEXTS = {  # ours: CSL's
    "title": "title",
    "journal": "container-title",
    "booktitle": "container-title",
    "collection": "collection-title",
    "publisher": "publisher",
    "place": "publisher-place",
    "page": "page",
    "doi": "DOI",
    "url": "URL",
}
_DRAWN = {"url", "doi", "note", "number", "edition"}  # made anew, where a type has them
_LEADS = {"volume": "9876", "issue": "9875", "edition": "9874"}  # of the numbers that stand in
_DIGITS = 4  # of a volume or issue, at most
_MOST_PEOPLE = 12
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
# Shares, by eye: books that are no first edition; pages cited with the day of access; news with a
# page; works of other types with an address; articles with a DOI; pages with a day; articles with
# a month.
_EDITIONS, _ACCESSED, _PAGED, _ADDRESSED, _DOIS = 0.15, 0.7, 0.3, 0.1, 0.4
_DATED, _MONTHS = 0.5, 0.15


def item(
    name: str, work: Work, standing: dict[Name, str], draw: random.Random
) -> tuple[dict[str, Any], Printed]:
    """Return a work as a CSL item of a type, and what is to be found where it is printed.

    `standing` are the stand-ins of the people of its list; new ones are added.
    """
    fields = {label: text for label, text in work.fields.items() if label not in _DRAWN}
    if name == "article-newspaper":
        fields = {label: fields[label] for label in ("title", "date")}
    made: dict[str, Any] = {"type": name}
    stand_ins: dict[str, StandIn] = {}
    for role, people in work.people.items():
        made[role] = []
        for one in people[:_MOST_PEOPLE]:
            word = standing.setdefault(one, _word(len(standing)))
            stand_ins[word.casefold()] = StandIn(role, one.sort_name, one.given)
            made[role].append(_csl_name(word, one))
    numbers = {label: fields.pop(label, "") for label in ("volume", "issue")}
    if name == "book" and draw.random() < _EDITIONS:
        numbers["edition"] = str(draw.randint(2, 9))
    for label, value in numbers.items():
        if value.isdecimal() and len(value) <= _DIGITS:
            made[label] = _LEADS[label] + value.zfill(_DIGITS)
            stand_ins[made[label]] = StandIn(label, value)
    _of_type(name, fields, draw)
    made |= {_TEXTS[label]: text for label, text in fields.items() if label in _TEXTS}
    if name == "thesis":
        made["genre"] = fields["note"]
    elif name == "report":
        made |= {"genre": made.pop("collection-title"), "number": fields["number"]}
    date = _day(name, int(fields["date"][:4]), draw)
    made["issued"] = {"date-parts": [date]}
    if "URL" in made and draw.random() < _ACCESSED:
        day = [date[0] + 1, draw.randint(1, 12), draw.randint(1, 28)]
        made["accessed"] = {"date-parts": [day]}
    return made, Printed(fields, date, stand_ins)


def _of_type(name: str, fields: dict[str, str], draw: random.Random) -> None:
    """Give fields what their type alone has: a thesis its school, a page its address."""
    rows = table("retyping")
    if name == "thesis":
        fields |= {"note": draw.choice(rows["theses"]), "publisher": draw.choice(rows["schools"])}
    elif name == "article-newspaper":
        fields["journal"] = draw.choice(rows["news"])
        if draw.random() < _PAGED:
            fields["page"] = str(draw.randint(1, 60))
    elif name == "report":
        fields |= {"collection": draw.choice(rows["series"]), "number": str(draw.randint(1, 99))}
    words = re.findall(r"[a-z]{4,12}", fields["title"].casefold()) or ["page"]
    if name in {"webpage", "article-newspaper"} or draw.random() < _ADDRESSED:
        host = draw.choice(["https://www.", "https://", "http://www."]) + draw.choice(words)
        host += draw.choice([".org", ".fi", ".de", ".com", ".fr"])
        fields["url"] = f"{host}/{'-'.join(words[: draw.randint(1, 4)])}"
    elif name == "article-journal" and draw.random() < _DOIS:
        fields["doi"] = f"10.{draw.randint(1000, 9999)}/{words[0]}.{draw.randint(1, 99999)}"


def _day(name: str, year: int, draw: random.Random) -> list[int]:
    """Return the parts of a date: of news and pages a day, of some articles a month."""
    if name == "article-newspaper" or (name == "webpage" and draw.random() < _DATED):
        return [year, draw.randint(1, 12), draw.randint(1, 28)]
    if name == "article-journal" and draw.random() < _MONTHS:
        return [year, draw.randint(1, 12)]
    return [year]


def _word(number: int) -> str:
    """Return the word that stands for the family name, or body, of so many people before."""
    high, low = divmod(number, len(_ALPHABET))
    return f"Xq{_ALPHABET[high % len(_ALPHABET)]}{_ALPHABET[low]}x"


def _csl_name(word: str, name: Name) -> Mapping[str, str]:
    return {"family": word, "given": name.given} if name.given else {"literal": word}
