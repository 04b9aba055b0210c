"""Authors, editors and translators; a dash for the author of the entry before."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from procsead_refs.data import table
from procsead_refs.model import Name
from procsead_refs.names import parse
from procsead_refs.names.marks import is_role

if TYPE_CHECKING:
    from procsead_refs.parsing.draft import Draft
    from procsead_refs.parsing.fields import Piece

_ROLES = ("author", "editor", "translator")
_DASH = re.compile(r"[\s\W_]*[-_‐-―─⸺⸻][\s\W_]*")
_LEADING = re.compile(r"([-_‐-―─⸺⸻]{2,}|[—―⸺⸻]|[^\W\d_]{2,9}\.)[\s,;/&.]+(?:and|und|et|ja|och)?\s*")
# "INTERPOL. n.d." read as names to its end.
_UNDATED = re.compile(
    r"(?:^|(?<![\s.,(])[\s.,(]+)(?:n\. ?d|o\. ?j|s\. ?[adf]|ei pvm|i\. ?v)\.?\)?$", re.IGNORECASE
)
_NOBODY = {"note", "label", "publisher", "journal", "collection"}  # a body is taken for these
_LONGEST_BODY = 80  # code points of a body's name
_STOP = re.compile(r"[.?!:;]\s|\d")  # what no body's name has in it
_APART = 5  # words between two pieces that are still one list of people


def step(draft: Draft) -> None:
    """Read `author`, `editor` and `translator`."""
    for role in _ROLES:
        pieces = _together(draft.of(role))
        if not pieces:
            continue
        start = pieces[0].start
        names: list[Name] = []
        dash_at = _unlabelled_dash(draft, pieces[0].first) if role == "author" else None
        if dash_at is not None:
            start = dash_at
            names += _same(draft)
        for piece in pieces:
            dash, others = _divided(piece.text)
            names += _same(draft) if dash else ()
            names += parse(_UNDATED.sub("", others))
        if names:
            draft.names[role] = tuple(names)
        draft.spans[role] = (start, pieces[-1].end)
    if not draft.names:
        _leading_body(draft)
    if not draft.names:
        _unlabelled(draft)
    if "author" not in draft.names and _unmarked_editor(draft):
        draft.names["author"] = draft.names.pop("editor")
        draft.spans["author"] = draft.spans.pop("editor")
    if "editor" not in draft.names and _marked_as_editor(draft):
        draft.names["editor"] = draft.names.pop("author")
        draft.spans["editor"] = draft.spans.pop("author")


def is_repeated(text: str) -> bool:
    """Say whether a text stands for the author of the entry before: "———", "Dies."."""
    return bool(_DASH.fullmatch(text)) or text.strip(" .,:;").casefold() in _repeated()


def _unlabelled_dash(draft: Draft, first: int) -> int | None:
    """Return where a dash stands right before the first name, at most a joining word between."""
    tokens = draft.tokens
    for number in range(first - 1, max(first - 3, -1), -1):
        if _DASH.fullmatch(tokens.words[number]):
            return tokens.starts[number]
    return None


def _divided(text: str) -> tuple[str, str]:
    """Return a dash (or its word) that leads, and the names behind: "———, and B. Berg"."""
    if is_repeated(text):
        return text, ""
    match = _LEADING.match(text)
    if match and is_repeated(match[1]):
        return match[1], text[match.end() :]
    return "", text


@cache
def _repeated() -> frozenset[str]:
    return frozenset(table("names")["repeated"])


def _together(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces of the first list of people; one far behind it is a name in a title."""
    kept = pieces[:1]
    for piece in pieces[1:]:
        if piece.first - kept[-1].last > _APART:
            break
        kept.append(piece)
    return kept


def _same(draft: Draft) -> tuple[Name, ...]:
    """Return the names that the entry before leads with; none for the first or for singles."""
    return draft.before.creators if draft.before else ()


def _leading_body(draft: Draft) -> None:
    """Read a publisher that stands first as the author: "EUROPOL. 2020. …"."""
    first = draft.pieces[0] if draft.pieces else None
    if first is not None and first.label == "publisher" and len(draft.pieces) > 1:
        draft.names["author"] = parse(_UNDATED.sub("", first.text))
        draft.spans["author"] = (first.start, first.end)
        del draft.pieces[0]


def _unlabelled(draft: Draft) -> None:
    """Read what stands before the year and no label took: a dash, or a body."""
    start, end = draft.tokens.starts[0], draft.spans.get("issued", (0, 0))[0]
    lead = draft.raw[start:end].strip(" .,:;([")
    titled = any(one.label == "title" and one.start > end for one in draft.pieces)
    nobody = _NOBODY | {"title"} if titled else _NOBODY
    taken = any(one.start < end and one.label not in nobody for one in draft.pieces)
    if not lead or taken or "\n" in lead or len(lead) > _LONGEST_BODY:
        return
    if is_repeated(lead):
        names = _same(draft)
    elif lead[0].isupper() and not _STOP.search(lead):
        names = (Name(literal=lead),)
    else:
        return
    if names:
        draft.names["author"] = names
        draft.spans["author"] = (start, start + len(lead))


def _unmarked_editor(draft: Draft) -> bool:
    """Say whether a body that no role word marks leads: "Eurostat. 2022. …"."""
    names, first = draft.names.get("editor"), draft.pieces[0] if draft.pieces else None
    if not names or not names[0].literal or first is None or first.label != "editor":
        return False
    after = draft.tokens.words[first.last + 1 : first.last + 2]
    return not (after and is_role(after[0]))


def _marked_as_editor(draft: Draft) -> bool:
    """Say whether a role word ("(Hrsg.)") stands right behind the leading names."""
    if "author" not in draft.names or not (pieces := draft.of("author")):
        return False
    after = pieces[-1].last + 1
    words = draft.tokens.words
    return after < len(words) and is_role(words[after])
