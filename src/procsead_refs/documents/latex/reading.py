"""LaTeX read as far as text goes: no macro is run and no file is opened."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from procsead_refs.documents.latex.commands import Commands
from procsead_refs.documents.latex.cursor import Cursor
from procsead_refs.documents.latex.groups import Groups
from procsead_refs.documents.latex.page import Page
from procsead_refs.documents.latex.structure import Structure

if TYPE_CHECKING:
    from procsead_refs.documents._blocks.lines import Traced

_SPECIAL = re.compile(r"[\\%{}~$&]|[ \t]*\n[ \t\n]*|[ \t]{2,}|\t|---?|``|''|`|'")
_CHARACTERS = {"~": "\u00a0", "--": "–", "---": "—", "``": "“", "''": "”", "`": "‘", "'": "’"}


class Reader:
    """A source's blocks: `traced` in reading order, notes last, and what is `unread`."""

    def __init__(self, text: str) -> None:
        self._cursor = Cursor(text)
        self._page = Page(text)
        self._groups = Groups()
        self._structure = Structure(self._cursor, self._page, self._groups)
        self._commands = Commands(self._cursor, self._page, self._groups, self._structure)
        self._read()
        self.traced: list[Traced] = self._page.blocks
        self.unread = self._page.unread

    def _read(self) -> None:
        cursor = self._cursor
        while cursor.at < cursor.end:
            found = _SPECIAL.search(cursor.text, cursor.at, cursor.end)
            stop = found.start() if found else cursor.end
            self._words(cursor.at, stop)
            cursor.at = found.end() if found else cursor.end
            if found:
                self._special(found[0], stop)
        while self._structure.leave():
            pass
        self._page.end_block(cursor.end, self._groups.now)

    def _words(self, start: int, end: int) -> None:
        """Print words as they stand; a space at either end is printed if more follows."""
        text = self._cursor.text
        if start < end and text[start] == " ":
            self._page.space(start, start + 1)
            start += 1
        trailing = start < end and text[end - 1] == " "
        if start < end - trailing:
            self._page.show(text[start : end - trailing], (start, end - trailing), self._groups.now)
        if trailing:
            self._page.space(end - 1, end)

    def _special(self, mark: str, at: int) -> None:
        cursor, group = self._cursor, self._groups.now
        if mark in _CHARACTERS:
            self._page.show(_CHARACTERS[mark], (at, cursor.at), group)
        elif mark == "\\":
            self._commands.command(at)
        elif mark == "{":
            self._groups.enter(replace(group, environment="", ends=""))
        elif mark == "}":
            self._close_brace()
        elif mark == "$":
            display = cursor.text.startswith("$", cursor.at)
            cursor.at += display
            self._structure.formula("$$" if display else "$", display=display)
        elif mark == "&":
            self._ampersand(at)
        elif mark == "%":
            cursor.comment(at)
        elif mark.count("\n") > 1:
            self._page.end_block(at, group)
        else:
            self._page.space(at, cursor.at)

    def _ampersand(self, at: int) -> None:
        if self._groups.now.kind == "cell":
            self._page.end_block(at, self._groups.now)
        else:
            self._page.show("&", (at, at + 1), self._groups.now)

    def _close_brace(self) -> None:
        if not self._groups.now.environment:
            self._structure.leave()
