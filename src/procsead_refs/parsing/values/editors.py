"""Editors by their marks: "(eds. B. Berg & C. Carl)", "(Hrsg.)" and "a cura di" behind names."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from procsead_refs.data import table
from procsead_refs.names import parse
from procsead_refs.names.marks import begins_with_role, is_role, is_translators
from procsead_refs.names.words import has_initials

if TYPE_CHECKING:
    from procsead_refs.parsing.draft import Draft

_BEHIND = re.compile(r"\(([^()\d]{3,120}),\s([^\W\d_]{2,12})\.?(?=[);])")
_MARK_WORDS = 3  # "a cura di"


def in_bracket(draft: Draft) -> None:
    """Read "(eds. Berg, B. & Carl, C.)", and fix its words: they are no place or pages."""
    if "(" not in draft.raw:
        return
    _role_behind(draft)
    match = _bracket().search(draft.raw)
    if match is None or _inside_title(draft, *match.span()):
        return
    several = match[1].lower().endswith("s")
    if not several and not has_initials(match[2]):
        return  # "(Ed. Paidos)" is a publisher
    if names := parse(match[2]):
        draft.names["editor"], draft.spans["editor"] = names, match.span(2)
        draft.take(match.start(), match.end())


def _role_behind(draft: Draft) -> None:
    """Read "(B. Berg, Trans.; 2nd ed.)" and "(B. Berg & C. Carl, Eds.)" of the APA."""
    match = _BEHIND.search(draft.raw)
    if match is None or not is_role(match[2]) or _inside_title(draft, *match.span()):
        return
    role = "translator" if is_translators(match[2]) else "editor"
    if has_initials(match[1]) and (names := parse(match[1])):
        draft.names[role], draft.spans[role] = names, match.span(1)
        draft.take(match.start(), match.end(2) + 1)


def _inside_title(draft: Draft, start: int, end: int) -> bool:
    return any(one.start < start and end < one.end for one in draft.of("title"))


@cache
def _bracket() -> re.Pattern[str]:
    """Match a bracket that a mark of editors opens, with the mark and what stands behind it."""
    rows = table("names")
    roles, links = "|".join(rows["bracketed_roles"]), "|".join(rows["bracketed_links"])
    return re.compile(
        rf"\(({roles})\.?:?\s(?:(?:{links})\s)?([A-ZÀ-Þa-z][^()\d]{{3,200}})\)", re.IGNORECASE
    )


def is_unmarked(draft: Draft) -> bool:
    """Return whether a body that no role word marks leads: "Eurostat. 2022. …"."""
    names, first = draft.names.get("editor"), draft.pieces[0] if draft.pieces else None
    if not names or not names[0].literal or first is None or first.label != "editor":
        return False
    after = draft.tokens.words[first.last + 1 : first.last + 2]
    return not (after and is_role(after[0]))


def is_marked(draft: Draft) -> bool:
    """Return whether a role word ("(Hrsg.)", "a cura di") stands right behind the leading names."""
    if "author" not in draft.names or not (pieces := draft.of("author")):
        return False
    return begins_with_role(draft.tokens.words[pieces[-1].last + 1 :][:_MARK_WORDS])


def _says(draft: Draft, role: str) -> str:
    """Return the role that the words right before some names say, "" where they say none."""
    start = draft.spans[role][0]
    before = [
        word for at, word in zip(draft.tokens.ends, draft.tokens.words, strict=True) if at <= start
    ]
    for word in before[:-_MARK_WORDS:-1]:
        if is_translators(word):
            return "translator"
        if is_role(word) and word.lower() not in table("names")["links"]:
            return "editor"
    return ""


def change(draft: Draft) -> None:
    """Make a leading body that no role word marks an author, and marked authors editors.

    Translators are editors where "edited by" stands before them, and the other way round.
    """
    for role, other in (("editor", "translator"), ("translator", "editor")):
        if role not in draft.names and other in draft.names and _says(draft, other) == role:
            draft.names[role] = draft.names.pop(other)
            draft.spans[role] = draft.spans.pop(other)
    for role, other, wrong in (("author", "editor", is_unmarked), ("editor", "author", is_marked)):
        if role not in draft.names and wrong(draft):
            draft.names[role] = draft.names.pop(other)
            draft.spans[role] = draft.spans.pop(other)
