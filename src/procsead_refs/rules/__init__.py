"""Rules: one file a rule; its name is the rule's id, its docstring the rule's manual.

A rule file has `SCOPE`, `SEVERITY` (the highest it gives), `ASKED` (True where it only runs when
asked for), `CERTAIN` (True where its suggestion may be written into the draft) and `check`, which
yields findings. The scope says what `check` is given beside the context, and when it runs:

    SCOPE = "draft"      check(manuscript, context)  in `check`, the draft with all that it cites
    SCOPE = "reference"  check(reference, context)   in `check` each entry, in `lint` each record
    SCOPE = "library"    check(library, context)     in `lint`, the .bib file with its blocks
"""

from procsead_refs.rules._registry import (
    Context,
    Rule,
    ids,
    is_asked,
    is_certain,
    rule,
    selected,
    summary,
)
from procsead_refs.rules._repairs import repairs
from procsead_refs.rules._running import lint, report, run

__all__ = [
    "Context",
    "Rule",
    "ids",
    "is_asked",
    "is_certain",
    "lint",
    "repairs",
    "report",
    "rule",
    "run",
    "selected",
    "summary",
]
