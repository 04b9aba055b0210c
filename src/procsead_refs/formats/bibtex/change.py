"""A changed Reference written into the entry that it came from: only what changed is touched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.formats.bibtex.fields import ALIASES
from procsead_refs.formats.bibtex.reader import reference as read
from procsead_refs.formats.bibtex.writer import fields, safe_key

if TYPE_CHECKING:
    from procsead_refs.formats.bibtex.blocks import Block, Field
    from procsead_refs.formats.bibtex.inheritance import Context
    from procsead_refs.model import Reference

# Fields that together make one value of the model: the first is what the writer calls it.
_TOGETHER = (
    ("title", "subtitle", "titleaddon"),
    ("booktitle", "booksubtitle", "booktitleaddon"),
    ("maintitle", "mainsubtitle", "maintitleaddon"),
    ("journaltitle", "journalsubtitle"),
    ("date", "year", "month", "day"),
    ("publisher", "institution", "organization", "howpublished"),
    ("language", "langid"),
    ("number", "issue", "eid"),
)
_GROUP = {name: group for group in _TOGETHER for name in group}
_AFTER = re.compile(r"[ \t]*,?[ \t]*")
_TYPE = re.compile(r"@\s*([^\s{(]+)\s*[{(]\s*")
_DEFAULT_INDENT = "\n  "


def changed(reference: Reference, old: Block, known: Context) -> str:
    """Return the entry's source with the fields changed in which `reference` differs from it."""
    before = read(old, known)
    if before == reference:
        return old.source
    kind, new = fields(reference)
    kind_before, was = fields(before)
    source = _Source(old)
    for name in dict.fromkeys([*was, *new]):
        if was.get(name) != new.get(name):
            source.put(name, new.get(name, ""))
    if kind != kind_before:
        source.type(kind)
    if reference.id != before.id:
        source.key(safe_key(reference.id))
    return source.result()


class _Source:
    """An entry's source and the edits to make in it."""

    def __init__(self, old: Block) -> None:
        self.old = old
        self.edits: list[tuple[int, int, str]] = []
        self.added: list[str] = []
        self.gone: set[int] = set()

    def put(self, name: str, value: str) -> None:
        group = _GROUP.get(name, (name,))
        mine = [one for one in self.old.fields if _plain(one.name) in group]
        exact = [one for one in mine if _plain(one.name) == name]
        if not value:
            for one in exact or (mine if name == group[0] else []):
                self._drop(one)
            return
        if name == "date" and not exact and self._year_alone(mine, value):
            return
        keep = exact[0] if exact else (mine[0] if mine and name == group[0] else None)
        if keep is None:
            self.added.append(f"{name} = {value}")
            return
        written = _delimited(value, keep.value)
        typed = keep.name if exact or (len(group) > len(mine) >= 1 and name != "date") else name
        self.edits.append((keep.at, keep.end, self._named(keep, typed, written)))
        for one in mine:
            if one is not keep and (name in {"date", "title", "booktitle", "maintitle"}):
                self._drop(one)

    def _named(self, one: Field, name: str, value: str) -> str:
        between = self.old.source[one.at + len(one.name) : one.start]
        return f"{name}{between}{value}"

    def _year_alone(self, mine: list[Field], value: str) -> bool:
        """Write a year into a `year` field where that is all that is needed."""
        plain = value.strip("{}")
        years = [one for one in mine if one.name.lower() == "year"]
        if len(mine) != 1 or not years or not plain.isdecimal():
            return False
        self.edits.append((years[0].start, years[0].end, _delimited(value, years[0].value)))
        return True

    def _drop(self, one: Field) -> None:
        if one.at in self.gone:
            return
        self.gone.add(one.at)
        text = self.old.source
        after = _AFTER.match(text, one.end)
        end = after.end() if after else one.end
        line = text.rfind("\n", 0, one.at) + 1
        if text[line : one.at].isspace() and text[end : end + 1] == "\n" and line:
            self.edits.append((line, end + 1, ""))
        else:
            self.edits.append((one.at, end, ""))

    def type(self, kind: str) -> None:
        match = _TYPE.match(self.old.source)
        if match:
            self.edits.append((match.start(1), match.end(1), kind))

    def key(self, key: str) -> None:
        match = _TYPE.match(self.old.source)
        if match:
            at = match.end()
            self.edits.append((at, at + len(self.old.key), key))

    def result(self) -> str:
        text = self.old.source
        self._add()
        for start, end, replacement in sorted(self.edits, reverse=True):
            text = text[:start] + replacement + text[end:]
        return text

    def _add(self) -> None:
        if not self.added:
            return
        text, last = self.old.source, self.old.fields[-1:] or ()
        indent = _DEFAULT_INDENT
        if last:
            line = text.rfind("\n", 0, last[0].at) + 1
            before = text[line : last[0].at]
            indent = "\n" + before if line and (not before or before.isspace()) else " "
        at = last[0].end if last else len(text) - 1
        comma = text[at : at + 1] == ","
        lines = ",".join(indent + one for one in self.added)
        if comma:
            self.edits.append((at + 1, at + 1, lines + ","))
        else:
            head = "," if last or not text[: len(text) - 1].rstrip().endswith(",") else ""
            self.edits.append((at, at, head + lines))


def _plain(name: str) -> str:
    low = name.lower()
    return ALIASES.get(low, low)


def _delimited(value: str, like: str) -> str:
    """Return a value in quotation marks where the old one was, and nothing forbids it."""
    if like.startswith('"') and '"' not in value and value.startswith("{"):
        return f'"{value[1:-1]}"'
    return value
