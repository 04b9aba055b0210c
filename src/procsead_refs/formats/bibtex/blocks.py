"""A .bib text as blocks: entries, strings, preambles, comments, the text between, what failed.

Every character of the text stands in exactly one block, in order, so that a file is its blocks
joined. Written by hand rather than with bibtexparser, because the store needs exact slices, files
in the wild hold `@article(`, unbalanced braces and 1e5 nested ones, and reading must stay linear.
Grammar: btparse's "bt_language" manual, https://metacpan.org/dist/Text-BibTeX/view/btparse/doc/.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["entry", "string", "preamble", "comment", "text", "failed"]

_START = re.compile(r"@[ \t\n]*([^\W\d][\w:.+/-]*)[ \t\n]*([{(])")
_COMMENT = re.compile(r"@[ \t\n]*comment\b(?![ \t\n]*[{(])[^\n]*", re.IGNORECASE)
_NEXT = re.compile(r"\n[ \t]*@[ \t]*[^\W\d]\w*[ \t]*[{(]")
_NEW_ENTRY = re.compile(
    r"\n[ \t]*@[ \t]*[^\W\d]\w*[ \t]*[{(][ \t]*[^\s,{}()=\"]+[ \t]*,[ \t]*\n?[ \t]*\w+[ \t]*="
)
_KEY = re.compile(r"\s*([^,\s{}=\"#%][^,{}=\"\n]*?|)\s*(?=[,}=)\n])")
_NAME = re.compile(r"[\s,;]*([^\s=,{}()\"#%;][^\s=,{}()\"#]*)\s*=\s*")
_BRACED = re.compile(r"\{(?:[^{}]++|\{[^{}]*+\})*+\}")
_QUOTED = re.compile(r'"[^"{}]*+"')
_BARE = re.compile(r"[^\s,{}\"#()=]+")
_BRACES = re.compile(r"[{}]")
_BRACES_OR_QUOTE = re.compile(r'[{}"]')
_PARENTHESES = re.compile(r"[{})]")
_CONCATENATION = re.compile(r"\s*#\s*")
_REST = re.compile(r"(?:\s|,|%[^\n]*)*")


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its name as typed, its value's source, and where both stand in the block.

    The name begins at `at`; the value's source runs from `start` to `end` (exclusive).
    """

    name: str
    value: str
    at: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a .bib text.

    `line` counts from 1. `type` and `key` are an entry's (or "string", "comment", …), as typed;
    `reason` says why a block of kind "failed" could not be read whole.
    """

    kind: Kind
    source: str
    line: int
    type: str = ""
    key: str = ""
    fields: tuple[Field, ...] = ()
    reason: str = ""


class _Broken(Exception):  # noqa: N818 - caught at once, it never leaves this file
    """An entry cannot be read on from here."""


def blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a .bib text; their sources joined are the text."""
    return tuple(_Reader(text).blocks())


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.closers: dict[int, int] | None = None
        self.endless = False

    def blocks(self) -> Iterator[Block]:
        text, done, line = self.text, 0, 1
        search = 0
        while match := _START.search(text, search):
            start = match.start()
            if self._commented_out(start):
                search = match.end()
                continue
            block, end = self._block(match)
            if start > done:
                yield Block("text", text[done:start], line)
                line += text.count("\n", done, start)
            yield Block(
                block.kind, text[start:end], line, block.type, block.key, block.fields, block.reason
            )
            line += text.count("\n", start, end)
            done = search = end
        if done < len(text):
            yield Block("text", text[done:], line)

    def _commented_out(self, at: int) -> bool:
        """Return whether a "%" opens the line, or a "@comment" without braces does."""
        begin = self.text.rfind("\n", 0, at) + 1
        before = self.text[begin:at][:400]
        return before.lstrip().startswith("%") or bool(_COMMENT.search(before))

    def _block(self, match: re.Match[str]) -> tuple[Block, int]:
        name, opener = match.group(1, 2)
        low = name.lower()
        try:
            if low in {"comment", "preamble"}:
                end = self._closed(match.end(2) - 1)
                return Block("comment" if low == "comment" else "preamble", "", 0, name), end
            return self._entry(match, name, "string" if low == "string" else "entry", opener)
        except _Broken as broken:
            end = self._recovered(match.start(), match.end(2) - 1)
            if low == "comment":
                line_end = self.text.find("\n", match.start())
                return Block("comment", "", 0, name), line_end if line_end >= 0 else len(self.text)
            key = _KEY.match(self.text, match.end())
            typed = key[1] if key else ""
            return Block("failed", "", 0, name, typed, (), str(broken)), end

    def _entry(
        self, match: re.Match[str], name: str, kind: Literal["entry", "string"], opener: str
    ) -> tuple[Block, int]:
        text, begin = self.text, match.start()
        closer = "}" if opener == "{" else ")"
        at = match.end()
        key = ""
        found = _KEY.match(text, at)
        if kind == "entry" and found is not None and text[found.end() : found.end() + 1] != "=":
            key, at = found[1], found.end()
        fields: list[Field] = []
        while True:
            rest = _REST.match(text, at)
            at = rest.end() if rest else at
            if text.startswith(closer, at):
                return Block(kind, "", 0, name, key, tuple(fields)), at + 1
            field = _NAME.match(text, at)
            if field is None:
                raise _Broken(
                    "is not closed"
                    if at >= len(text)
                    else f"cannot be read on from {text[at : at + 20]!r}"
                )
            start = field.end()
            at = self._value(start)
            value = text[start:at]
            if "@" in value and _NEW_ENTRY.search(value):
                raise _Broken(f"has an unclosed field {field[1]!r}")
            name_at, named = field.start(1), sys.intern(field[1])  # a few names in a large file
            fields.append(Field(named, value, name_at - begin, start - begin, at - begin))

    def _value(self, at: int) -> int:
        """Return where the value that begins at `at` ends: pieces joined by "#"."""
        text = self.text
        while True:
            char = text[at : at + 1]
            if char == "{":
                match = _BRACED.match(text, at)
                at = match.end() if match else self._closed(at)
            elif char == '"':
                match = _QUOTED.match(text, at)
                at = match.end() if match else self._quoted(at)
            elif match := _BARE.match(text, at):
                at = match.end()
            else:
                return at
            more = _CONCATENATION.match(text, at)
            if more is None:
                return at
            at = more.end()

    def _quoted(self, at: int) -> int:
        depth = 0
        for match in _BRACES_OR_QUOTE.finditer(self.text, at + 1):
            char = match[0]
            if char == '"':
                if depth == 0:
                    return match.end()
            elif char == "{":
                depth += 1
            else:
                depth -= 1
                if depth < 0:
                    break
        raise _Broken("has an unclosed quotation mark")

    def _closed(self, at: int) -> int:
        """Return the end of the group that opens at `at`; after a first failure from a table."""
        if self.text[at] == "(":
            return self._parenthesis(at, len(self.text))
        if self.closers is None:
            depth = 0
            for match in _BRACES.finditer(self.text, at):
                depth += 1 if match[0] == "{" else -1
                if depth == 0:
                    return match.end()
            self.closers = self._pairs(at)
        end = self.closers.get(at)
        if end is None:
            raise _Broken("is not closed")
        return end

    def _pairs(self, begin: int) -> dict[int, int]:
        open_at: list[int] = []
        pairs: dict[int, int] = {}
        for match in _BRACES.finditer(self.text, begin):
            if match[0] == "{":
                open_at.append(match.start())
            elif open_at:
                pairs[open_at.pop()] = match.end()
        return pairs

    def _parenthesis(self, at: int, limit: int) -> int:
        """Return the end of what "(" opens; once one had no end, none is sought past an entry."""
        if self.endless:
            found = _NEXT.search(self.text, at)
            limit = min(limit, found.start() if found else limit)
        depth = 0
        for match in _PARENTHESES.finditer(self.text, at + 1, limit):
            if match[0] == "{":
                depth += 1
            elif match[0] == "}":
                depth -= 1
            elif depth <= 0:
                return match.end()
        self.endless = True
        raise _Broken("is not closed")

    def _recovered(self, start: int, opener: int) -> int:
        """Return where a failed block ends: at its own brace, or before the next entry."""
        found = _NEXT.search(self.text, start + 1)
        begin = found.start() + 1 if found else len(self.text)
        try:
            return min(self._closed(opener), begin)
        except _Broken:
            return begin
