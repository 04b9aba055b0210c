"""check: the citations of a draft against its own list and the library."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from procsead_refs.cli import _completing, _options
from procsead_refs.cli._options import Session, common, result
from procsead_refs.errors import Refusal
from procsead_refs.reports import is_for_several, names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procsead_refs.model import Report

_FORMATS = names()


@click.command(short_help="A draft's citations against its list.")
@click.argument(
    "drafts", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="DRAFT…"
)
@click.option(
    "--style",
    metavar="STYLE",
    shell_complete=_completing.style,
    help="A profile, a style's name or a CSL file; by default detected.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    help="By default as -o ends, or text.",
)
@click.option(
    "-o", "--output", "named", metavar="PATH", help="The file to write, or the folder (NAME/)."
)
@_options.fail_on
@_options.rules
@click.option("--since", type=click.Path(path_type=Path), help="An earlier JSON report.")
@click.option("--fix", is_flag=True, help="Write a copy with the certain repairs to -o.")
@click.option(
    "--comment-author",
    metavar="NAME",
    default="procsead-refs",
    show_default=True,
    help="Whose the comments in Word are.",
)
@common
def command(
    session: Session,
    *,
    drafts: tuple[Path, ...],
    style: str | None,
    form: str | None,
    named: str | None,
    fail_on: str | None,
    rules: tuple[str, ...],
    since: Path | None,
    fix: bool,
    comment_author: str,
) -> int:
    """Check the citations of a draft against its own reference list and the library.

    A draft is a Word, OpenDocument, HTML, Markdown, LaTeX, RTF, text or PDF file. Several drafts,
    or a folder of them, give one summary and, with -o, a report each.

    \b
    Examples:
      procsead-refs check draft.docx
      procsead-refs check draft.docx --format docx -o checked.docx
      procsead-refs check draft.docx --fix -o repaired.docx
      procsead-refs check draft.md --style chicago-17 --format html -o report.html
      procsead-refs check new.docx --since old.json
      procsead-refs check drafts/ --format html -o reports/

    Exit code 1: something was found at or above --fail-on.
    """
    paths = _drafts(drafts)
    output = Path(named) if named else None
    _options.apart(output, paths)
    form = form or ("text" if fix else _options.form(output, _FORMATS, "text"))
    _need_output(len(paths), form, output, fix=fix)
    reports, refused = _checked(session, paths, style=style or "auto", rules=rules, since=since)
    if len(paths) == 1 and refused:
        raise refused[0]
    folder = named is not None and named.endswith(("/", os.sep))
    _write(session, reports, form, output, folder=folder, fix=fix, author=comment_author)
    for refusal in refused:
        session.complain(refusal)
    if refused:
        return 2
    return int(session.fails(reports, fail_on))


def _need_output(drafts: int, form: str, output: Path | None, *, fix: bool) -> None:
    """Refuse what cannot be written to the terminal: repaired copies, several reports of a form."""
    if drafts > 1 and output is None and (fix or not is_for_several(form)):
        raise Refusal(f"{drafts} drafts need a folder to write to", remedy="name one with -o")
    if fix and output is None:
        raise Refusal("--fix needs a file to write the repaired copy to", remedy="name it with -o")


def _checked(
    session: Session,
    paths: Sequence[Path],
    *,
    style: str,
    rules: Sequence[str],
    since: Path | None,
) -> tuple[list[Report], list[Refusal]]:
    """Return the reports of the drafts that could be read, and why the others could not."""
    from procsead_refs import journeys

    found = journeys.check_each(
        paths, session.project, library=session.references(), style=style, wishes=rules
    )
    reports: list[Report] = []
    refused: list[Refusal] = []
    for number, path in enumerate(paths, start=1):
        if len(paths) > 1:
            session.progress(number, len(paths), path.name)
        one = next(found)
        if isinstance(one, Refusal):
            refused.append(one)
        else:
            reports.append(_since(one, since) if since else one)
    session.wipe()
    return reports, refused


def _drafts(named: Sequence[Path]) -> list[Path]:
    """Return the drafts named, a folder's files in the kinds that can be read, each once."""
    from procsead_refs import documents

    paths: dict[Path, None] = {}
    for path in named:
        if not path.is_dir():
            paths[path] = None
            continue
        inside = [
            file
            for file in sorted(path.rglob("*"))
            if file.suffix.lower() in documents.suffixes()
            and not any(part.startswith((".", "~$")) for part in file.relative_to(path).parts)
            and file.is_file()
        ]
        if not inside:
            raise Refusal("holds no draft", where=path, remedy="name a file, or another folder")
        paths.update(dict.fromkeys(inside))
    return list(paths)


def _since(report: Report, earlier: Path) -> Report:
    from dataclasses import replace

    from procsead_refs.files import read_text
    from procsead_refs.findings import compare
    from procsead_refs.reports import json

    try:
        text = read_text(earlier)
    except Refusal as refusal:  # the earlier draft itself, perhaps
        raise Refusal(refusal.cause, where=earlier, remedy=refusal.remedy or json.HOW) from refusal
    before = json.read(text, report.manuscript.document.path.name, earlier)
    return replace(report, since=compare(report.findings, report.manuscript, before))


def _write(
    session: Session,
    reports: Sequence[Report],
    form: str,
    output: Path | None,
    *,
    folder: bool,
    fix: bool,
    author: str,
) -> None:
    from procsead_refs.reports import text, written, written_together

    several = len(reports) > 1
    in_folder = output is not None and (
        folder or output.is_dir() or (several and (not is_for_several(form) or not output.suffix))
    )
    if several and not in_folder:
        result(written_together(reports, form), output, painted=form == "text")
    elif not in_folder:
        for report in reports:
            result(written(report, form, author=author, fix=fix), output, painted=form == "text")
    elif output is not None:
        output.mkdir(parents=True, exist_ok=True)
        files = [output / name for name in _names(reports, form, fix=fix)]
        for file in files:
            _options.apart(file, (one.manuscript.document.path for one in reports))
        for report, file in zip(reports, files, strict=True):
            result(written(report, form, author=author, fix=fix), file)
        output = output if several else files[0]
    if several:
        session.say(text.table(reports))
    elif output is not None and reports:
        session.say(text.summary_line(reports[0]))
    if output is not None and reports and str(output) != "-":
        session.say(f"wrote {output}")


def _names(reports: Sequence[Report], form: str, *, fix: bool) -> list[str]:
    """Return a file name for each report, no two alike: draft.html, or draft.docx.html."""
    from procsead_refs.reports import writer

    drafts = [report.manuscript.document.path for report in reports]
    kinds = Counter(stem for stem, _ in {(path.stem, path.suffix) for path in drafts})
    names: dict[str, None] = {}
    for path in drafts:
        suffix = path.suffix if fix else writer(form).SUFFIX
        stem = path.name if kinds[path.stem] > 1 and suffix != path.suffix else path.stem
        name, number = f"{stem}{suffix}", 2
        while name in names:
            name, number = f"{stem}-{number}{suffix}", number + 1
        names[name] = None
    return list(names)
