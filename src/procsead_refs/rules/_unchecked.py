"""What a reader of a report must not take for checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.model import Unread
from procsead_refs.text import shortened

if TYPE_CHECKING:
    from procsead_refs.model import Manuscript

_UNCERTAIN = 0.6  # below this confidence a detected style is reported as uncertain
_SHOWN = 80  # code points of an entry that a line of a terminal quotes


def unchecked(manuscript: Manuscript) -> tuple[Unread, ...]:
    """Return what no reader could see, entries that were not read, a list or style not found."""
    missing = list(manuscript.document.unread)
    if not manuscript.references:
        instead = (
            "the citations are held against the team's library"
            if manuscript.library
            else "there is nothing to hold the citations against"
        )
        missing.append(Unread(f"no reference list was found: {instead}"))
    missing += [
        Unread(f"an entry that could not be read: {shortened(entry.raw, _SHOWN)}", entry.location)
        for entry in manuscript.references
        if entry.reading is not None and entry.reading.confidence <= 0
    ]
    style = manuscript.style
    if style.how == "default":
        missing.append(Unread("the style could not be recognised; name it with --style"))
    elif style.how == "detected" and style.confidence < _UNCERTAIN:
        missing.append(
            Unread(f"the style is uncertain: taken for {style.title or style.csl}; see --style")
        )
    return tuple(missing)
