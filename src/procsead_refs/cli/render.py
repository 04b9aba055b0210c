"""render: a product made from a template."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING

import click

from procsead_refs.cli import _completing, _options
from procsead_refs.cli._options import Session, common, result

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from procsead_refs.model import Reference

_FORMS = ("md", "html", "docx", "pdf", "txt", "typst", "latex")
_EACH = 0.5  # seconds between two looks at the files of --watch


@click.command(short_help="A product of a template.")
@click.argument("template", shell_complete=_completing.template)
@click.option(
    "--style",
    metavar="STYLE",
    shell_complete=_completing.style,
    help="A profile, a style's name or a CSL file; by default the project's.",
)
@click.option("--to", type=click.Choice(_FORMS), help="By default as -o ends, or md.")
@click.option("--lang", metavar="TAG", help="The page's language, such as fi or en-GB.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write.")
@click.option("--check", is_flag=True, help="Check its citations too; the report stands beside it.")
@click.option("--watch", is_flag=True, help="Write it again whenever a file that it needs changes.")
@common
def command(
    session: Session,
    *,
    template: str,
    style: str | None,
    to: str | None,
    lang: str | None,
    output: Path | None,
    check: bool,
    watch: bool,
) -> None:
    """Make a product of TEMPLATE: a name (reading-list, report, bibliography) or a file.

    \b
    Examples:
      procsead-refs render reading-list --to pdf -o reading-list.pdf
      procsead-refs render report --style apa-7 -o report.docx --check
      procsead-refs render templates/brief.md.j2 -o brief.html --watch

    A citation that the library cannot back stops it, with the template's file and line.
    """
    from procsead_refs.errors import Refusal

    file = _template(session, template)
    form = to or _options.form(output, _FORMS, "md")
    _options.apart(output, [file, session.library])

    def make() -> None:
        from procsead_refs import journeys

        made = journeys.render(
            file,
            replace(session.project, library=session.required_library()),
            _library(session),
            to=form,
            style=style,
            language=lang,
            remark=session.say,
        )
        result(made, output)
        if check and output is not None:
            _check(session, output, style)

    if check and output is None:
        raise Refusal("--check needs a file to check", remedy="name one with -o")
    if not watch:
        make()
        return
    if output is None:
        raise Refusal("--watch needs a file to write", remedy="name one with -o")
    _watch(session, file, make)


def _template(session: Session, name: str) -> Path:
    """Return a template's file: a path, one of the project's by name, or one that we ship."""
    from procsead_refs.errors import Refusal
    from procsead_refs.project import shipped

    if (given := Path(name)).suffix or given.is_file():
        return given
    folders = [session.project.templates, shipped("templates")]
    for folder in folders:
        if folder and (file := folder / f"{name}.md.j2").is_file():
            return file
    known = sorted({f.name.removesuffix(".md.j2") for d in folders if d for f in d.glob("*.md.j2")})
    raise Refusal(f"no template is called {name!r}", remedy=f"there are {', '.join(known)}")


def _library(session: Session) -> Sequence[Reference]:
    from procsead_refs import library

    return library.load(session.required_library()).works


def _check(session: Session, product: Path, style: str | None) -> None:
    """Check a product as any draft is checked; the page stands beside it as NAME.check.html."""
    from procsead_refs import journeys, reports

    library = _library(session)
    wanted = style or session.project.style
    found = journeys.check(product, session.project, library=library, style=wanted)
    beside = product.with_name(f"{product.name}.check.html")
    result(reports.write(found, "html"), beside)
    manuscript = found.manuscript
    session.say(
        f"{len(manuscript.citations)} citations and {len(manuscript.references)} references "
        f"checked, {len(found.findings)} found: {beside}"
    )


def _watch(session: Session, template: Path, make: Callable[[], None]) -> None:
    """Make it, and again whenever a file that it needs changes."""
    from procsead_refs.errors import Refusal

    seen: dict[Path, int] = {}
    while True:
        now = _stamps(session, template)
        if now != seen:
            seen = now
            try:
                make()
                session.say("written; waiting for changes (stop with Ctrl-C)")
            except Refusal as refusal:
                session.say(str(refusal))
        sleep(_EACH)


def _stamps(session: Session, template: Path) -> dict[Path, int]:
    from dataclasses import replace

    project = replace(session.project, library=session.required_library())
    files = project.product_files(template)
    return {file: file.stat().st_mtime_ns for file in files if file.is_file()}
