"""Where the leading names end and the title begins, where the tagger has it elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs import bodies
from procsead_refs.dates import from_text
from procsead_refs.names.words import connectors
from procsead_refs.parsing.values import typed_names

if TYPE_CHECKING:
    from procsead_refs.parsing.draft import Draft


def step(draft: Draft) -> None:
    """Move the edge between author, date and title where one of them took the other's words."""
    _body_before_title(draft)
    _coauthor_in_title(draft)
    _year_in_title(draft)


def _body_before_title(draft: Draft) -> None:
    """Divide a body and its title that one label took: "Statistics Finland: Lists [online]"."""
    first = draft.pieces[0] if draft.pieces else None
    if first is None or first.label not in {"author", "title"}:
        return
    label = "author" if first.label == "title" else "title"
    head, _, tail = first.text.partition(": ")
    known = bool(tail) and bool(bodies.candidates(head))
    if not known and first.label == "title":
        head, _, tail = first.text.partition(", ")
        known = tail[:1].isupper() and " " in head and bodies.is_body(head)
    if not known or any(one.label == label for one in draft.pieces):
        return
    middle = first.end - len(tail)
    draft.pieces[:1] = [
        first._replace(label="author", text=head, end=first.start + len(head)),
        first._replace(label="title", text=tail, start=middle),
    ]


def _coauthor_in_title(draft: Draft) -> None:
    """Give the authors the last of them that the title took: "K. Ahola & Bo af Berg: Lists"."""
    first, second = draft.pieces[:2] if len(draft.pieces) > 1 else (None, None)
    if first is None or second is None or (first.label, second.label) != ("author", "title"):
        return
    head, _, tail = second.text.partition(": ")
    between = draft.raw[first.end : second.start].strip()
    if not tail or not (between == "&" or between in connectors()) or not typed_names.is_name(head):
        return
    middle = second.end - len(tail)
    end = second.start + len(head)
    draft.pieces[:2] = [
        first._replace(text=draft.raw[first.start : end], end=end),
        second._replace(text=tail, start=middle),
    ]


def _year_in_title(draft: Draft) -> None:
    """Make a title of what was read as author and year: "Report 2018. Turku: Talo, 2019."."""
    labels = [one.label for one in draft.pieces]
    if labels[:2] != ["author", "date"] or "title" in labels or labels.count("date") == 1:
        return
    first, year = draft.pieces[:2]
    if draft.raw[first.end : year.start] != " " or draft.raw[year.end : year.end + 2] != ". ":
        return
    text = draft.raw[first.start : year.end]
    draft.pieces[:2] = [first._replace(label="title", text=text, end=year.end)]
    later = next(one for one in draft.pieces if one.label == "date")
    draft.dates["issued"], draft.spans["issued"] = from_text(later.text), (later.start, later.end)
