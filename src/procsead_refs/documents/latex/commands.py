"""What LaTeX's commands do to the text; which command does what is in data/latex.toml."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from procsead_refs.data import table
from procsead_refs.documents.latex.groups import Group

if TYPE_CHECKING:
    from procsead_refs.documents.latex.cursor import Cursor
    from procsead_refs.documents.latex.groups import Groups
    from procsead_refs.documents.latex.page import Page
    from procsead_refs.documents.latex.structure import Structure

_COMMAND = re.compile(r"\\(?:([A-Za-z@]+)\*?|(.))", re.DOTALL)
_CITE = re.compile(r"(?:\s*[\[(<][^\[\]{}]{0,500}[\])>]){0,2}\s*\{([^{}\\]{0,2000})\}")
_ADDRESS = re.compile(r"\s*\{([^{}\n]*)\}")
_LETTER = re.compile(r"\s*(?:\{\s*(\\?[^\W\d_])\s*\}|(\\?[^\W\d_]))")
_DEFINED = re.compile(r"\s*\\[A-Za-z@]+(?:#\d)*")


class Commands:
    """Carries commands out on the page, moving the cursor over what they own."""

    def __init__(self, cursor: Cursor, page: Page, groups: Groups, structure: Structure) -> None:
        self._cursor = cursor
        self._page = page
        self._groups = groups
        self._structure = structure
        self._words = table("latex")
        self._actions = (
            self._environment,
            self._break,
            self._link,
            self._citation,
            self._heading,
            self._note,
            self._styled,
            self._accent,
            self._symbol,
            self._unknown,
        )

    def command(self, at: int) -> None:
        """Carry out the command whose backslash stands at an offset."""
        cursor = self._cursor
        cursor.at = at
        found = cursor.take(_COMMAND)
        if found is None:
            cursor.at = at + 1
            return
        name = found[1] or found[2]
        next(action for action in self._actions if action(name, at))

    def _environment(self, name: str, at: int) -> bool:
        if name in {"(", "["}:
            self._structure.formula("\\)" if name == "(" else "\\]", display=name == "[")
        elif name == "begin":
            self._structure.begin(at)
        elif name == "end":
            self._structure.end(at)
        else:
            return False
        return True

    def _break(self, name: str, at: int) -> bool:
        cursor, group = self._cursor, self._groups.now
        row_end = name in {"\\", "tabularnewline"}
        if not row_end and name not in {"par", "item", "bibitem", "caption"}:
            return False
        cursor.option()
        if row_end and group.kind != "cell":
            self._page.show("\n", (at, cursor.at), group)
            return True
        self._page.end_block(at, group)
        key = cursor.argument() if name == "bibitem" else None
        if key is not None:
            self._page.key(0, 0, cursor.text[key[0] : key[1]].strip())
        if name == "caption" and cursor.opens():
            self._groups.enter(
                replace(group, kind="paragraph", level=0, environment="", ends="block")
            )
        self._page.space(at, cursor.at)
        return True

    def _link(self, name: str, _at: int) -> bool:
        if name not in self._words["link"]:
            return False
        found = self._cursor.take(_ADDRESS)
        address = found[1].replace("\\", "").strip() if found else ""
        group = replace(self._groups.now, link=address, environment="", ends="")
        if name == "href" and self._cursor.opens():
            self._groups.enter(group)
        elif found and address:
            self._page.show(address, (*found.span(1), self._cursor.at), group)
        return True

    def _citation(self, name: str, at: int) -> bool:
        footnote = name in self._words["footcite"]
        if not footnote and name not in self._words["cite"]:
            return False
        cursor, group = self._cursor, self._groups.now
        while cursor.take(_CITE) and name.endswith("s"):
            pass
        if footnote:
            self._page.begin_note()
        self._page.settle(group)
        before = self._page.length - at
        self._page.show(cursor.text[at : cursor.at], (at, cursor.at, cursor.at), group)
        for keys in _CITE.finditer(cursor.text, at, cursor.at):
            place = keys.start(1)
            for key in keys[1].split(","):
                start = before + place + len(key) - len(key.lstrip())
                if key.strip():
                    self._page.key(start, start + len(key.strip()), key.strip())
                place += len(key) + 1
        if footnote:
            self._page.end_note(cursor.at, group)
        return True

    def _heading(self, name: str, at: int) -> bool:
        level = self._words["heading"].get(name)
        if level is None:
            return False
        self._page.end_block(at, self._groups.now)
        self._cursor.option()
        if self._cursor.opens():
            self._groups.enter(Group(kind="heading", level=level, ends="block"))
        return True

    def _note(self, name: str, _at: int) -> bool:
        if name not in self._words["note"]:
            return False
        self._cursor.option()
        if self._cursor.opens():
            self._page.begin_note()
            self._groups.enter(Group(ends="note"))
        return True

    def _styled(self, name: str, _at: int) -> bool:
        look = self._words["look"].get(name)
        if look is None:
            return False
        now = self._groups.now
        italic, raised = now.italic or look == "italic", now.superscript or look == "superscript"
        group = replace(now, italic=italic, superscript=raised)
        if name.startswith(("text", "emph")) and self._cursor.opens():
            self._groups.enter(replace(group, environment="", ends=""))
        else:  # a switch: it holds to the end of the group
            self._groups.now = group
            self._cursor.swallow()
        return True

    def _accent(self, name: str, at: int) -> bool:
        accent = self._words["accent"].get(name)
        letter = self._cursor.take(_LETTER) if accent else None
        if letter is None:
            return False
        base = (letter[1] or letter[2]).removeprefix("\\")
        shown = unicodedata.normalize("NFC", base + accent)
        self._page.show(shown, (at, self._cursor.at), self._groups.now)
        return True

    def _symbol(self, name: str, at: int) -> bool:
        shown = self._words["text"].get(name)
        if shown is None:
            return False
        if name.isalpha():
            self._cursor.swallow()
        if shown == " ":
            self._page.space(at, self._cursor.at)
        elif shown:
            self._page.show(shown, (at, self._cursor.at), self._groups.now)
        return True

    def _unknown(self, name: str, _at: int) -> bool:
        """Pass over a command; braces that it does not own are read as text."""
        cursor = self._cursor
        if name in self._words["unread"]:
            self._page.missed(self._words["unread"][name])
        name_end = cursor.at
        if name in self._words["defines"]:
            cursor.take(_DEFINED)
        cursor.option()
        for _ in range(self._words["drop"].get(name, 0)):
            cursor.option()
            if cursor.argument() is None:
                break
        if name.isalpha() and cursor.at == name_end and not cursor.text.startswith("{", cursor.at):
            cursor.swallow()
        return True
