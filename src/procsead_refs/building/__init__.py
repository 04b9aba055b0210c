"""The build: everything that procsead-refs.toml lists, done once, and again only where needed."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from procsead_refs.building import stamps, steps
from procsead_refs.cache import toolkit_stamp
from procsead_refs.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from procsead_refs.building.stamps import Said
    from procsead_refs.building.steps import Step
    from procsead_refs.project import Project


@dataclass(frozen=True, slots=True)
class Done:
    """A step that stands: run now, or found as an earlier build left it."""

    step: Step
    said: Said
    ran: bool
    kept: tuple[Path, ...] = ()  # files that stood in an output's place and were not ours


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build did: its steps in order, and how many references the library holds."""

    done: tuple[Done, ...] = ()
    references: int = 0

    @property
    def ran(self) -> int:
        """How many steps were run; the others stood."""
        return sum(done.ran for done in self.done)

    def findings(self, severities: tuple[str, ...]) -> int:
        """Return how many findings of these severities the drafts and the report have."""
        return sum(done.said["findings"].get(one, 0) for done in self.done for one in severities)


def build(project: Project, progress: Callable[[int, int, str], None]) -> Outcome:
    """Do the whole job of a project; what stands from an earlier build is not done again.

    Args:
        project: the project; it must have a root.
        progress: called before each step with its number from 1, their number and its name.

    Raises:
        Refusal: there is no project, or a step could not be done; what was done before it stands.
    """
    if project.root is None or project.output is None or project.library is None:
        raise Refusal(
            "no procsead-refs.toml at or above this folder",
            remedy="run `procsead-refs init DIR` for a new project",
        )
    from procsead_refs import formats
    from procsead_refs.formats import bibtex

    library = tuple(filter(bibtex.is_work, formats.read(project.library)))
    planned = list(steps.of(project, library))
    for folder in {output.parent for step in planned for output in step.outputs}:
        _make_folder(folder)
    kept = stamps.Stamps(project.output)
    done = []
    for number, step in enumerate(planned, start=1):
        inputs = stamps.digest_of(step.inputs, _settings(project), toolkit_stamp())
        said = kept.result(step.key, inputs, step.outputs)
        if said is not None:
            done.append(Done(step, said, ran=False))
            continue
        progress(number, len(planned), step.name)
        moved = kept.begin(step.key, step.outputs)
        said = step.run()
        kept.record(step.key, inputs, step.outputs, said)
        done.append(Done(step, said, ran=True, kept=moved))
    return Outcome(tuple(done), len(library))


def _settings(project: Project) -> str:
    """Return the settings as text: another setting builds anew, another place of the folder not."""
    return repr(project).replace(repr(os.fspath(project.root or ""))[1:-1], ".")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal(error.strerror or "cannot be made", where=folder) from error
