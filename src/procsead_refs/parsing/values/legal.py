"""Law: statutes, bills, cases and treaties have a name and a number, and no author or journal.

Forms: Lainkirjoittajan opas (finlex.fi), the EU's Interinstitutional Style Guide, OSCOLA.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from procsead_refs import bodies
from procsead_refs.data import table
from procsead_refs.dates import from_text
from procsead_refs.model import Date, Name
from procsead_refs.parsing.values import law_forms

if TYPE_CHECKING:
    from procsead_refs.parsing.draft import Draft

_LAW = {"legislation", "bill", "legal_case", "treaty"}
_BEGIN = re.compile(r"(?:[\[(]?\d{1,4}[\]).]{1,2}\s)?[^\w§]*")  # an entry's number, and quotes
_VERSUS = re.compile(r"\sv\.?\s(?=[A-ZÀ-Þ])")
_IN_BRACKET = re.compile(r"\s?[(\[]$")
_YEAR = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)")
_DAY = re.compile(
    r"(?<![\d.])\d{1,2}(?:\.\s?\d{1,2}\.\s?|\.?\s(?:[^\W\d_]{2,7}\s)?[^\W\d_]{3,12}\s(?:de\s)?)"
    r"(?:1[6-9]|20)\d\d(?!\d)"
)
_CASE_LAW = re.compile(r"\b(?:ECLI:[A-Z]{2}|EU):[A-Z][A-Z\d]{0,6}:[12]\d{3}:[A-Z\d.]{1,25}(?<!\.)")
_STOP = re.compile(r"\w{3}\. ")
_BODY = re.compile(r"(?P<body>[^.,:;\d]{4,80})[.,:]\s+(?=[A-ZÀ-Þ])")
_WRONG = ("container-title", "volume", "issue", "page", "publisher", "publisher-place", "edition")


def step(draft: Draft) -> None:
    """Read the name of a statute, bill, case or treaty that no author and year lead."""
    if draft.type not in _LAW:
        return
    source = _source().match(draft.raw)
    begin = _BEGIN.match(draft.raw)
    first = source.end() if source else begin.end() if begin else 0
    form = law_forms.match(draft, first)
    if _authored(draft) and (form is None or _is_sentence(form)):
        _number_off_title(draft)
        return
    _forget(draft)
    if body := _body(draft, first):
        first = body.end()
        form = law_forms.match(draft, first)
        _put_author(draft, body.start(), body[0].rstrip(" .,:"))
    if source:
        _put_author(draft, source.start(1), source[1])
    if form:
        law_forms.put(draft, form)
    else:
        _put_name(draft, first)
    if court := _court().search(draft.raw):
        draft.put("authority", court[1], *court.span(1))
    _date(draft)
    if source:
        draft.dates["issued"], draft.spans["issued"] = from_text(source[2]), source.span(2)


def _forget(draft: Draft) -> None:
    """Give up what no law has: people, a publisher, a journal's fields."""
    for variable in _WRONG:
        draft.drop(variable)
    for role in ("author", "editor"):
        draft.names.pop(role, None)
        draft.spans.pop(role, None)


def _put_author(draft: Draft, start: int, name: str) -> None:
    draft.names["author"] = (Name(literal=name),)
    draft.spans["author"] = (start, start + len(name))


def _is_sentence(form: re.Match[str]) -> bool:
    """Return whether the name in a form has an author and a year before it: "Turku 2011. Laki"."""
    return bool(_STOP.search(form.groupdict().get("title") or ""))


def _put_name(draft: Draft, first: int) -> None:
    """Read law that has none of the known forms: its name, and where it was published."""
    raw = draft.raw
    start, end = _name(draft, first)
    draft.set_at("title", raw[start:end].strip(' .,(”"’'), start)
    if case_law := _CASE_LAW.search(raw):
        draft.put("references", case_law[0], *case_law.span())
    _journal(draft, end)


def _body(draft: Draft, start: int) -> re.Match[str] | None:
    """Match the body that a list files law under: "Council of Europe. Convention on …"."""
    match = _BODY.match(draft.raw, start) if draft.type != "legal_case" else None
    if match is None or not bodies.find(match["body"]):
        return None
    organ = _organ().match(draft.raw, start)
    return organ if organ and organ["body"] == match["body"] else match


@cache
def _organ() -> re.Pattern[str]:
    """Match a body with the organ that speaks: "Council of Europe, Committee of Ministers. "."""
    words = "|".join(table("law-forms")["organs"])
    return re.compile(
        rf"(?P<body>[^.,:;\d]{{4,80}}),\s[^.,:;\d]{{0,40}}(?i:{words})[^.,:;\d]{{0,40}}[.:]\s+"
        r"(?=[A-ZÀ-Þ])"
    )


def _number_off_title(draft: Draft) -> None:
    """Cut "(CETS No. 201)" off a title."""
    start, end = draft.spans["title"]
    first, _ = draft.spans.get("number", (-1, -1))
    if start < first < end and draft.is_as_typed("title"):
        match = _IN_BRACKET.search(draft.raw, start, first)
        if match and match.start() > start:
            draft.set_at("title", draft.raw[start : match.start()], start)


@cache
def _source() -> re.Pattern[str]:
    """Match a database of law and the year, where a list files an act under it: "Finlex 2021."."""
    names = "|".join(map(re.escape, table("markers")["law_sources"]))
    return re.compile(
        rf"\s*({names})[\s.,]{{1,3}}\(?((?:19|20)\d\d)[a-z]?\)?[.:,]\s*", re.IGNORECASE
    )


@cache
def _name_end() -> re.Pattern[str]:
    """Match what ends the name of an act, a case or a treaty."""
    return re.compile("|".join(table("law-forms")["name_ends"]))


@cache
def _court() -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(table('law-forms')['courts'])})\b")


@cache
def _case_mark() -> re.Pattern[str]:
    words = "|".join(map(re.escape, table("law-forms")["case_marks"]))
    return re.compile(rf"(?:{words})\s$", re.IGNORECASE)


def _name(draft: Draft, start: int) -> tuple[int, int]:
    """Return where the name stands: behind a number that leads, if anything does, else first."""
    raw = draft.raw
    first, last = draft.spans.get("number", (-1, -1))
    if first == start or (first > start and _case_mark().fullmatch(raw, start, first)):
        behind = next((one for one in draft.tokens.starts if one >= last), None)
        if behind is None or not raw[behind].isalpha():
            return first, last
        start = behind
    match = _name_end().search(raw, start + 1)
    return start, match.start() if match else len(raw)


def _journal(draft: Draft, behind: int) -> None:
    """Read where the Official Journal has an act: "OJ L 335, 17.12.2011, p. 1"."""
    match = _official().search(draft.raw, behind) if draft.type == "legislation" else None
    if match:
        for variable, group in (("container-title", 1), ("volume", 2), ("page", 3)):
            draft.put(variable, (match[group] or "").replace("–", "-"), *match.span(group))


@cache
def _official() -> re.Pattern[str]:
    names = "|".join(map(re.escape, table("markers")["official_journals"]))
    return re.compile(
        rf"\b({names})\s?(?:E[UG]\s)?([LC]\s?\d{{1,4}})(?!\w)"
        r"(?:,?\s\d{1,2}\.\d{1,2}\.\d{4})?(?:(?:,?\s(?:pp?|[sS])\.\s?|/)(\d+(?:\s?[-–]\s?\d+)?))?"
    )


def _date(draft: Draft) -> None:
    """Take the year from the number where nothing else dates it (39/1889), and the day with it."""
    number = draft.texts.get("number", "")
    issued = draft.dates.get("issued", Date())
    if len(issued.parts) > 1:
        return
    if year := _YEAR.search(number):
        start = draft.spans["number"][0]
        draft.dates["issued"] = from_text(year[0])
        draft.spans["issued"] = (start + year.start(), start + year.end())
    accessed = draft.spans.get("accessed", (-1, -1))
    for match in _DAY.finditer(draft.raw):
        found = from_text(match[0])
        if len(found.parts) > 1 and not accessed[0] <= match.start() < accessed[1]:
            if draft.dates.get("issued", found).year in (None, found.year):
                draft.dates["issued"], draft.spans["issued"] = found, match.span()
            return
    if draft.dates.get("issued", Date()).year is None:
        _year_behind(draft)


def _year_behind(draft: Draft) -> None:
    """Take the year behind a case's court: "ECHR 2008-V"."""
    behind = max(draft.spans["title"][1], draft.spans.get("number", (0, 0))[1])
    if draft.type == "legal_case" and (year := _YEAR.search(draft.raw, behind)):
        draft.dates["issued"], draft.spans["issued"] = from_text(year[0]), year.span()


def _authored(draft: Draft) -> bool:
    """Return whether it is typed like a book: a body or a person, then the year, then the title."""
    names = draft.names.get("author") or draft.names.get("editor")
    issued, title = draft.spans.get("issued"), draft.spans.get("title")
    if not names or not issued or not title:
        return False
    if draft.type == "legal_case" and _VERSUS.search(draft.raw, 0, issued[0]):
        return False
    first, last = draft.spans.get("number", (0, 0))
    if first <= issued[0] < last:  # the year of "Directive 2011/93/EU"
        return False
    lead = draft.spans.get("author") or draft.spans.get("editor") or (0, 0)
    return bool(lead[1] <= issued[0] < title[0] and (names[0].literal or names[0].given))
