"""The block structure of Markdown: what is text, of which kind, and on which lines it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.documents.markdown.endings import Endings
from procsead_refs.documents.markdown.raw import TAB, Raw, SourceLine

if TYPE_CHECKING:
    from procsead_refs.model import BlockKind

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_ATX = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)")
_ATX_END = re.compile(r"[ \t]+#+[ \t]*$")
_ATTRIBUTES = re.compile(r"[ \t]*(?<!\\)\{[^{}\n]*\}[ \t]*$")
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


class Structure:
    """A text's blocks in order (`found`), its notes by label and its link addresses by label."""

    def __init__(self, text: str) -> None:
        self.found: list[Raw] = []
        self.notes: dict[str, list[Raw]] = {}
        self.links: dict[str, str] = {}
        self._lines = text.split("\n")
        self._endings = Endings(text)
        self._open: Raw | None = None
        self._list: list[int] = []  # the columns where the open lists' text begins
        self._note = ""
        self._skip: re.Pattern[str] | None = None  # what ends the code or comment being skipped
        self._takers = (  # in this order: the first that takes a line has it
            self._indented_code,
            self._division,
            self._fence,
            self._comment,
            self._raw,
            self._note_definition,
            self._link_definition,
            self._underline,
            self._rule,
            self._heading,
            self._row,
            self._quote,
            self._item,
            self._text,
        )
        self._gather()

    def _gather(self) -> None:
        first = self._after_metadata()
        offset = sum(len(line) + 1 for line in self._lines[:first])
        after_blank = True
        for number, text in enumerate(self._lines[first:], first + 1):
            if self._skip is not None:
                self._skip = None if self._skip.search(text) else self._skip
            elif not text.strip():
                self._close()
                after_blank = True
            else:
                line = SourceLine(text, offset, number, after_blank)
                self._leave_containers(line)
                next(take for take in self._takers if take(line))
                after_blank = False
            offset += len(text) + 1
        self._close()

    def _after_metadata(self) -> int:
        if self._lines[0].rstrip() != "---":
            return 0
        for index, line in enumerate(self._lines[1:], 1):
            if line.rstrip() in {"---", "..."}:
                return index + 1
        return 0

    def _leave_containers(self, line: SourceLine) -> None:
        if line.after_blank and line.indent == 0:
            self._note = ""
            if not _ITEM.match(line.text):
                self._list = []

    def _indented_code(self, line: SourceLine) -> bool:
        inside = self._list or self._note
        return line.after_blank and line.indent >= TAB and not inside

    def _division(self, line: SourceLine) -> bool:
        return self._passed(taken=bool(_DIV.match(line.text)))

    def _fence(self, line: SourceLine) -> bool:
        inside = self._list or self._note
        fence = _FENCE.match(line.text.lstrip() if inside else line.text)
        if not fence or not self._endings.has_fence(line.offset + len(line.text) + 1, fence[1]):
            return False
        mark = fence[1]
        self._skip = re.compile(rf"^[ \t]*{re.escape(mark[0])}{{{len(mark)},}}[ \t]*$")
        return self._passed(taken=True)

    def _comment(self, line: SourceLine) -> bool:
        comment = line.text.lstrip().startswith("<!--")
        if not comment or not self._endings.has(line.offset, "-->"):
            return False
        end = line.text.find("-->")
        if end == -1:
            self._skip = re.compile("-->")
        return self._passed(taken=end == -1 or not line.text[end + 3 :].strip())

    def _raw(self, line: SourceLine) -> bool:
        raw = _RAW.match(line.text)
        if not raw or not self._endings.has(line.offset, f"</{raw[1].lower()}>"):
            return False
        end = re.compile(rf"</{raw[1]}>", re.IGNORECASE)
        self._skip = None if end.search(line.text) else end
        return self._passed(taken=True)

    def _note_definition(self, line: SourceLine) -> bool:
        note = _NOTE.match(line.text)
        if note:
            self._close()
            self._note = note[1]
            self._start("footnote", line, note.end())
        return bool(note)

    def _link_definition(self, line: SourceLine) -> bool:
        definition = _DEFINITION.match(line.text) if self._open is None else None
        if definition:
            self.links[definition[1].lower()] = definition[2]
        return bool(definition)

    def _underline(self, line: SourceLine) -> bool:
        if self._open is None or self._open.kind != "paragraph" or not _SETEXT.match(line.text):
            return False
        self._open.kind, self._open.level = "heading", 1 if line.text.strip()[0] == "=" else 2
        return self._passed(taken=True)

    def _rule(self, line: SourceLine) -> bool:
        return self._passed(taken=bool(_RULE.match(line.text)))

    def _heading(self, line: SourceLine) -> bool:
        heading = _ATX.match(line.text)
        if heading:
            self._close()
            text = _ATX_END.sub("", _ATTRIBUTES.sub("", line.text[heading.end() :]))
            self._start("heading", line, heading.end(), text, len(heading[1]))
            self._close()
        return bool(heading)

    def _row(self, line: SourceLine) -> bool:
        stripped = line.text.strip()
        if not stripped.startswith("|") and not self._starts_table(line):
            return False
        self._close()
        if stripped.startswith("| ") and "|" not in stripped[1:]:  # a line block
            self._start("paragraph", line, line.text.index("|") + 2)
        elif not _TABLE_RULE.match(line.text):
            for cell in _CELL.finditer(line.text):
                text = cell[0].strip()
                if text:
                    self._start("cell", line, cell.start() + cell[0].index(text[0]), text)
                    self._close()
        return True

    def _starts_table(self, line: SourceLine) -> bool:
        following = self._lines[line.number] if line.number < len(self._lines) else ""
        return "|" in line.text and "|" in following and bool(_TABLE_RULE.match(following))

    def _quote(self, line: SourceLine) -> bool:
        quote = _QUOTE.match(line.text)
        if not quote:
            return False
        text = line.text[quote.end() :]
        if not text.strip():
            self._close()
        elif self._open is not None and self._open.kind == "quote":
            self._open.segments.append((line.offset + quote.end(), text))
        else:
            self._close()
            self._start("quote", line, quote.end())
        return True

    def _item(self, line: SourceLine) -> bool:
        item = _ITEM.match(line.text)
        if not item:
            return False
        marker = item[0].strip()
        in_list = self._open is None or self._open.kind == "list-item"
        if not in_list and marker not in {"-", "*", "+", "1.", "1)", "(1)"}:
            return False  # inside a paragraph a number at a line's start is text
        self._close()
        indent = line.indent
        self._list = [column for column in self._list if column <= indent]
        self._list.append(indent + 2)
        self._start("list-item", line, item.end(), level=len(self._list))
        return True

    def _text(self, line: SourceLine) -> bool:
        text = line.text.lstrip(" \t")
        at = len(line.text) - len(text)
        if self._open is not None:
            self._open.segments.append((line.offset + at, text))
        elif self._list and line.indent > 0:
            self._start("list-item", line, at, level=len(self._list))
        else:
            self._start("paragraph", line, at)
        return True

    def _start(
        self, kind: BlockKind, line: SourceLine, at: int, text: str | None = None, level: int = 0
    ) -> None:
        if self._note:
            kind, level = "footnote", 0
        segment = line.offset + at, line.text[at:] if text is None else text
        self._open = Raw(kind, level, line.number, [segment], self._note)

    def _passed(self, *, taken: bool) -> bool:
        """Close the open block if a line was taken that is no text."""
        if taken:
            self._close()
        return taken

    def _close(self) -> None:
        if self._open is not None and any(text.strip() for _, text in self._open.segments):
            if self._open.note:
                self.notes.setdefault(self._open.note, []).append(self._open)
            else:
                self.found.append(self._open)
        self._open = None
