"""The journeys, each readable as a table of contents. The command line and the page call these."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from procsead_refs.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from procsead_refs.linking import Linked
    from procsead_refs.model import Reference, Report
    from procsead_refs.project import Project
    from procsead_refs.rendering import Product
    from procsead_refs.rendering.templates.cited import Use
    from procsead_refs.reviews import Review

_FEW = 3  # drafts up to which starting processes costs more than it saves


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


def review(
    source: Path, *, style: str = "", singles: bool = False, model: Path | None = None
) -> Review:
    """Read a typed reference list for a person to look at: typed beside read, doubts marked.

    Args:
        source: a document of any readable kind, or "-".
        style: the style to print it in and compare with what was typed, "auto" to detect it; ""
            for no such proof.
        singles: the references are unrelated to each other.
        model: a model made by train; the shipped one where there is none.

    Raises:
        Refusal: the source, model or style cannot be read, or no style can be detected.
    """
    from dataclasses import replace

    from procsead_refs import parsing, reviews, sources, styles
    from procsead_refs.parsing import steps
    from procsead_refs.parsing.style import language

    references = tuple(steps.stream(sources.typed(source), singles=singles, model=model))
    facts = None
    if style == "auto":
        name, sure = parsing.detect_style(references)
        if not name:
            raise Refusal("shows no style", where=source, remedy="name one with --verify")
        facts = replace(styles.load(name), how="detected", confidence=sure)
    elif style:
        facts = styles.load(style)
    spoken = language.list_language(references)
    return reviews.review(str(source), references, style=facts, language=spoken, model=model)


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


def check_each(
    drafts: Sequence[Path],
    project: Project,
    *,
    library: Sequence[Reference] | None = None,
    style: str = "auto",
    wishes: Iterable[str] = (),
) -> Iterator[Report | Refusal]:
    """Check several drafts, in their order, on all cores where there are more than a few.

    A draft that cannot be checked gives its Refusal, and the others are checked all the same; the
    arguments are those of `check`.
    """
    from functools import partial

    one = partial(_checked, project=project, library=library, style=style, wishes=tuple(wishes))
    cores = os.cpu_count() or 1
    if len(drafts) <= _FEW or cores == 1:
        yield from map(one, drafts)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # Spawned, not forked: the caller may have threads (the page has).
    with ProcessPoolExecutor(min(cores, len(drafts)), mp_context=get_context("spawn")) as pool:
        yield from pool.map(one, drafts)


def _checked(
    draft: Path,
    project: Project,
    library: Sequence[Reference] | None,
    style: str,
    wishes: tuple[str, ...],
) -> Report | Refusal:
    try:
        return check(draft, project, library=library, style=style, wishes=wishes)
    except Refusal as refusal:
        return refusal


def render(  # noqa: PLR0913 - a product has that many sides
    template: Path,
    project: Project,
    library: Sequence[Reference],
    *,
    to: str,
    style: str | None = None,
    language: str | None = None,
    remark: Callable[[str], None] = lambda _: None,
) -> str | bytes:
    """Make a product in one form: md, html, docx, pdf, txt, typst or latex; else as `product`."""
    made = product(template, project, library, style=style, language=language, remark=remark)
    return made.written(to)


def product(  # noqa: PLR0913 - a product has that many sides
    template: Path,
    project: Project,
    library: Sequence[Reference],
    *,
    style: str | None = None,
    language: str | None = None,
    checked: Callable[[], Sequence[Report]] | None = None,
    remark: Callable[[str], None] = lambda _: None,
) -> Product:
    """Make a product: the template's Markdown, its citations and lists printed.

    Args:
        template: the template's file.
        project: what the project set.
        library: the works that it may cite.
        style: by default the project's, or else `styles.DEFAULT`.
        language: of the page (BCP 47); by default the project's.
        checked: gives the checks of the project's drafts where somebody has them already; asked
            only if the template says where the drafts cite the library.
        remark: is told what is doubtful and does not stop the product.

    Returns:
        the product, to be written in as many forms as are wanted.

    Raises:
        Refusal: with the template's file and line, what is wrong or what the library lacks.
    """
    from procsead_refs import rendering, styles
    from procsead_refs.library import query

    def select(text: str) -> list[Reference]:
        wanted = query.parse(text)
        return [one for one in library if query.matches(wanted, one)]

    uses = _uses(project, library, checked) if rendering.names_drafts(template) else ()
    return rendering.prepared(
        template,
        library,
        styles.load(styles.chosen(style, project.style)),
        project=project,
        select=select,
        uses=uses,
        language=language or project.language,
        remark=remark,
    )


def _uses(
    project: Project,
    library: Sequence[Reference],
    checked: Callable[[], Sequence[Report]] | None,
) -> list[Use]:
    """Return where the project's drafts cite the library."""
    from procsead_refs.rendering.templates import cited

    reports = (
        checked()
        if checked
        else [
            check(draft, project, library=library, style=project.style)
            for draft in project.files(project.drafts)
        ]
    )
    return [use for report in reports for use in cited.uses(report.manuscript, library)]


def link(
    draft: Path, project: Project, output: Path, *, library: Sequence[Reference] | None = None
) -> Linked:
    """Turn a draft's typed citations into live ones, where they are certain.

    Args:
        draft: the draft, Word, Markdown or plain text.
        project: what the project set.
        output: where it will be written; its suffix says as what.
        library: the team's references, or None where there is no library.

    Raises:
        Refusal: the draft cannot be read, or cannot become what is wanted.
    """
    from procsead_refs import citations, documents, linking

    document = documents.read(draft)
    manuscript = citations.read(document, style=None, library=library, bodies=project.bodies)
    return linking.link(manuscript, output)
