"""A changed Reference written into the entry that it came from: only what changed is touched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.formats.bibtex.fields import ALIASES
from procsead_refs.formats.bibtex.reader import reference as read
from procsead_refs.formats.bibtex.values import MONTHS
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
# Those of which the first says all, once it is written anew.
_WHOLE = frozenset({"date", "title", "booktitle", "maintitle", "journaltitle", "publisher"})
_PLAIN_DATE = re.compile(r"\{(?P<year>\d{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d\d))?)?\}")
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
        """Write a value where its field, or one of those that together mean it, stands."""
        group = _GROUP.get(name, (name,))
        mine = [one for one in self.old.fields if _plain(one.name) in group]
        exact = [one for one in mine if _plain(one.name) == name]
        if not value:
            for one in exact or (mine if name == group[0] else []):
                self._drop(one)
        elif name == "date" and not exact and mine and self._year_and_month(mine, value):
            return
        elif not exact and (not mine or name != group[0]):
            self.added.append(f"{name} = {value}")
        else:
            self._replace(name, value, mine, (exact or mine)[0])

    def _replace(self, name: str, value: str, mine: list[Field], keep: Field) -> None:
        typed = name if name == "date" else keep.name
        written = _delimited(value, keep.value)
        self.edits.append((keep.at, keep.end, self._named(keep, typed, written)))
        for one in mine:
            if one is not keep and name in _WHOLE:
                self._drop(one)

    def _named(self, one: Field, name: str, value: str) -> str:
        between = self.old.source[one.at + len(one.name) : one.start]
        return f"{name}{between}{value}"

    def _year_and_month(self, mine: list[Field], value: str) -> bool:
        """Write a plain date into `year`, `month` and `day` where the entry has them so."""
        match = _PLAIN_DATE.fullmatch(value)
        by_name = {one.name.lower(): one for one in mine}
        if match is None or "year" not in by_name:
            return False
        month = MONTHS[int(match["month"]) - 1] if match["month"] else ""
        for name, new in (("year", match["year"]), ("month", month), ("day", match["day"] or "")):
            old = by_name.get(name)
            if old and new:
                number = name == "month" and old.value.strip('{"}').isdecimal()
                text = str(MONTHS.index(new) + 1) if number else new
                plain = name == "month" and not number
                written = text if plain else _delimited(f"{{{text}}}", old.value)
                if old.value.strip('{"}').lower() != text:
                    self.edits.append((old.start, old.end, written))
            elif old:
                self._drop(old)
            elif new:
                self.added.append(f"{name} = {new}")
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
