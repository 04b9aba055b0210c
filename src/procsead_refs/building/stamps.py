"""What was built from what: a step whose inputs and outputs stand as they did is not run again."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, TypedDict, cast

from procsead_refs.errors import Refusal
from procsead_refs.files import replace

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_FORMAT = 1


class Said(TypedDict):
    """What a step says of itself: lines for the summary, and how many findings by severity."""

    lines: list[str]
    findings: dict[str, int]


class Stamps:
    """The stamps of one output folder, kept in its file `.stamps.json`; safe to delete.

    Args:
        folder: the output folder, which exists.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = folder / ".stamps.json"
        self._steps: dict[str, dict[str, Any]] = {}
        try:
            stored = json.loads(self._file.read_text(encoding="utf-8"))
            if stored["format"] == _FORMAT:
                self._steps = dict(stored["steps"])
        except (OSError, ValueError, KeyError, TypeError):
            self._steps = {}

    def result(self, name: str, inputs: str, outputs: Iterable[Path]) -> Said | None:
        """Return what a step said when it ran, if it ran on these inputs and its outputs stand."""
        stamp = self._steps.get(name)
        if not stamp or stamp.get("inputs") != inputs:
            return None
        stands = all(self._ours(stamp, path) for path in outputs)
        return cast("Said", stamp["said"]) if stands else None

    def begin(self, name: str, outputs: Iterable[Path]) -> tuple[Path, ...]:
        """Make way for a step's outputs and return where files that are not ours were moved.

        A file in an output's place that this step did not write, or that was changed by hand,
        becomes NAME.bak. What an interrupted run of the step wrote is ours.
        """
        stamp = self._steps.setdefault(name, {})
        begun = set(stamp.get("begun", ()))
        outputs = list(outputs)
        others = [
            path
            for path in outputs
            if path.exists() and self._relative(path) not in begun and not self._ours(stamp, path)
        ]
        moved = tuple(_aside(path) for path in others)
        stamp["begun"] = [self._relative(path) for path in outputs]
        self._save()
        return moved

    def record(self, name: str, inputs: str, outputs: Iterable[Path], said: Said) -> None:
        """Remember that a step ran, at once, so that an interrupted build goes on from there."""
        self._steps[name] = {
            "inputs": inputs,
            "outputs": {self._relative(path): digest_of([path]) for path in outputs},
            "said": said,
        }
        self._save()

    def _save(self) -> None:
        stored = {"format": _FORMAT, "steps": self._steps}
        replace(self._file, json.dumps(stored, ensure_ascii=False, indent=1) + "\n")

    def _ours(self, stamp: dict[str, Any], path: Path) -> bool:
        """Return whether a file stands as the step left it."""
        known = stamp.get("outputs", {}).get(self._relative(path))
        return path.is_file() and known == digest_of([path])

    def _relative(self, path: Path) -> str:
        return path.relative_to(self._folder).as_posix()


def _aside(path: Path) -> Path:
    """Rename a file to NAME.bak, or NAME.bak2 and so on, and return its new place."""
    backup = path.with_name(path.name + ".bak")
    number = 2
    while backup.exists():
        backup = path.with_name(f"{path.name}.bak{number}")
        number += 1
    try:
        return path.rename(backup)
    except OSError as error:
        raise Refusal(error.strerror or "cannot be kept", where=path) from error


def digest_of(paths: Iterable[Path], *settings: object) -> str:
    """Return a SHA-256 over the contents of files (a missing one counts as such) and settings."""
    digest = hashlib.sha256(repr(settings).encode())
    for path in paths:
        digest.update(b"\0" + path.name.encode(errors="surrogateescape") + b"\0")
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()
