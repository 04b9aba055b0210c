"""Authors, editors and translators, and whom a dash for the names before stands for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.model import Name
from procsead_refs.names import parse
from procsead_refs.parsing.values import editors, leading, repeated, typed_names

if TYPE_CHECKING:
    from procsead_refs.parsing.draft import Draft
    from procsead_refs.parsing.fields import Piece

_ROLES = ("author", "editor", "translator")
_NOBODY = {"note", "label", "publisher", "journal", "collection"}  # a body is taken for these
_LONGEST_BODY = 80  # code points of a body's name
_STOP = re.compile(r"[.?!:;]\s|\d")  # what no body's name has in it
_APART = 5  # words between two pieces that are still one list of people


def step(draft: Draft) -> None:
    """Read `author`, `editor` and `translator`."""
    editors.in_bracket(draft)
    _repeated_lead(draft)
    for role in _ROLES:
        pieces = _together(draft.of(role))
        if pieces and role not in draft.names:
            _labelled(draft, role, pieces)
    if not draft.names:
        _leading_body(draft)
    if not draft.names:
        _unlabelled(draft)
    editors.change(draft)


def _labelled(draft: Draft, role: str, pieces: list[Piece]) -> None:
    """Read the names with a role's label."""
    start, end = pieces[0].start, pieces[-1].end
    names: list[Name] = []
    dash_at = _unlabelled_dash(draft, pieces[0].first) if role == "author" else None
    if dash_at is not None:
        start = dash_at
        names += _names_before(draft)
    for piece in pieces:
        dash, others = repeated.divided(piece.text)
        names += _names_before(draft) if dash else ()
        kept = typed_names.before_title(others)
        if kept != others:
            end = piece.start + len(kept)
        names += parse(typed_names.without_date(kept))
    if names:
        draft.names[role] = _as_listed(draft, names, draft.raw[start:end], role)
    draft.spans[role] = (start, end)


def _repeated_lead(draft: Draft) -> None:
    """Read a dash or word that leads as the names of the entry before, and fix its words.

    Where others stand behind one dash, it is the first name's: "———, and B. Berg".
    """
    mark = repeated.lead(draft.raw)
    if mark is None:
        return
    editors = any(one.start < mark.end for one in draft.of("editor"))
    role = "editor" if editors else "author"
    draft.take(0, mark.end)
    others = [one for one in _together(draft.of("author", "editor")) if mark.joins(draft.raw, one)]
    before = _names_before(draft)
    names = before[: mark.number or (1 if others else len(before))]
    for piece in others:
        names += parse(typed_names.without_date(piece.text))
    end = others[-1].end if others else mark.end
    if others or before:
        draft.pieces = [one for one in draft.pieces if one.label != role or one in others]
    if names:
        draft.names[role] = names
    draft.spans[role] = (mark.start, end)


def _as_listed(draft: Draft, names: list[Name], text: str, role: str) -> tuple[Name, ...]:
    """Return names as their list types them.

    In a list of "Ahola, K." a lone author in direct order is a body ("Listing Weekly"); in one of
    "Ahola Kaisa", and where several names are typed so, the word that is no given name comes first.
    """
    if draft.lead == leading.FAMILY and role == "author" and len(names) == 1:
        plain = f"{names[0].given} {names[0].family}"
        if text.strip(" .:") == plain and leading.is_nobody(plain):
            return (Name(literal=plain),)
    turned = draft.lead == leading.FAMILY_ALONE or len(names) > 1
    if turned and all(map(leading.is_turned, names)):
        return tuple(Name(family=one.given, given=one.family) for one in names)
    return tuple(names)


def _unlabelled_dash(draft: Draft, first: int) -> int | None:
    """Return where a dash stands right before the first name, at most a joining word between."""
    tokens = draft.tokens
    for number in range(first - 1, max(first - 3, -1), -1):
        if repeated.is_dash(tokens.words[number]):
            return tokens.starts[number]
    return None


def _together(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces of the first list of people; one far behind it is a name in a title."""
    kept = pieces[:1]
    for piece in pieces[1:]:
        if piece.first - kept[-1].last > _APART:
            break
        kept.append(piece)
    return kept


def _names_before(draft: Draft) -> tuple[Name, ...]:
    """Return the names that the entry before leads with; none for the first or for singles."""
    return draft.before.creators if draft.before else ()


def _leading_body(draft: Draft) -> None:
    """Read a publisher that stands first as the author: "EUROPOL. 2020. …"."""
    first = draft.pieces[0] if draft.pieces else None
    if first is not None and first.label == "publisher" and len(draft.pieces) > 1:
        draft.names["author"] = parse(typed_names.without_date(first.text))
        draft.spans["author"] = (first.start, first.end)
        del draft.pieces[0]


def _unlabelled(draft: Draft) -> None:
    """Read what stands before the year and no label took: a dash, or a body."""
    start, end = draft.tokens.starts[0], draft.spans.get("issued", (0, 0))[0]
    lead = draft.raw[start:end].strip(" .,:;([")
    titled = any(one.label == "title" and one.start > end for one in draft.pieces)
    nobody = _NOBODY | {"title"} if titled else _NOBODY
    if not titled and not draft.of("url"):
        nobody = nobody - {"journal"}  # "FAZ, 13.1.2001"
    taken = any(one.start < end and one.label not in nobody for one in draft.pieces)
    taken = taken or not draft.is_free(start, start + len(lead))
    if not lead or taken or "\n" in lead or len(lead) > _LONGEST_BODY:
        return
    if repeated.is_repeated(lead):
        names = _names_before(draft)
    elif lead[0].isupper() and not _STOP.search(lead):
        names = (Name(literal=lead),)
    else:
        return
    if names:
        draft.names["author"] = names
        draft.spans["author"] = (start, start + len(lead))
