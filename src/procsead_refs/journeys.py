"""The journeys, each readable as a table of contents. The command line and the page call these."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from procsead_refs.model import Reference, Report
    from procsead_refs.project import Project


def parse(source: Path, *, singles: bool = False) -> tuple[Reference, ...]:
    """Read a typed reference list, alone or at the end of a document, into references, in order.

    Args:
        source: a document of any readable kind, or "-".
        singles: the references are unrelated: no evidence from neighbours, no author carried over.

    Raises:
        Refusal: the source cannot be read.
    """
    from procsead_refs import parsing, sources

    entries = sources.typed(source)
    return parsing.parse(
        [raw for raw, _ in entries],
        singles=singles,
        locations=[location for _, location in entries],
    )


def check(
    draft: Path,
    project: Project,
    *,
    library: Sequence[Reference] | None = None,
    style: str = "auto",
    wishes: Iterable[str] = (),
) -> Report:
    """Judge the citations of a draft against its own list and the team's library.

    Args:
        draft: the draft, of any readable kind.
        project: what the project set; outside one, the defaults.
        library: the team's references, or None where there is no library.
        style: a profile, a CSL style's name or path, or "auto" to detect it.
        wishes: rules to add ("+id") or leave out ("-id").

    Raises:
        Refusal: the draft cannot be read, the style or a rule is not known.
    """
    from datetime import UTC, datetime

    from procsead_refs import citations, documents, rules, styles

    document = documents.read(draft)
    given = None if style == "auto" else styles.load(style)
    manuscript = citations.read(document, style=given, library=library, bodies=project.bodies)
    context = rules.Context(project, datetime.now(tz=UTC).date(), manuscript.style)
    return rules.report(manuscript, context, wishes)
