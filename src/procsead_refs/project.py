"""procsead-refs.toml: everything that a project can set, and where a project's things are.

The project is the nearest folder with that file at or above the working directory, never the
folder of a draft: a file that came with a draft is not obeyed.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from procsead_refs.errors import Refusal
from procsead_refs.files import read_text

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = "procsead-refs.toml"
QUOTATIONS = "quotes.toml"  # beside the library


@dataclass(frozen=True, slots=True)
class Mute:
    """Findings that the project dismissed: of a rule, of a fingerprint, or of both."""

    rule: str = ""
    fingerprint: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Project:
    """A project's settings; paths are absolute, patterns relative to `root`.

    `root` is None outside a project. `terms` and `bodies` are the house's own rows for
    data/terms.toml and data/bodies.toml, `rules` what is switched on (+id) or off (-id).
    """

    root: Path | None = None
    title: str = ""
    author: str = ""
    language: str = "en-GB"
    style: str = "auto"
    library: Path | None = None
    sources: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()
    templates: Path | None = None
    output: Path | None = None
    fail_on: str = "warning"
    reference_docx: Path | None = None
    rules: tuple[str, ...] = ()
    mutes: tuple[Mute, ...] = ()
    terms: tuple[Mapping[str, Any], ...] = ()
    bodies: tuple[Mapping[str, Any], ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)

    def product_files(self, template: Path) -> tuple[Path, ...]:
        """Return the files that a template's product may be made of, there or not.

        It and what it may include, the library and the quotations beside it, the institution's
        Word file, the drafts.
        """
        parts = sorted(template.parent.glob("*.j2"))
        store = (self.library, self.library.with_name(QUOTATIONS)) if self.library else ()
        look = (self.reference_docx,) if self.reference_docx else ()
        return tuple(dict.fromkeys((template, *parts, *store, *look, *self.files(self.drafts))))

    def files(self, patterns: tuple[str, ...]) -> list[Path]:
        """Return the project's files that match the patterns, each once, in their order."""
        if self.root is None:
            return []
        found: dict[Path, None] = {}
        for pattern in patterns:
            found.update(dict.fromkeys(sorted(self.root.glob(pattern))))
        return [path for path in found if path.is_file()]


def find(start: Path | None = None) -> Path | None:
    """Return the nearest procsead-refs.toml at or above start (the working directory), or None."""
    try:
        here = (start or Path.cwd()).resolve()
    except OSError:
        return None
    return next((f for folder in (here, *here.parents) if (f := folder / FILE).is_file()), None)


def load(config: Path | None = None) -> Project:
    """Return the project that config (or the nearest procsead-refs.toml) describes.

    Raises:
        Refusal: config is missing, is not TOML, or sets what no project has.
    """
    path = config or find()
    if path is None:
        return Project()
    import tomllib

    try:
        data = tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise Refusal(f"is not TOML: {error}", where=path) from error
    except RecursionError as error:
        raise Refusal("is nested too deeply", where=path) from error
    return _project(path, data)


def shipped(name: str) -> Path:
    """Return what the toolkit ships beside its code: "templates", "refs", "drafts".

    There is one copy of each in the tree; a wheel carries it in the package's folder `shipped`.
    """
    package = Path(__file__).parent
    inside = package / "shipped" / name
    return inside if inside.exists() else package.parents[1] / name


def cache_folder() -> Path | None:
    """Return this user's cache folder for us, made if need be; None where there can be none."""
    import tempfile

    base = os.environ.get("XDG_CACHE_HOME", "")
    try:
        folder = (Path(base) if base else Path.home() / ".cache") / "procsead-refs"
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except (OSError, RuntimeError):
        return None


_KEYS = {
    "title",
    "author",
    "language",
    "style",
    "library",
    "sources",
    "drafts",
    "templates",
    "output",
    "fail-on",
    "reference-docx",
    "rules",
}
_TABLES = {"project", "mute", "term", "body", "settings"}


def _project(path: Path, data: dict[str, Any]) -> Project:
    root = path.resolve().parent
    values = _table(path, data, "project")
    if unknown := [*(data.keys() - _TABLES), *(values.keys() - _KEYS)]:
        raise Refusal(
            f"unknown setting {unknown[0]!r}",
            where=path,
            remedy=f"the settings are {', '.join(sorted(_KEYS))}",
        )

    def inside(key: str, default: str = "") -> Path | None:
        value = _text(path, values, key, default)
        return root / value if value else None

    settings = _table(path, data, "settings")
    fail_on = _text(path, values, "fail-on", "warning")
    if fail_on not in {"error", "warning", "info"}:
        raise Refusal(f"fail-on is {fail_on!r}", where=path, remedy="use error, warning or info")
    return Project(
        root=root,
        title=_text(path, values, "title", root.name),
        author=_text(path, values, "author"),
        language=_text(path, values, "language", "en-GB"),
        style=_text(path, values, "style", "auto"),
        library=inside("library", "refs/library.bib"),
        sources=_patterns(path, values, "sources"),
        drafts=_patterns(path, values, "drafts"),
        templates=inside("templates", "templates"),
        output=inside("output", "build"),
        fail_on=fail_on,
        reference_docx=inside("reference-docx"),
        rules=_texts(path, values, "rules"),
        mutes=tuple(
            Mute(**{key: str(row.get(key, "")) for key in ("rule", "fingerprint", "reason")})
            for row in _rows(path, data, "mute")
        ),
        terms=_rows(path, data, "term"),
        bodies=_rows(path, data, "body"),
        settings={name: _table(path, settings, name, "settings.") for name in settings},
    )


def _table(path: Path, data: Mapping[str, Any], key: str, within: str = "") -> dict[str, Any]:
    value = data.get(key, {})
    if not isinstance(value, dict):
        name = within + key
        raise Refusal(f"{name} is not a table", where=path, remedy=f"write it under [{name}]")
    return value


def _rows(path: Path, data: Mapping[str, Any], key: str) -> tuple[Mapping[str, Any], ...]:
    value = data.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise Refusal(f"{key} is not a row of its own", where=path, remedy=f"write [[{key}]]")
    return tuple(value)


def _text(path: Path, values: Mapping[str, Any], key: str, default: str = "") -> str:
    value = values.get(key, default)
    if not isinstance(value, str):
        raise Refusal(f"{key} is not a text", where=path, remedy=f'write {key} = "…"')
    return value


def _patterns(path: Path, values: Mapping[str, Any], key: str) -> tuple[str, ...]:
    patterns = _texts(path, values, key)
    if wrong := next((one for one in patterns if Path(one).is_absolute()), None):
        raise Refusal(
            f"{key} names {wrong}, which is not in the project",
            where=path,
            remedy="name files by their place under this folder",
        )
    return tuple(one for one in patterns if one)


def _texts(path: Path, values: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = values.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise Refusal(f"{key} is not a list of texts", where=path, remedy=f'write {key} = ["…"]')
    return tuple(value)
