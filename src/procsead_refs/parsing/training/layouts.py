"""How a reference of each kind is typed in a drawn style, each field's place noted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.data import table
from procsead_refs.parsing.training.typescript import Style, Typed, Work

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Mapping, Sequence

    from procsead_refs.model import Name

# How often, of all that could be typed so: "in" before a journal, APA's pages in brackets, books of
# a later edition, news on line.
_IN_JOURNAL, _BRACKETED_PAGES, _LATER_EDITION, _ONLINE = 0.25, 0.25, 0.15, 0.5


def typed(work: Work, style: Style, place: int, draw: random.Random, repeated: str = "") -> Typed:
    """Return a work typed as the `place`-th reference of a list in a style.

    `repeated` is typed in place of the author, where there is one.
    """
    text, fields = Typed(), work.fields
    if style.number:
        text.type(style.number.format(place).strip(), "label")
        text.type(" ")
    lead = "author" if "author" in work.people else "editor"
    if repeated and lead == "author":
        text.type(repeated, lead)
    else:
        _people(text, work.people[lead], lead, style.editors if lead == "editor" else "{}", style)
    date = fields["date"]
    if work.kind == "news":
        date = _day(draw, "news_days", date[:4])
    _date(text, date, style, draw)
    opening, closing = style.quotes[:1], style.quotes[1:]
    if work.kind in {"book", "report", "thesis"}:
        opening = closing = ""
    text.type(opening)
    text.type(fields["title"], "title")
    text.type(closing + (" " if fields["title"][-1] in "?!" else style.after_title))
    _REST[work.kind](text, work, style, draw)
    text.type(style.stop)
    return text


def _date(typed: Typed, year: str, style: Style, draw: random.Random) -> None:
    before, after = {
        "end": (style.after_names, ""),
        "bracket": (" (", draw.choice(["): ", "). ", "), ", ") "])),
        "plain": (draw.choice([" ", ". ", ", "]), draw.choice([". ", ", ", ": "])),
        "colon": (" ", ": "),
    }[style.date]
    typed.type(before.removeprefix(".") if typed.text.endswith(".") else before)
    if style.date != "end":
        typed.type(year, "date")
    typed.type(after)


def _article(typed: Typed, work: Work, style: Style, draw: random.Random) -> None:
    fields = work.fields
    if draw.random() < _IN_JOURNAL:
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


def _chapter(typed: Typed, work: Work, style: Style, draw: random.Random) -> None:
    fields = work.fields
    typed.type(style.before_container)
    if "author" in work.people and "editor" in work.people:
        _people(typed, work.people["editor"], "editor", style.editors, style)
        typed.type(draw.choice([", ", ": ", " ", ", "]))
    typed.type(fields["booktitle"], "booktitle")
    pages = fields.get("page", "")
    if pages and draw.random() < _BRACKETED_PAGES:
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


def _book(typed: Typed, work: Work, style: Style, draw: random.Random) -> None:
    if draw.random() < _LATER_EDITION:
        before, after = draw.choice([("", ". "), ("", ", "), ("(", "). ")])
        typed.type(before)
        typed.type(draw.choice(table("retyping")["editions"]), "edition")
        typed.type(after)
    _imprint(typed, work.fields, style, draw)


def _report(typed: Typed, work: Work, style: Style, draw: random.Random) -> None:
    typed.type(draw.choice(table("retyping")["series"]), "collection")
    number = draw.randint(1, 99)
    typed.type(draw.choice(table("retyping")["report_numbers"]))
    typed.type(draw.choice([f"{number}", f"{number}/{work.fields['date'][:4]}"]), "number")
    typed.type(". ")
    _imprint(typed, work.fields, style, draw)


def _thesis(typed: Typed, work: Work, style: Style, draw: random.Random) -> None:
    rows = table("retyping")
    typed.type(draw.choice(rows["theses"]), "note")
    typed.type(draw.choice([". ", ", "]))
    typed.type(draw.choice(rows["schools"]), "publisher")
    if style.date == "end":
        typed.type(", ")
        typed.type(work.fields["date"], "date")


def _news(typed: Typed, work: Work, style: Style, draw: random.Random) -> None:
    typed.type(draw.choice(table("retyping")["news"]), "journal")
    if style.date == "end":
        typed.type(draw.choice([", ", " "]))
        typed.type(_day(draw, "news_days", work.fields["date"][:4]), "date")
    if draw.random() < _ONLINE:
        typed.type(draw.choice([", ", ". "]))
        _address(typed, work, draw)
    elif style.pages:
        typed.type(", " + style.pages)
        typed.type(str(draw.randint(1, 60)), "page")


def _page(typed: Typed, work: Work, style: Style, draw: random.Random) -> None:
    if style.date == "end":
        typed.type(work.fields["date"], "date")
        typed.type(draw.choice([". ", ", "]))
    _address(typed, work, draw)


def _address(typed: Typed, work: Work, draw: random.Random) -> None:
    """Type an address, and often the day it was read on."""
    words = re.findall(r"[a-z]{4,12}", work.fields["title"].casefold()) or ["page"]
    host = draw.choice(words) + draw.choice([".org", ".fi", ".de", ".com", ".fr", ".it"])
    url = f"{draw.choice(['https://www.', 'https://', 'http://www.', 'www.'])}{host}/"
    url += "-".join(words[: draw.randint(1, 4)]) + draw.choice(["", "", "/", ".html", ".pdf"])
    pattern = draw.choice(table("retyping")["addresses"])
    for piece in re.split(r"(?<![^\W_])([ud])(?![^\W_])", pattern):
        if piece == "u":
            typed.type(url, "url")
        else:
            typed.type(_day(draw, "days", work.fields["date"][:4]) if piece == "d" else piece)


def _day(draw: random.Random, patterns: str, year: str) -> str:
    rows = table("retyping")
    month = draw.randint(1, 12)
    return str(draw.choice(rows[patterns])).format(
        d=draw.randint(1, 28), m=month, y=year, month=rows["months"][month - 1]
    )


def _imprint(typed: Typed, fields: Mapping[str, str], style: Style, draw: random.Random) -> bool:
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


def _people(typed: Typed, people: Sequence[Name], role: str, pattern: str, style: Style) -> None:
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


def _inverted(style: Style, number: int) -> bool:
    return style.order == "family" or (style.order == "first" and number == 0)


def _name(name: Name, style: Style, *, inverted: bool) -> str:
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


_REST: dict[str, Callable[[Typed, Work, Style, random.Random], None]] = {
    "article": _article,
    "chapter": _chapter,
    "book": _book,
    "report": _report,
    "thesis": _thesis,
    "news": _news,
    "page": _page,
}
