"""bibliography: a formatted list of the library's works."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from procsead_refs.cli import _completing, _options
from procsead_refs.cli._options import Session, common, result

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procsead_refs.model import Reference

_FORMS = ("md", "html", "docx", "pdf", "txt", "typst", "latex", "csljson")
_BST = ".bst"


@dataclass(frozen=True, slots=True)
class _Wish:
    """What the options asked of the list."""

    style: str
    form: str
    group_by: str | None
    sort: str
    numbered: bool
    title: str
    lang: str


@click.command(short_help="A formatted list in any citation style.")
@click.option(
    "--style",
    metavar="STYLE",
    shell_complete=_completing.style,
    help="A profile, a style's name, a CSL or .bst file; by default the project's.",
)
@click.option("--where", default="", metavar="QUERY", help="Only works that answer a query.")
@click.option("--to", type=click.Choice(_FORMS), help="By default as -o ends, or md.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write.")
@click.option(
    "--group-by",
    type=click.Choice(["type", "theme", "keyword", "year", "language", "law"]),
    help="A list for each; law: literature and legal sources apart.",
)
@click.option(
    "--only-cited",
    multiple=True,
    metavar="DRAFT",
    type=click.Path(path_type=Path),
    help="Only works that a draft cites (may be given again).",
)
@click.option(
    "--sort",
    type=click.Choice(
        ["style", "author", "year", "year-down", "title", "type", "priority", "given"]
    ),
    default="style",
    help="By default the style's order.",
)
@click.option("--numbered", is_flag=True, help="Numbers, for a style that has none.")
@click.option("--title", metavar="TEXT", help="The heading over the list.")
@click.option("--lang", default="", metavar="TAG", help="The list's language, such as fi or en-GB.")
@common
def command(
    session: Session,
    *,
    style: str | None,
    where: str,
    to: str | None,
    output: Path | None,
    group_by: str | None,
    only_cited: tuple[Path, ...],
    sort: str,
    numbered: bool,
    title: str | None,
    lang: str,
) -> None:
    """Write the library as a formatted list, whole or in part.

    \b
    Examples:
      procsead-refs bibliography --style apa-7 --to docx -o references.docx
      procsead-refs bibliography --where "type:report year>=2018" --to txt
      procsead-refs bibliography --group-by type --style finnish -o lista.pdf
      procsead-refs bibliography --only-cited draft.docx -o cited.html

    csljson writes the records as citeproc is given them. `styles` lists what --style takes; a
    BibTeX style (.bst) is taken too, for --to latex.
    """
    from procsead_refs import styles
    from procsead_refs.cache import cached

    source = session.required_library()
    _options.apart(output, [source, *only_cited])
    name = styles.chosen(style, session.project.style)
    wish = _Wish(
        name, to or _options.form(output, _FORMS, "md"), group_by, sort, numbered, title or "", lang
    )

    def make() -> bytes:
        works = _works(session, source, where, only_cited)
        remark, data = _written(session, works, wish)
        return remark.encode() + b"\n" + (data.encode() if isinstance(data, str) else data)

    if only_cited or str(source) == "-":
        made = make()
    else:
        made = cached("lists", _made_of(session, source, where, wish), make)
    remark, _, data = made.partition(b"\n")
    result(data if wish.form in {"docx", "pdf"} else data.decode(), output)
    session.say(remark.decode())


def _made_of(session: Session, source: Path, where: str, wish: _Wish) -> list[str | bytes]:
    """Return all that a list of the library depends on."""
    from procsead_refs import files
    from procsead_refs.cache import toolkit_stamp

    look = session.project.reference_docx
    return [
        toolkit_stamp(),
        repr((str(source), where, wish, session.project)),
        files.read_bytes(source),
        _sheet(wish.style),
        files.read_bytes(look) if look else b"",
    ]


def _works(
    session: Session, source: Path, where: str, drafts: Sequence[Path]
) -> Sequence[Reference]:
    from procsead_refs import library

    store = library.load(source)
    wanted = store.select(where, store.works) if where else store.works
    if not drafts:
        return wanted
    from procsead_refs import journeys
    from procsead_refs.rendering.templates import cited

    found: set[str] = set()
    for draft in drafts:
        report = journeys.check(draft, session.project, library=store.references)
        found |= cited.keys(report.manuscript, store.references)
    return tuple(one for one in wanted if one.id in found)


def _written(session: Session, works: Sequence[Reference], wish: _Wish) -> tuple[str, str | bytes]:
    """Return a remark on what was made, and what was made."""
    from procsead_refs import rendering, styles
    from procsead_refs.errors import Refusal
    from procsead_refs.rendering import grouping

    if wish.style.endswith(_BST):
        from procsead_refs.rendering.bst import bbl

        if wish.form != "latex":
            raise Refusal(
                "a .bst style writes LaTeX alone", where=wish.style, remedy="add --to latex"
            )
        return f"{len(works)} references by {wish.style}", bbl(works, Path(wish.style))
    style = styles.load(wish.style)
    remark = f"{len(works)} references in {style.title or style.csl}"
    counts = Counter(one.id for one in works)
    if twice := [key for key, count in counts.items() if count > 1]:
        remark += f"; of those under the same key the last is printed: {', '.join(twice[:9])}"
    if wish.form == "csljson":
        return remark, rendering.given(works, style)
    language = wish.lang or style.locale or session.project.language
    ordered = grouping.ordered(works, wish.sort, language)
    layout = rendering.Layout(
        grouping.grouped(ordered, wish.group_by, language) if wish.group_by else (),
        keep_order=wish.sort != "style",
        numbered=wish.numbered,
        lang=wish.lang,
    )
    page = rendering.Page(
        title=wish.title, language=language, reference_docx=session.project.reference_docx
    )
    return remark, rendering.bibliography(ordered, style, wish.form, layout=layout, page=page)


def _sheet(name: str) -> bytes:
    from procsead_refs import files, styles

    return files.read_bytes(Path(name) if name.endswith(_BST) else styles.path(name))
