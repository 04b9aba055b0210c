"""Labelled references typed anew in other lists' styles: the same works, exact labels, whole lists.

A style is drawn for each list, part by part, from data/retyping.toml. The names, titles, places and
publishers are those of the labelled references; only order, marks and form of names are new.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from procsead_refs.data import table
from procsead_refs.names import parse
from procsead_refs.parsing.projection import Example
from procsead_refs.parsing.tokens import split

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from procsead_refs.model import Name

SOURCE = "retyped"
_LIST = 12  # references in a list
_SHARES = {"article": 0.30, "chapter": 0.25, "book": 0.45}
_KINDS = tuple(_SHARES)
_YEAR = re.compile(r"\b(?:1[5-9]\d\d|20\d\d)[a-z]?\b")
_SHORTEST_TITLE = 8
_REPEATABLE = {"page", "note", "author", "editor", "url"}


@dataclass(frozen=True, slots=True)
class _Work:
    kind: str
    fields: Mapping[str, str]
    people: Mapping[str, tuple[Name, ...]]


@dataclass(frozen=True, slots=True)
class _Style:
    """What one list does; the fields are named as in data/retyping.toml."""

    order: str
    initials: str
    capitals: bool
    join: str
    last: str
    limit: int
    quotes: str
    after_names: str
    after_title: str
    date: str
    number: str
    editors: str
    before_container: str
    pages: str
    volume: str
    imprint: str
    stop: str


class _Typed:
    """A reference while it is typed, each field's place noted."""

    def __init__(self) -> None:
        self.text = ""
        self.places: list[tuple[int, int, str]] = []

    def type(self, text: str, label: str = "") -> None:
        if label and text:
            self.places.append((len(self.text), len(self.text) + len(text), label))
        self.text += text

    def fill(self, pattern: str, values: Mapping[str, tuple[str, str]]) -> None:
        """Type a pattern whose letters in `values` stand for a label and its text."""
        for piece in re.split(r"(?<![^\W_])([PBYvi])(?![^\W_])", pattern):
            if piece in values:
                self.type(*reversed(values[piece]))
            else:
                self.type(piece)


def retype(examples: Iterable[Example], count: int, seed: int) -> Iterator[Example]:
    """Yield `count` references typed anew, rounded up to lists of twelve; a seed decides all."""
    every = [work for work in map(_work, examples) if work]
    works = {kind: [work for work in every if work.kind == kind] for kind in _KINDS}
    return _lists(works, count, random.Random(seed))  # noqa: S311 - it draws styles, not secrets


def _lists(
    works: Mapping[str, Sequence[_Work]], count: int, draw: random.Random
) -> Iterator[Example]:
    kinds = [kind for kind in _KINDS if works[kind]]
    shares = [_SHARES[kind] for kind in kinds]
    for number in range(1, -(-count // _LIST) + 1 if kinds else 1):
        style = _style(draw)
        for place, kind in enumerate(draw.choices(kinds, shares, k=_LIST), 1):
            one = _type(draw.choice(works[kind]), style, place, draw)
            tokens = split(one.text)
            labels = tuple(
                next((label for start, end, label in one.places if start <= at < end), "other")
                for at in tokens.starts
            )
            yield Example(tokens, labels, f"{SOURCE}-{number}", SOURCE)


def _work(example: Example) -> _Work | None:
    """Return a labelled reference as a work, None where it is not plain enough to be typed anew."""
    tokens, labels = example.tokens, example.labels
    fields: dict[str, str] = {}
    start = 0
    for end in range(1, len(labels) + 1):
        if end < len(labels) and labels[end] == labels[start]:
            continue
        label = labels[start]
        if label in fields and label not in {*_REPEATABLE, "other"}:
            return None
        if label != "other" and label not in fields:
            fields[label] = tokens.raw[tokens.starts[start] : tokens.ends[end - 1]]
        elif label == "page" and fields["page"].isdigit():
            fields["page"] += "-" + tokens.raw[tokens.starts[start] : tokens.ends[end - 1]]
        start = end
    year = _YEAR.search(fields.get("date", ""))
    if not year or len(fields.get("title", "")) < _SHORTEST_TITLE:
        return None
    fields["date"] = year.group()
    roles: list[str] = [role for role in ("author", "editor") if role in fields]
    people = {role: parse(fields[role]) for role in roles}
    if not people or not all(people.values()):
        return None
    if "journal" in fields:
        return _Work("article", fields, people)
    if "booktitle" in fields:
        return _Work("chapter", fields, people)
    return _Work("book", fields, people) if fields.keys() & {"publisher", "place"} else None


def _style(draw: random.Random) -> _Style:
    rows: dict[str, Any] = table("retyping")
    own = rows["language"][draw.choice(sorted(rows["language"]))]
    join = draw.choice(rows["joins"])
    joined = join if join != ", " else draw.choice([own["and"], own["and"], " & ", ", "])
    after = draw.choice(rows["after_names"])
    return _Style(
        order=draw.choice(rows["orders"]),
        initials=draw.choice(rows["initials"]),
        capitals=draw.random() < 0.15,  # noqa: PLR2004 - of lists, by eye
        join=join,
        last=joined,
        limit=draw.choice(rows["limits"]),
        quotes=draw.choice(rows["quotes"]),
        after_names=after,
        after_title=". " if after == ". " else draw.choice([", ", ", ", ". "]),
        date=draw.choice(rows["dates"]),
        number=draw.choice(rows["numbers"]),
        editors=draw.choice(own["editors"]),
        before_container=draw.choice(own["in"]),
        pages=draw.choice(own["pages"]),
        volume=draw.choice(rows["volumes"]),
        imprint=draw.choice(rows["imprints"]),
        stop=draw.choice([".", ".", ""]),
    )


def _type(work: _Work, style: _Style, place: int, draw: random.Random) -> _Typed:
    typed, fields = _Typed(), work.fields
    if style.number:
        typed.type(style.number.format(place).strip(), "label")
        typed.type(" ")
    lead = "author" if "author" in work.people else "editor"
    _people(typed, work.people[lead], lead, style.editors if lead == "editor" else "{}", style)
    _date(typed, fields["date"], style, draw)
    opening, closing = style.quotes[:1], style.quotes[1:]
    if work.kind == "book":
        opening = closing = ""
    typed.type(opening)
    typed.type(fields["title"], "title")
    typed.type(closing + (" " if fields["title"][-1] in "?!" else style.after_title))
    if work.kind == "article":
        _article(typed, fields, style, draw)
    elif work.kind == "chapter":
        _chapter(typed, work, lead, style, draw)
    else:
        _imprint(typed, fields, style, draw)
    typed.type(style.stop)
    return typed


def _date(typed: _Typed, year: str, style: _Style, draw: random.Random) -> None:
    before, after = {
        "end": (style.after_names, ""),
        "bracket": (" (", draw.choice(["): ", "). ", "), ", ") "])),
        "plain": (draw.choice([" ", ". ", ", "]), draw.choice([". ", ", ", ": "])),
        "colon": (" ", ": "),
    }[style.date]
    typed.type(before)
    if style.date != "end":
        typed.type(year, "date")
    typed.type(after)


def _article(typed: _Typed, fields: Mapping[str, str], style: _Style, draw: random.Random) -> None:
    if draw.random() < 0.25:  # noqa: PLR2004 - "in" before a journal is a habit of some lists
        typed.type(style.before_container)
    typed.type(fields["journal"], "journal")
    typed.type(draw.choice([", ", " "]))
    volume, issue = fields.get("volume", ""), fields.get("issue", "")
    pattern = style.volume if volume else draw.choice(table("retyping")["issues"])
    if not issue:
        pattern = pattern.split("v")[0] + "v" if volume and not pattern.startswith("vol.") else "v"
    if volume or issue:
        typed.fill(pattern, {"v": ("volume", volume), "i": ("issue", issue)})
    if style.date == "end":
        before, after = draw.choice([(", ", ""), (" ", ""), (" (", ")")])
        typed.type(before)
        typed.type(fields["date"], "date")
        typed.type(after)
    if "page" in fields:
        typed.type(draw.choice([", ", ": ", ", ", " "]) + style.pages)
        typed.type(fields["page"], "page")


def _chapter(typed: _Typed, work: _Work, lead: str, style: _Style, draw: random.Random) -> None:
    fields = work.fields
    typed.type(style.before_container)
    if lead == "author" and "editor" in work.people:
        _people(typed, work.people["editor"], "editor", style.editors, style)
        typed.type(draw.choice([", ", ": ", " ", ", "]))
    typed.type(fields["booktitle"], "booktitle")
    pages = fields.get("page", "")
    if pages and draw.random() < 0.25:  # noqa: PLR2004 - APA's bracket
        typed.type(f" ({style.pages}")
        typed.type(pages, "page")
        typed.type(")")
        pages = ""
    typed.type(style.after_title)
    if _imprint(typed, fields, style, draw) and pages:
        typed.type(", ")
    if pages:
        typed.type(style.pages)
        typed.type(pages, "page")


def _imprint(typed: _Typed, fields: Mapping[str, str], style: _Style, draw: random.Random) -> bool:
    """Type place, publisher and, where the list has it at the end, the year."""
    place, publisher = fields.get("place", ""), fields.get("publisher", "")
    rows = table("retyping")
    pattern = style.imprint if style.date == "end" else draw.choice(rows["undated_imprints"])
    if not place:
        pattern = re.sub(r"P[:,]? ?|, P\b", "", pattern)
    if not publisher:
        pattern = re.sub(r"[:,]? ?B", "", pattern)
    pattern = re.sub(r"\(\W+", "(", pattern).strip(" ,:")
    values = {"P": ("place", place), "B": ("publisher", publisher), "Y": ("date", fields["date"])}
    typed.fill(pattern, values)
    return bool(pattern)


def _people(typed: _Typed, people: Sequence[Name], role: str, pattern: str, style: _Style) -> None:
    before, after = pattern.split("{}")
    names = [_name(one, style, inverted=_inverted(style, n)) for n, one in enumerate(people)]
    text = names[0]
    if len(names) > style.limit:
        text += " et al."
    elif len(names) > 1:
        text = style.join.join(names[:-1]) + style.last + names[-1]
    typed.type(before)
    typed.type(text, role)
    typed.type(after)


def _inverted(style: _Style, number: int) -> bool:
    return style.order == "family" or (style.order == "first" and number == 0)


def _name(name: Name, style: _Style, *, inverted: bool) -> str:
    if name.literal:
        return name.literal
    family = name.sort_name.upper() if style.capitals else name.sort_name
    letters = [word[0] for word in re.findall(r"[^\W\d_]+", name.given)]
    given = {
        "full": name.given,
        "spaced": " ".join(f"{letter}." for letter in letters),
        "closed": "".join(f"{letter}." for letter in letters),
        "bare": "".join(letters),
    }[style.initials]
    if not given:
        return family
    if not inverted:
        return f"{given} {family}"
    return f"{family} {given}" if style.initials == "bare" else f"{family}, {given}"
