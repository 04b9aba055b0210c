"""The block structure of Markdown: what is text, of which kind, and on which lines it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from procsead_refs.documents.markdown.inline import Source, inline
from procsead_refs.model import Location, Unread

if TYPE_CHECKING:
    from procsead_refs.documents.lines import Traced
    from procsead_refs.model import BlockKind

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_ATX = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)")
_ATX_END = re.compile(r"[ \t]+#+[ \t]*$")
_ATTRIBUTES = re.compile(r"[ \t]*\{[^{}\n]*\}[ \t]*$")
_SETEXT = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_RULE = re.compile(r" {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$")
_ITEM = re.compile(r"([ \t]*)(?:[-*+]|\(?(?:\d{1,3}|#)[.)]|\(@\w*\))(?:[ \t]+(?=\S)|[ \t]*$)")
_QUOTE = re.compile(r" {0,3}> ?")
_NOTE = re.compile(r" {0,3}\[\^([^\]\s]{1,100})\]:[ \t]*")
_DEFINITION = re.compile(
    r" {0,3}\[([^\]^@][^\]]{0,200})\]:[ \t]*<?(\S+?)>?(?:[ \t]+[\"'(].*)?[ \t]*$"
)
_DIV = re.compile(r" {0,3}:{3,}")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*$")
_RAW = re.compile(r" {0,3}<(script|style|pre|textarea)\b", re.IGNORECASE)
_CELL = re.compile(r"(?:[^|\\]|\\.)+")
_TAB = 4


@dataclass(slots=True)
class _Open:
    """The paragraph being gathered."""

    kind: BlockKind = "paragraph"
    level: int = 0
    line: int = 0
    segments: list[tuple[int, str]] = field(default_factory=list)
    note: str = ""


class Blocks:
    """A Markdown text's blocks: `traced` in reading order, notes last, and what is `unread`."""

    def __init__(self, text: str) -> None:
        self.unread: list[Unread] = []
        self.links: dict[str, str] = {}
        self._lines = text.split("\n")
        self._notes: dict[str, list[_Open]] = {}
        self._numbers: dict[str, str] = {}
        self._found: list[_Open] = []
        self._open: _Open | None = None
        self._list: list[int] = []  # the columns where the open lists' text begins
        self._note = ""
        self._gather()
        self.traced: list[Traced] = []
        for one in self._found:
            self._finish(one)
        for label in self._numbers_then_rest():
            for one in self._notes.get(label, ()):
                self._finish(one)

    def note_number(self, label: str) -> str | None:
        """Return the number of the note called here, or None where no such note is defined."""
        if label not in self._notes:
            return None
        return self._numbers.setdefault(label, str(len(self._numbers) + 1))

    def inline_note(self, source: Source) -> str:
        """Keep the text of an inline note ("^[...]") and return its number."""
        label = f"^{len(self._notes)}"
        one = _Open("footnote", line=0, note=label)
        one.segments = source.segments
        self._notes[label] = [one]
        number = str(len(self._numbers) + 1)
        self._numbers[label] = number
        return number

    def missed(self, what: str) -> None:
        """Note something in the block being read that has no text."""
        self.unread.append(Unread(what, Location(len(self.traced))))

    def _numbers_then_rest(self) -> list[str]:
        for label in self._notes:
            self._numbers.setdefault(label, str(len(self._numbers) + 1))
        done: list[str] = []
        while len(done) < len(self._numbers):  # a note may call another
            done.append(list(self._numbers)[len(done)])
        return done

    def _finish(self, one: _Open) -> None:
        line = inline(Source(one.segments), self)
        note = self._numbers.get(one.note) if one.note else None
        facts = {"kind": one.kind, "level": one.level, "note": note, "line": one.line or None}
        self.traced.append(line.traced((one.segments[0][0], _end(one)), **facts))

    def _close(self) -> None:
        if self._open is not None and any(text.strip() for _, text in self._open.segments):
            if self._open.note:
                self._notes.setdefault(self._open.note, []).append(self._open)
            else:
                self._found.append(self._open)
        self._open = None

    def _gather(self) -> None:
        index = self._after_metadata()
        offset = sum(len(line) + 1 for line in self._lines[:index])
        skip_until: re.Pattern[str] | None = None
        blank = True
        while index < len(self._lines):
            line = self._lines[index]
            index += 1
            if skip_until is not None:
                if skip_until.search(line):
                    skip_until = None
            elif not line.strip():
                self._close()
                blank = True
            else:
                skip_until = self._line(line, offset, index, blank=blank)
                blank = False
            offset += len(line) + 1
        self._close()

    def _after_metadata(self) -> int:
        if self._lines[0].rstrip() != "---":
            return 0
        for index, line in enumerate(self._lines[1:], 1):
            if line.rstrip() in {"---", "..."}:
                return index + 1
        return 0

    def _line(self, line: str, offset: int, number: int, *, blank: bool) -> re.Pattern[str] | None:
        """Take a line that is not blank; return what ends the skipping that it begins."""
        indent = _width(line)
        if blank and indent == 0:
            if not _ITEM.match(line):
                self._list = []
            self._note = ""
        if (blank and indent >= _TAB and not self._list and not self._note) or _DIV.match(line):
            self._close()
            return None
        if fence := _FENCE.match(line.lstrip() if self._list or self._note else line):
            self._close()
            mark = fence[1]
            return re.compile(rf"^[ \t]*{re.escape(mark[0])}{{{len(mark)},}}[ \t]*$")
        if line.lstrip().startswith("<!--"):
            self._close()
            return None if "-->" in line else re.compile("-->")
        if raw := _RAW.match(line):
            self._close()
            end = re.compile(rf"</{raw[1]}>", re.IGNORECASE)
            return None if end.search(line) else end
        if note := _NOTE.match(line):
            self._close()
            self._note = note[1]
            self._start("footnote", number, offset + note.end(), line[note.end() :])
            return None
        if definition := _DEFINITION.match(line):
            if self._open is None:
                self.links[definition[1].lower()] = definition[2]
                return None
        self._text_line(line, offset, number)
        return None

    def _text_line(self, line: str, offset: int, number: int) -> None:
        if self._open is not None and self._open.kind == "paragraph" and not self._note:
            if setext := _SETEXT.match(line):
                self._open.kind, self._open.level = "heading", 1 if setext[1][0] == "=" else 2
                self._close()
                return
        if _RULE.match(line):
            self._close()
            return
        if heading := _ATX.match(line):
            self._close()
            text = _ATX_END.sub("", _ATTRIBUTES.sub("", line[heading.end() :]))
            self._start("heading", number, offset + heading.end(), text, len(heading[1]))
            self._close()
            return
        if line.lstrip().startswith("|") or (self._table_follows(number) and "|" in line):
            self._row(line, offset, number)
            return
        if quote := _QUOTE.match(line):
            if self._open is None or self._open.kind != "quote":
                self._close()
                self._start("quote", number, offset + quote.end(), line[quote.end() :])
            elif line[quote.end() :].strip():
                self._open.segments.append((offset + quote.end(), line[quote.end() :]))
            else:
                self._close()
            return
        item = _ITEM.match(line)
        if item and (
            self._open is None
            or self._open.kind == "list-item"
            or "1" in item[0]
            or item[0].strip() in "-*+"
        ):
            self._item(item, line, offset, number)
            return
        stripped = line.lstrip(" \t")
        at = offset + len(line) - len(stripped)
        if self._open is None:
            inside = self._list and _width(line) > 0
            self._start(
                "list-item" if inside else "paragraph",
                number,
                at,
                stripped,
                len(self._list) if inside else 0,
            )
        else:
            self._open.segments.append((at, stripped))

    def _item(self, item: re.Match[str], line: str, offset: int, number: int) -> None:
        column = _width(line)
        self._close()
        self._list = [one for one in self._list if one <= column]
        self._list.append(max(column + 2, 1))
        self._start("list-item", number, offset + item.end(), line[item.end() :], len(self._list))

    def _table_follows(self, number: int) -> bool:
        following = self._lines[number] if number < len(self._lines) else ""
        return "|" in following and bool(_TABLE_RULE.match(following))

    def _row(self, line: str, offset: int, number: int) -> None:
        stripped = line.strip()
        if not stripped.endswith("|") and stripped.startswith("| ") and "|" not in stripped[1:]:
            at = offset + line.index("|") + 2  # a line block
            self._close()
            self._start("paragraph", number, at, line[line.index("|") + 2 :])
            return
        self._close()
        if _TABLE_RULE.match(line):
            return
        for cell in _CELL.finditer(line):
            text = cell[0]
            if not text.strip():
                continue
            at = cell.start() + len(text) - len(text.lstrip())
            self._start("cell", number, offset + at, text.strip())
            self._close()

    def _start(self, kind: BlockKind, number: int, at: int, text: str, level: int = 0) -> None:
        if self._note:
            kind, level = "footnote", 0
        self._open = _Open(kind, level, number, [(at, text)], self._note)


def _end(one: _Open) -> int:
    start, text = one.segments[-1]
    return start + len(text)


def _width(line: str) -> int:
    """Return the indentation in columns, a tab as four."""
    return len(line[: len(line) - len(line.lstrip(" \t"))].replace("\t", " " * _TAB))
