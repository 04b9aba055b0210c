"""procsead-refs: parse, render and check references and citations, offline.

    from pathlib import Path
    import procsead_refs

    project = procsead_refs.Project()
    references = procsead_refs.parse(Path("references.txt"))
    report = procsead_refs.check(Path("draft.docx"), project)
    pdf = procsead_refs.render(Path("reading-list.md.j2"), project, references, to="pdf")

The journeys are `parse`, `check` and `render`; the nouns that they take and give are those of
`procsead_refs.model`. Each is imported when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from procsead_refs.errors import Refusal as Refusal
    from procsead_refs.journeys import check as check
    from procsead_refs.journeys import parse as parse
    from procsead_refs.journeys import render as render
    from procsead_refs.model import Citation as Citation
    from procsead_refs.model import CitationItem as CitationItem
    from procsead_refs.model import Date as Date
    from procsead_refs.model import Document as Document
    from procsead_refs.model import Finding as Finding
    from procsead_refs.model import Manuscript as Manuscript
    from procsead_refs.model import Name as Name
    from procsead_refs.model import Reference as Reference
    from procsead_refs.model import Report as Report
    from procsead_refs.model import Severity as Severity
    from procsead_refs.project import Project as Project

_WHERE = {
    "journeys": ("check", "parse", "render"),
    "errors": ("Refusal",),
    "project": ("Project",),
    "model": (
        "Citation",
        "CitationItem",
        "Date",
        "Document",
        "Finding",
        "Manuscript",
        "Name",
        "Reference",
        "Report",
        "Severity",
    ),
}


def __getattr__(name: str) -> object:
    for module, names in _WHERE.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *(name for names in _WHERE.values() for name in names)])
