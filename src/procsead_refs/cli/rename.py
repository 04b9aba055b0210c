"""rename: a key in the library, in the project's drafts and templates."""

from __future__ import annotations

import click

from procsead_refs.cli import _completing
from procsead_refs.cli._options import Session, common, result


@click.command(short_help="A key, in the library and in the drafts.")
@click.argument("old", shell_complete=_completing.key)
@click.argument("new", required=False)
@click.option("--yes", is_flag=True, help="Do it; without this it is only shown.")
@common
def command(session: Session, old: str, new: str | None, *, yes: bool) -> None:
    """Give the entry OLD the key NEW (that of the formula if left out).

    The key is changed in the library, in what refers to the entry there, and in the Markdown and
    LaTeX drafts and the templates of the project. Without --yes the changes are only shown.

    \b
    Examples:
      procsead-refs rename beech2008internet beech2008
      procsead-refs rename beech2008internet beech2008 --yes
    """
    from procsead_refs.errors import Refusal
    from procsead_refs.library import Keys, Library, load, update
    from procsead_refs.library.keys import renaming
    from procsead_refs.library.versions import changes

    path = session.required_library()
    library = load(path)
    if new is None:
        reference = library.get(old)
        if reference is None:
            raise Refusal(f"has no entry {old!r}", where=path, remedy="see procsead-refs list")
        new = Keys(library.keys - {old.lower()}).new(reference)
    if new == old:
        session.say(f"{old} is its key already")
        return
    names = {old: new}
    renamed = renaming.library(library, names)
    drafts = renaming.drafts(session.project, names)
    if not yes:
        shown = [changes.unified(path, library.text, renamed.text)]
        shown += [changes.unified(one.path, one.old, one.new) for one in drafts]
        result("".join(shown), None)
        session.say("nothing is changed yet; --yes does it")
        return

    def change(held: Library) -> Library:
        return renaming.library(held, names)

    # The drafts first: where it is stopped in between, the same command does the rest.
    renaming.write(drafts)
    update(path, change, session.project.root)
    session.say(f"{old} is {new} now, in {1 + len(drafts)} file{'s' if drafts else ''}")
