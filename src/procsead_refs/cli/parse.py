"""parse: typed reference lists to records."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from procsead_refs.cli import _completing, _options
from procsead_refs.cli._options import Session, common, result
from procsead_refs.text import shortened, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from procsead_refs.model import Reference
    from procsead_refs.reviews import Review

_SHOWN = 70  # code points of a typed string that a remark quotes


@click.command(short_help="Typed reference lists to records.")
@click.argument(
    "sources", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="SOURCE…"
)
@click.option(
    "--to",
    metavar="FORMAT",
    shell_complete=_completing.writable,
    help="By default as -o ends, or bibtex; html for a review's page.",
)
@click.option("--singles", is_flag=True, help="The references are unrelated to each other.")
@click.option("--review", is_flag=True, help="Typed and read side by side, doubts marked.")
@click.option(
    "--verify",
    metavar="STYLE",
    shell_complete=_completing.style,
    help="Print it in a style, or auto, and compare.",
)
@click.option("--model", type=click.Path(path_type=Path), help="A model made by train.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write.")
@common
def command(
    session: Session,
    sources: tuple[Path, ...],
    to: str | None,
    *,
    singles: bool,
    review: bool,
    verify: str | None,
    model: Path | None,
    output: Path | None,
) -> None:
    """Read typed reference lists (txt, md, docx, odt, html, tex, pdf, "-") into records.

    One record for each reference, in the order of the list; with --to csljson each holds the typed
    string, where every field stands in it and how sure the reading is.

    \b
    Examples:
      procsead-refs parse references.txt --to bibtex -o references.bib
      procsead-refs parse draft.docx --to csljson
      procsead-refs parse references.txt --review
      procsead-refs parse references.txt --verify auto
      procsead-refs parse references.docx --review --verify apa-7 --to html -o review.html
    """
    _options.apart(output, sources)
    if review or verify:
        from procsead_refs.journeys import review as reviewed

        reviews = [
            reviewed(source, style=verify or "", singles=singles, model=model) for source in sources
        ]
        brief = not review and to != "html"
        result(_review(reviews, to, output, only_unproven=brief), output, painted=True)
        return
    from procsead_refs import formats

    unread: list[str] = []
    references = _noted(_read(sources, singles=singles, model=model), unread)
    form = to or _by_suffix(output)
    if form != "csljson":  # whose items are known by their place in the list
        from procsead_refs.library.keys import keyed

        references = keyed(references)
    result(formats.stream(references, form), output)
    if unread:
        first = shortened(squeeze(unread[0]), _SHOWN)
        session.say(f"{len(unread)} could not be read, the first: {first!r}; --review shows them")


def _by_suffix(output: Path | None) -> str:
    """Return the format that a file's name asks for; BibTeX where it names none, or the library's.

    Raises:
        Refusal: there is no format of that suffix.
    """
    from procsead_refs import formats

    suffix = output.suffix.lower() if output else ""
    if suffix in {"", ".bib", ".txt"}:
        return "bibtex"
    return formats.named(suffix).__name__.rpartition(".")[2]


def _noted(references: Iterable[Reference], unread: list[str]) -> Iterator[Reference]:
    """Yield references, and note the typed strings of which nothing could be read."""
    for one in references:
        if one.reading is not None and not one.reading.confidence:
            unread.append(one.raw)
        yield one


def _read(sources: Iterable[Path], *, singles: bool, model: Path | None) -> Iterator[Reference]:
    """Yield the references of all sources, numbered through."""
    from procsead_refs.parsing import steps
    from procsead_refs.sources import typed

    number = 1
    for source in sources:
        for reference in steps.stream(typed(source), singles=singles, model=model, first=number):
            number += 1
            yield reference


def _review(
    reviews: list[Review], to: str | None, output: Path | None, *, only_unproven: bool
) -> str:
    """Return reviews as text, or one review as a page."""
    from procsead_refs.errors import Refusal
    from procsead_refs.reviews import html, terminal

    if to not in {None, "text", "html"}:
        raise Refusal(f"a review cannot be written as {to!r}", remedy="use --to text or --to html")
    if to == "html":
        if len(reviews) > 1:
            raise Refusal("one page is for one source", remedy="review the others by themselves")
        return html.write(reviews[0])
    seen = output is None and sys.stdout.isatty()
    columns = shutil.get_terminal_size().columns if seen else 100
    colour = seen and "NO_COLOR" not in os.environ
    return "\n".join(
        terminal.write(one, columns=columns, colour=colour, only_unproven=only_unproven)
        for one in reviews
    )
