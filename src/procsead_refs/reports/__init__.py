"""Reports: one output, one file; `write(report, ...)` returns text or bytes.

The folder is the registry: `--format xyz` is reports/xyz.py. A format that can tell of several
drafts in one output has `write_all` too.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from procsead_refs import registry
from procsead_refs.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procsead_refs.model import Report


class Writer(Protocol):
    """What every report file has."""

    SUFFIX: str

    def write(self, report: Report) -> str | bytes:
        """Return the whole output for one draft."""


class _ForSeveral(Writer, Protocol):
    """What a format has that can tell of several drafts in one output."""

    def write_all(self, reports: Sequence[Report]) -> str:
        """Return the whole output for all drafts."""


def names() -> tuple[str, ...]:
    """Return the report formats there are."""
    return registry.modules(Path(__file__).parent)


def writer(name: str) -> Writer:
    """Return the writer of a format.

    Raises:
        Refusal: there is no such format.
    """
    if name not in names():
        raise Refusal(f"no report format is called {name!r}", remedy=f"use {', '.join(names())}")
    return cast("Writer", import_module(f"{__name__}.{name}"))


def write(report: Report, name: str) -> str | bytes:
    """Return a report in a format ("text", "json", "sarif", "html", "docx").

    Raises:
        Refusal: there is no such format, or the draft cannot carry it.
    """
    return writer(name).write(report)


def written(report: Report, name: str, *, author: str = "", fix: bool = False) -> str | bytes:
    """Return a report in a format, or with `fix` the draft itself with its certain repairs.

    Args:
        report: the report.
        name: the format; with `fix`, "docx" adds the comments on what is not repaired.
        author: whose comments and changes in Word they are.
        fix: whether the repairs are written.

    Raises:
        Refusal: there is no such format, or the draft cannot carry it.
    """
    from procsead_refs import documents, rules
    from procsead_refs.reports import docx

    repairs = rules.repairs(report.findings) if fix else ()
    if name == "docx":
        return docx.write(report, author=author or docx.AUTHOR, repairs=repairs)
    if fix:
        return documents.apply(report.manuscript.document.path, repairs, author or docx.AUTHOR)
    return write(report, name)


def is_for_several(name: str) -> bool:
    """Return whether a format can tell of several drafts in one output.

    Raises:
        Refusal: there is no such format.
    """
    return hasattr(writer(name), "write_all")


def written_together(reports: Sequence[Report], name: str) -> str:
    """Return the reports on several drafts in one output: text, json or sarif.

    Raises:
        Refusal: the format has one file for each draft.
    """
    if not is_for_several(name):
        raise Refusal(f"{name} is a file for each draft", remedy="name a folder with -o")
    return cast("_ForSeveral", writer(name)).write_all(reports)
