"""Keys renamed wherever they stand: in the library, in the project's drafts and templates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from procsead_refs import files
from procsead_refs.documents import latex, markdown, plain
from procsead_refs.errors import Refusal
from procsead_refs.library import keys
from procsead_refs.library.store import editing
from procsead_refs.library.store.encoding import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from procsead_refs.library.store import Library
    from procsead_refs.library.store.encoding import Encoding
    from procsead_refs.project import Project

# Kinds of draft and template whose citations are keys in their text.
_TEXT = frozenset({*markdown.SUFFIXES, *plain.SUFFIXES, ".typ"})
_LATEX = frozenset(latex.SUFFIXES)
_TEMPLATE = frozenset({".j2", ".jinja", ".jinja2"})

# A key in pandoc's Markdown: punctuation within it, not at its end (pandoc manual, "Citations").
_MARKDOWN_KEY = re.compile(r"(?<![\w@])(-?@)(\{[^{}\s]+\}|\w+(?:[:.#$%&\-+?<>~/]+\w+)*)")
_LATEX_COMMAND = re.compile(
    r"(\\[A-Za-z]*(?:cite|bibentry)[A-Za-z]*\*?(?:\s*\[[^\[\]]*\]){0,4}\s*\{)([^{}]*)(\})",
    re.IGNORECASE,
)
_LATEX_KEY = re.compile(r"[^\s,]+")
_QUOTED = re.compile(r"([\"'])([^\"'\n]{1,200})\1")


@dataclass(frozen=True, slots=True)
class Renamed:
    """A file whose text changes: as it stands, as it will, and how it is written back."""

    path: Path
    old: str
    new: str
    encoding: Encoding


def library(held: Library, names: Mapping[str, str]) -> Library:
    """Return a library with entries under new keys, and what names them by key with them.

    Raises:
        Refusal: there is no entry of an old key, a new key is taken, or cannot be a key.
    """
    taken = held.keys - {old.lower() for old in names}
    for old, new in names.items():
        if held.block(old) is None:
            raise Refusal(f"has no entry {old!r}", where=held.path, remedy="see procsead-refs list")
        if not keys.is_valid(new):
            raise Refusal(f"{new!r} cannot be a key", remedy="use letters, digits and - _ : .")
        if new.lower() in taken:
            raise Refusal(f"has an entry {new!r} already", where=held.path, remedy="choose another")
    sources: dict[int, str] = {}
    for number, block in enumerate(held.blocks):
        if block.kind != "entry":
            continue
        source = editing.with_keys_named(block, dict(names))
        if block.key in names:
            changed = editing.parsed(source) if source != block.source else block
            source = editing.with_key(changed, names[block.key])
        if source != block.source:
            sources[number] = source
    return held.with_sources(sources)


def text(content: str, suffix: str, names: Mapping[str, str]) -> str:
    """Return a draft's or template's text with the keys of its citations renamed.

    Args:
        content: the text.
        suffix: the file's suffix, which says how citations are written.
        names: the new keys by the old ones.
    """
    if suffix in _LATEX:
        return _in_latex(content, names)
    content = _in_latex(_in_markdown(content, names), names)
    if suffix in _TEMPLATE:
        content = _QUOTED.sub(lambda m: f"{m[1]}{names.get(m[2], m[2])}{m[1]}", content)
    return content


def drafts(project: Project, names: Mapping[str, str]) -> tuple[Renamed, ...]:
    """Return the project's drafts and templates that cite a renamed key, with their new text.

    Only text kinds are looked at; keys in a word processor's fields are the reference manager's.
    """
    found = []
    for path in _files(project):
        suffix = path.suffix.lower()
        if suffix not in _TEXT | _LATEX | _TEMPLATE:
            continue
        old, how = read(files.read_bytes(path))
        new = text(old, suffix, names)
        if new != old:
            found.append(Renamed(path, old, new, how))
    return tuple(found)


def write(renamed: Iterable[Renamed]) -> None:
    """Write the files' new texts, each whole or not at all.

    Raises:
        Refusal: a file cannot be written.
    """
    for one in renamed:
        files.replace(one.path, one.encoding.encode(one.new))


def _files(project: Project) -> list[Path]:
    found = project.files(project.drafts)
    if project.templates is not None and project.templates.is_dir():
        found += sorted(path for path in project.templates.rglob("*") if path.is_file())
    return found


def _in_markdown(content: str, names: Mapping[str, str]) -> str:
    def renamed(match: re.Match[str]) -> str:
        key = match[2]
        if key.startswith("{"):
            return f"{match[1]}{{{names.get(key[1:-1], key[1:-1])}}}"
        return match[1] + names.get(key, key)

    return _MARKDOWN_KEY.sub(renamed, content)


def _in_latex(content: str, names: Mapping[str, str]) -> str:
    def renamed(match: re.Match[str]) -> str:
        cited = _LATEX_KEY.sub(lambda key: names.get(key[0], key[0]), match[2])
        return match[1] + cited + match[3]

    return _LATEX_COMMAND.sub(renamed, content)
