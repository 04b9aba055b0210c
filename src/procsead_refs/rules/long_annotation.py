"""An annotation that is too long.

What: an annotation (in any language) of more than 150 words, or of more than `longest` words under
`[settings.annotation]` in the project's file.

Why: a reading list is looked through. Guides to annotated bibliographies ask for a paragraph of
about 150 words (Cornell University Library, How to Prepare an Annotated Bibliography).

Not flagged: an abstract or a note, which the reading list does not print.

Bad: @book{tide2001, title = {The Tide}, annotation = {… two hundred words …}}
Good: @book{tide2001, title = {The Tide}, annotation = {The standard work on tides.}}
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.errors import Refusal
from procsead_refs.model import Severity
from procsead_refs.rules import _annotations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.library import Library
    from procsead_refs.model import Finding
    from procsead_refs.project import Project
    from procsead_refs.rules import Context

SCOPE = "library"
SEVERITY = Severity.INFO

_LONGEST = 150  # words; the length that the guides ask for
_COMMAND = re.compile(r"\\[A-Za-z]+\*?")
_WORD = re.compile(r"\w[\w'’.,:/-]*")


def check(library: Library, context: Context) -> Iterator[Finding]:
    """Yield a finding for each annotation that has too many words."""
    longest = _longest(context.project)
    for entry, number, text in _annotations.each(library):
        count = sum(1 for _ in _WORD.finditer(_COMMAND.sub(" ", text)))
        if count > longest:
            message = f"its annotation has {count} words; at most {longest} are wanted"
            yield entry.finding("long-annotation", SEVERITY, message, number)


def _longest(project: Project) -> int:
    settings = project.settings.get("annotation", {})
    longest = settings.get("longest", _LONGEST) if isinstance(settings, dict) else None
    if not isinstance(longest, int) or longest < 1:
        raise Refusal(
            "longest under [settings.annotation] is not a number of words",
            remedy=f"write longest = {_LONGEST}",
        )
    return longest
