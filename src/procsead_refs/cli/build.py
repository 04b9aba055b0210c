"""build: the main job, everything that procsead-refs.toml lists."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import click

from procsead_refs.cli import _options
from procsead_refs.cli._options import Session, common

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from procsead_refs.building import Done, Outcome
    from procsead_refs.project import Project

_PRODUCTS = "Products"  # the group of steps whose files share a line
_SHOWN = 12  # lines of one step in the summary, which is to fit on one screen


@click.command(short_help="The main job: all that the project lists.")
@_options.fail_on
@common
def command(session: Session, *, fail_on: str | None) -> int:
    """Build everything that procsead-refs.toml lists, with one summary.

    Typed sources are parsed and held against the library; bibliography, reading list and report are
    rendered; each draft is checked. What stands from an earlier build is not done again.

    \b
    Examples:
      procsead-refs build
      procsead-refs build --fail-on error

    Exit code 1: a draft or the report has findings at or above --fail-on.
    """
    from dataclasses import replace
    from time import monotonic

    from procsead_refs import building
    from procsead_refs.model import Severity

    start = monotonic()
    library = session.library and session.library.absolute()
    project = replace(session.project, library=library)
    outcome = building.build(project, session.progress)
    session.wipe()
    limit = fail_on or session.project.fail_on
    severities = [one.value for one in Severity if one.rank >= Severity(limit).rank]
    found = outcome.findings(tuple(severities))
    if not session.quiet:
        for line in _summary(project, outcome):
            click.echo(line)
        click.echo(_last_line(outcome, found, limit, monotonic() - start))
    return int(found > 0)


def _summary(project: Project, outcome: Outcome) -> Iterator[str]:
    from procsead_refs.text import visible

    root = project.root
    yield visible(project.title)
    yield ""
    if root and project.library:
        inside = project.library.is_relative_to(root)
        file = project.library.relative_to(root) if inside else project.library
        yield visible(f"Library   {file.as_posix()}: {outcome.references} references")
    group = ""
    for (now, name), steps in groupby(outcome.done, _one_line):
        done, *more = steps
        head, group = now if now != group else "", now
        targets = _named([path for one in (done, *more) for path in one.step.outputs], root)
        if group == _PRODUCTS:
            yield visible(f"{head:9} {targets}")
            continue
        lines = done.said["lines"]
        yield visible(f"{head:9} {name}: {lines[0]}")
        shown = lines[1 : _SHOWN + 1]
        yield from (visible(f"{'':11} {line}") for line in shown)
        if len(lines) > len(shown) + 1:
            yield f"{'':11} … and {len(lines) - 1 - len(shown)} more in {targets}"
        yield f"{'':11} → {targets}"
    for done in outcome.done:
        for path in done.kept:
            yield f"Kept      {path.relative_to(root or path).as_posix()}, which was not ours"
    yield ""


def _one_line(done: Done) -> tuple[str, str]:
    """Return what steps share that stand in one line: the group and, for products, their name."""
    step = done.step
    return step.group, step.outputs[0].stem if step.group == _PRODUCTS else step.name


def _named(paths: Sequence[Path], root: Path | None) -> str:
    """Return files by their paths in the project; those of one name by their suffixes."""
    said = []
    for _, alike in groupby(paths, lambda path: path.with_suffix("")):
        first, *others = alike
        said += [first.relative_to(root or first).as_posix(), *(one.suffix for one in others)]
    return ", ".join(said)


def _last_line(outcome: Outcome, found: int, limit: str, seconds: float) -> str:
    verdict = (
        f"{found} finding{'s' * (found != 1)} at or above {limit}"
        if found
        else f"Nothing at or above {limit}"
    )
    if not outcome.ran:
        return f"{verdict}. Nothing has changed: all {len(outcome.done)} steps stand."
    return f"{verdict}. {outcome.ran} of {len(outcome.done)} steps done in {seconds:.1f} s."
