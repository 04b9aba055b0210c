"""init: a new project that builds at once."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from procsead_refs.cli._options import Session, common

if TYPE_CHECKING:
    from collections.abc import Iterator

_IGNORED = Path(".gitignore"), b"build/\n"  # what is made anew is no matter for git
_SAMPLES = ("procsead-refs.toml", "refs", "templates", "drafts")


@click.command(short_help="A new project that builds at once.")
@click.argument("folder", type=click.Path(path_type=Path), default=Path(), metavar="[DIR]")
@common
def command(session: Session, *, folder: Path) -> None:
    """Lay out a new project: settings, a sample library with its typed source, templates, drafts.

    \b
    Examples:
      procsead-refs init our-report && cd our-report && procsead-refs build

    A folder that is a project already is left as it is; no file is ever replaced.
    """
    from procsead_refs.errors import Refusal
    from procsead_refs.files import replace
    from procsead_refs.project import FILE

    if (folder / FILE).exists():
        raise Refusal(
            "is a project already", where=folder, remedy="run `procsead-refs build` in it"
        )
    written = 0
    for content, relative in _samples():
        target = folder / relative
        if target.exists():
            session.say(f"kept {target}")
            continue
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Refusal(error.strerror or "cannot be made", where=target.parent) from error
        replace(target, content)
        written += 1
    step = "" if folder.absolute() == Path.cwd() else f"cd {shlex.quote(str(folder))} && "
    session.say(f"{folder}: {written} files. Next: {step}procsead-refs build")


def _samples() -> Iterator[tuple[bytes, Path]]:
    """Yield the content of each file with its place in the project; the settings come last.

    So an init that was interrupted has not made a project and can be run again.
    """
    from procsead_refs.project import shipped

    ignored, content = _IGNORED
    yield content, ignored
    for name in reversed(_SAMPLES):
        sample = shipped(name)
        if sample.is_file():
            yield sample.read_bytes(), Path(name)
        for file in sorted(sample.rglob("*")) if sample.is_dir() else ():
            relative = file.relative_to(sample)
            if file.is_file() and "examples" not in relative.parts:
                yield file.read_bytes(), Path(name, relative)
