"""dedupe: the same work twice in the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from procsead_refs.cli._options import Session, common, result
from procsead_refs.text import visible, written_json

if TYPE_CHECKING:
    from procsead_refs.library import Library
    from procsead_refs.library.duplicates import Pair
    from procsead_refs.library.duplicates.deduping import Deduped


@click.command(short_help="The same work twice in the library.")
@click.option("--related", is_flag=True, help="Show editions, translations and preprints too.")
@click.option(
    "--at-least",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="SCORE",
    help="Only pairs with this score, from 0 to 1, or more.",
)
@click.option("--merge", is_flag=True, help="Show what merging the pairs makes of the library.")
@click.option("--yes", is_flag=True, help="With --merge: do it; without this it is only shown.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@common
def command(
    session: Session, *, related: bool, at_least: float, merge: bool, yes: bool, form: str
) -> None:
    """Find entries that are one work typed differently, with a score and the reason.

    --merge makes each group one entry with the union of fields, keywords, annotations and notes;
    values that contradict stay as the kept entry has them, are reported, and go into its field
    "alternatives". Keys that go are renamed in the project's drafts and templates. Without --yes
    the changes are only shown.

    \b
    Examples:
      procsead-refs dedupe
      procsead-refs dedupe --merge --at-least 0.9
      procsead-refs dedupe --merge --at-least 0.9 --yes

    Exit code 1: duplicates were found.
    """
    from procsead_refs.library import duplicates, load, update
    from procsead_refs.library.duplicates import deduping

    path = session.required_library()

    def found_in(library: Library) -> tuple[Pair, ...]:
        pairs = duplicates.pairs(library.references)
        return tuple(
            one for one in pairs if one.score >= at_least and (related or one.kind == "same")
        )

    library = load(path)
    if not merge:
        pairs = found_in(library)
        if pairs or form == "json":
            result(_listed(library, pairs, form), None)
        else:
            session.say("no duplicates")
        if any(one.kind == "same" for one in pairs):
            raise click.exceptions.Exit(1)
        return
    if not yes:
        _show(session, library, deduping.merge(library, found_in(library)))
        return
    # The drafts first: where it is stopped in between, the same command does the rest.
    _renamed(session, deduping.merge(library, found_in(library)), write=True)
    done: list[Deduped] = []

    def change(held: Library) -> Library:
        done[:] = [deduping.merge(held, found_in(held))]
        return done[0].library

    update(path, change, session.project.root)
    _report(session, done[0])


def _listed(library: Library, pairs: tuple[Pair, ...], form: str) -> str:
    if form == "json":
        rows = [
            {
                "keys": [library.references[one.one].id, library.references[one.other].id],
                "score": one.score,
                "kind": one.kind,
                "reason": one.reason,
            }
            for one in pairs
        ]
        return written_json(rows)
    from procsead_refs.library.index.summary import line

    lines = []
    for pair in pairs:
        one, other = library.references[pair.one], library.references[pair.other]
        kind = "" if pair.kind == "same" else f" ({pair.kind})"
        lines += [f"{pair.score:.2f}  {one.id} = {other.id}{kind}: {pair.reason}"]
        lines += [f"      {line(one)}", f"      {line(other)}"]
    return visible("\n".join(lines))


def _show(session: Session, library: Library, merged: Deduped) -> None:
    from procsead_refs.library.versions.changes import unified

    if changes := unified(library.path, library.text, merged.library.text):
        result(changes, None)
    _renamed(session, merged, write=False)
    _report(session, merged)
    if merged.names:
        session.say("nothing is changed yet; --yes does it")


def _renamed(session: Session, merged: Deduped, *, write: bool) -> None:
    from procsead_refs.library.keys import renaming
    from procsead_refs.library.versions.changes import unified

    drafts = renaming.drafts(session.project, merged.names)
    if write:
        renaming.write(drafts)
    else:
        for one in drafts:
            result(unified(one.path, one.old, one.new), None)


def _report(session: Session, merged: Deduped) -> None:
    for old, new in merged.names.items():
        session.say(f"{old} goes into {new}")
    for key, conflicts in merged.conflicts.items():
        for one in conflicts:
            session.say(f"{key}: {one.field} is {one.kept!r}, in {one.key} {one.other!r}")
