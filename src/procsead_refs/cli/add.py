"""add: references into the library."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from procsead_refs.cli._options import Session, common, result, source_format
from procsead_refs.text import shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procsead_refs.library.adding import Addition, Doubt
    from procsead_refs.library.store import Library
    from procsead_refs.model import Reference

_SHOWN = 70  # code points of a title that a remark quotes


@click.command(short_help="References into the library.")
@click.argument(
    "sources", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="SOURCE…"
)
@source_format
@click.option("--duplicates", is_flag=True, help="Add also what the library has already.")
@click.option("--new-keys", is_flag=True, help="Make new keys also for .bib sources.")
@click.option("--diff", is_flag=True, help="Show what would be added; change nothing.")
@common
def command(
    session: Session,
    sources: tuple[Path, ...],
    from_: str,
    *,
    duplicates: bool,
    new_keys: bool,
    diff: bool,
) -> None:
    """Add the references of each SOURCE to the library.

    A source is a bibliography of any readable format or a typed reference list. Keys are made by
    the library's formula (a .bib source keeps its own where they are free). What the library has
    already is shown and left out; nothing is merged.

    \b
    Examples:
      procsead-refs add zotero.ris
      procsead-refs add typed-list.docx --diff

    Exit code 1: something was left out.
    """
    from procsead_refs.library import adding, update

    kept: list[Reference] = []  # under their own keys
    others: list[Reference] = []
    for source in sources:
        group = kept if _has_keys(source, from_) and not new_keys else others
        group += _read(source, from_)
    path = session.required_library()
    done: list[Addition] = []

    def change(library: Library) -> Library:
        first = adding.plan(library, kept, keep_keys=True, duplicates=duplicates)
        grown = library.with_added(adding.sources(first))
        second = adding.plan(grown, others, duplicates=duplicates)
        done[:] = [first, second]
        return library if diff else grown.with_added(adding.sources(second))

    if diff:
        from procsead_refs import library

        change(library.load(path) if path.exists() else library.from_text(path, ""))
        if shown := [source for one in done for source in adding.sources(one)]:
            result("\n".join(shown), None)
    else:
        update(path, change, session.project.root)
    _tell(session, done, "would add" if diff else "added")
    if any(addition.doubts for addition in done):
        raise click.exceptions.Exit(1)


def _tell(session: Session, done: Sequence[Addition], added: str) -> None:
    """Say what was added, what is close to an entry, and what was left out."""
    for one in (one for addition in done for one in addition.added):
        session.say(f"{added} {one.id}")
    for close in (close for addition in done for close in addition.related):
        session.say(f"{close.reference.id} is close to {close.key}: {_why(close)}")
    for doubt in (doubt for addition in done for doubt in addition.doubts):
        title = shortened(doubt.reference.title or doubt.reference.raw, _SHOWN)
        session.say(
            f"left out: {title!r} is {doubt.key} already: {_why(doubt)}; --duplicates adds it"
        )


def _why(doubt: Doubt) -> str:
    kind = "" if doubt.pair.kind == "same" else f"{doubt.pair.kind}, "
    return f"{kind}{doubt.pair.reason} ({doubt.pair.score:.2f})"


def _read(path: Path, from_: str) -> tuple[Reference, ...]:
    """Return a source's references: of a bibliography, or else of a typed list."""
    from procsead_refs import documents, formats, journeys
    from procsead_refs.errors import Refusal

    typed = path.suffix.lower() in set(documents.suffixes()) | {".txt", ""}
    if from_ or not typed:
        return formats.read(path, from_)
    try:
        return formats.read(path)
    except Refusal:
        return journeys.parse(path)


def _has_keys(path: Path, from_: str) -> bool:
    from procsead_refs import formats
    from procsead_refs.library.store import SUFFIXES

    return formats.named(from_) is formats.named("bibtex") if from_ else path.suffix in SUFFIXES
