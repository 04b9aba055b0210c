"""convert: between bibliography formats, with a report of what was lost."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from procsead_refs.cli import _completing, _options
from procsead_refs.cli._options import common, result, source_format

if TYPE_CHECKING:
    from procsead_refs.cli._options import Session
    from procsead_refs.model import Reference

_LONGEST = 300  # characters of a value in the report
_MOST = 4  # problems of a source that are listed unless asked for all


@click.command(short_help="Between bibliography formats, with a loss report.")
@click.argument("source", type=click.Path(path_type=Path))
@click.option(
    "--to",
    metavar="FORMAT",
    shell_complete=_completing.writable,
    default="",
    help="csljson, biblatex, ris, csv, …; by default as -o ends.",
)
@source_format
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write.")
@common
def command(session: Session, source: Path, to: str, from_: str, output: Path | None) -> None:
    """Convert SOURCE, a bibliography in any known format ("-": standard input).

    What the new format has no place for is listed on standard error, entry by entry; what could
    not be read is kept as its raw text and named with its line.

    \b
    Examples:
      procsead-refs convert export.ris --to biblatex -o refs/new.bib
      procsead-refs convert library.bib --to csv -o library.csv
      procsead-refs convert pubmed.nbib --to csljson
    """
    from procsead_refs import formats
    from procsead_refs.errors import Refusal

    wanted = to or (output.suffix if output else "")
    if not wanted:
        raise Refusal("no format to write", remedy=f"use --to {'|'.join(formats.writable())}")
    _options.apart(output, [source])
    references = formats.read(source, from_)
    if formats.named(wanted) in {formats.named("bibtex"), formats.named("biblatex")}:
        references = _cited_by_keys(references)
    text = formats.write(references, wanted)
    _report_problems(session, source, references)
    result(text, output)
    _report_losses(session, references, text, wanted)


def _cited_by_keys(references: tuple[Reference, ...]) -> tuple[Reference, ...]:
    """Return references with keys by the library's formula where the source had none.

    `formats.read` numbers what has no id: r1, r2 …
    """
    from procsead_refs.library.keys import keyed

    keeps = {one.id for number, one in enumerate(references, 1) if one.id != f"r{number}"}
    return tuple(keyed(references, keeps))


def _report_problems(session: Session, source: Path, references: tuple[Reference, ...]) -> None:
    said = []
    for one in references:
        if problem := one.extra.get("problem"):
            line = f":{one.location.paragraph + 1}" if one.location else ""
            said.append(f"{source}{line}: {one.id or 'an entry'}: {problem}")
    for key, count in Counter(one.id for one in references).items():
        if count > 1:
            said.append(f"{source}: the key {key!r} stands {count} times")
    for remark in said[:_MOST]:
        session.say(remark)
    for remark in said[_MOST:]:
        session.detail(remark)
    if said[_MOST:] and not session.verbose:
        session.say(f"{source}: {len(said) - _MOST} more like it; --verbose lists them")


def _report_losses(
    session: Session, references: tuple[Reference, ...], text: str, wanted: str
) -> None:
    from procsead_refs import formats
    from procsead_refs.text import shortened

    lost = () if session.quiet else formats.losses(references, text, wanted)
    if lost:
        values = "value has" if len(lost) == 1 else "values have"
        session.say(f"{len(lost)} {values} no place in {wanted}:")
    for one in lost:
        session.say(f"  {one.entry}: {one.field}: {shortened(one.value, _LONGEST)}")
