"""A reference to law that is typed in a known form: read whole, by data/law-forms.toml."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from procsead_refs.data import table
from procsead_refs.dates import from_text
from procsead_refs.patterns import with_parts

if TYPE_CHECKING:
    from procsead_refs.parsing.draft import Draft

_LONGEST = 700  # letters of a reference; a form is tried at each of them
_EDGE = " ,;:\"“”„«»'’"


def match(draft: Draft, start: int) -> re.Match[str] | None:
    """Return the match of the form of its type that a reference has from `start` on, if any."""
    if len(draft.raw) > _LONGEST:
        return None
    tries = (pattern.fullmatch(draft.raw, start) for pattern in _patterns(draft.type))
    return next((one for one in tries if one), None)


def put(draft: Draft, form: re.Match[str]) -> None:
    """Set the fields that a form has; one without a title is its own, up to its number."""
    groups = {name: text for name, text in form.groupdict().items() if text}
    issued, statute = groups.pop("issued", None), groups.pop("statute", None)
    for group, typed in groups.items():
        variable = group.replace("_", "-")
        text = typed.strip(_EDGE + "." if variable == "title" else _EDGE)
        draft.set_at(variable, text, form.start(group) + typed.index(text))
        if variable == "page":
            draft.texts[variable] = text.replace("–", "-")
    if "title" not in groups:
        draft.set_at("title", form[0][: form.end("number") - form.start()], form.start())
    if issued:
        draft.dates["issued"], draft.spans["issued"] = from_text(issued), form.span("issued")
    if statute:
        draft.texts["number"] = f"{statute}/{draft.dates['issued'].year}"
        draft.spans["number"] = (form.start("issued"), form.end("statute"))


@cache
def _patterns(kind: str) -> list[re.Pattern[str]]:
    """Return the patterns of a CSL type."""
    rows = table("law-forms")
    return [
        re.compile(with_parts(row["pattern"] + "<<tail>>", rows["parts"]))
        for row in rows["form"]
        if kind in row["types"]
    ]
