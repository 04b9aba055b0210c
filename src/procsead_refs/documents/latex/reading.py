"""LaTeX read as far as text goes: no macro is run and no file is opened."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from procsead_refs.data import table
from procsead_refs.documents.latex.groups import Group, partners
from procsead_refs.documents.latex.page import Page

if TYPE_CHECKING:
    from procsead_refs.documents.lines import Traced

_SPECIAL = re.compile(r"[\\%{}~$&]|[ \t\n]+|---?|``|''|`|'")
_COMMAND = re.compile(r"\\(?:([A-Za-z@]+)\*?|(.))", re.DOTALL)
_OPTION = re.compile(r"\s*\[[^\[\]]{0,500}\]")
_OPEN = re.compile(r"\s*\{")
_WHITE = re.compile(r"[ \t]*\n?[ \t]*")
_INDENT = re.compile(r"[ \t]*")
_ENVIRONMENT = re.compile(r"\s*\{([A-Za-z]+)\*?\}")
_CITE = re.compile(r"(?:\s*[\[(<][^\[\]{}]{0,500}[\])>]){0,2}\s*\{([^{}\\]{0,2000})\}")
_ADDRESS = re.compile(r"\s*\{([^{}\n]*)\}")
_LETTER = re.compile(r"\s*(?:\{\s*(\\?[^\W\d_])\s*\}|(\\?[^\W\d_]))")
_BODY = re.compile(r"\\begin\s*\{document\}")
_CHARACTERS = {"~": "\u00a0", "--": "–", "---": "—", "``": "“", "''": "”", "`": "‘", "'": "’"}
_UNREAD = {
    "includegraphics": "text in an image",
    "includepdf": "an included document",
    "input": "an included file",
    "include": "an included file",
    "subfile": "an included file",
    "bibliography": "a bibliography file",
    "printbibliography": "a bibliography file",
}
_LONG_MATH = 60  # an inline formula up to this long, without commands, is read as text


class Reader:
    """A source's blocks: `traced` in reading order, notes last, and what is `unread`."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._partners = partners(text)
        self._words = table("latex")
        self._page = Page(text)
        self._groups = [Group()]
        body = _BODY.search(text)
        self._at = body.end() if body else 0
        end = text.find("\\end{document}", self._at)
        self._end = len(text) if end == -1 else end
        self._read()
        self.traced: list[Traced] = self._page.blocks
        self.unread = self._page.unread

    @property
    def _group(self) -> Group:
        return self._groups[-1]

    def _read(self) -> None:
        while self._at < self._end:
            found = _SPECIAL.search(self._text, self._at, self._end)
            stop = found.start() if found else self._end
            if stop > self._at:
                self._show(self._at, stop)
            if found is None:
                break
            self._at = found.end()
            self._special(found[0], found.start())
        while len(self._groups) > 1:
            self._leave()
        self._page.end_block(self._end, self._group)

    def _show(self, start: int, end: int, text: str | None = None) -> None:
        shown = self._text[start:end] if text is None else text
        self._page.show(shown, (start, end), self._group)

    def _special(self, mark: str, at: int) -> None:
        if mark in _CHARACTERS:
            self._show(at, self._at, _CHARACTERS[mark])
        elif mark == "\\":
            self._command(at)
        elif mark == "{":
            self._enter(replace(self._group, environment="", ends=""))
        elif mark == "}":
            self._close_brace()
        elif mark == "$":
            self._formula(at)
        elif mark == "&":
            self._ampersand(at)
        elif mark == "%":
            self._comment(at)
        elif mark.count("\n") > 1:
            self._page.end_block(at, self._group)
        else:
            self._page.space(at, self._at)

    def _ampersand(self, at: int) -> None:
        if self._group.kind == "cell":
            self._page.end_block(at, self._group)
        else:
            self._show(at, self._at)

    def _comment(self, at: int) -> None:
        """Pass over a comment with its line end and the next line's indentation, as TeX does."""
        end = self._text.find("\n", at)
        found = _INDENT.match(self._text, self._end if end == -1 else end + 1)
        self._at = found.end() if found else self._end

    def _close_brace(self) -> None:
        if len(self._groups) > 1 and not self._group.environment:
            self._leave()

    def _enter(self, group: Group) -> None:
        self._groups.append(group)

    def _leave(self) -> None:
        group = self._groups.pop()
        if group.ends == "block":
            self._page.end_block(self._at, group)
        elif group.ends == "note":
            self._page.end_note(self._at, group)

    def _command(self, at: int) -> None:
        found = _COMMAND.match(self._text, at)
        if found is None:
            return
        name = found[1] or found[2]
        self._at = found.end()
        for action in (
            self._structure,
            self._citation,
            self._heading,
            self._note,
            self._styled,
            self._accent,
            self._symbol,
        ):
            if action(name, at):
                return
        self._drop(name)

    def _structure(self, name: str, at: int) -> bool:
        if name in {"begin", "end"}:
            environment = _ENVIRONMENT.match(self._text, self._at)
            if environment:
                self._at = environment.end()
                (self._begin if name == "begin" else self._finish)(environment[1], at)
        elif name in {"par", "item", "bibitem", "\\", "tabularnewline", "caption"}:
            self._break(name, at)
        elif name in {"(", "["}:
            self._skip_formula("\\)" if name == "(" else "\\]", display=name == "[")
        elif name in {"href", "url", "nolinkurl", "path"}:
            self._address(name)
        else:
            return False
        return True

    def _break(self, name: str, at: int) -> None:
        row_end = name in {"\\", "tabularnewline"}
        if row_end and self._group.kind != "cell":
            self._option()
            self._show(at, self._at, "\n")
            return
        self._page.end_block(at, self._group)
        if name == "bibitem":
            self._option()
            key = self._argument()
            if key is not None:
                self._page.key(0, 0, self._text[key[0] : key[1]].strip())
        elif name == "caption":
            self._option()
            if _OPEN.match(self._text, self._at):
                self._open(replace(self._group, kind="paragraph", level=0, ends="block"))
        else:
            self._option()
        self._page.space(at, self._at)

    def _begin(self, name: str, at: int) -> None:
        what = self._words["environment"].get(name, "")
        if what in {"code", "equation"}:
            end = self._text.find(f"\\end{{{name}", self._at)
            close = -1 if end == -1 else self._text.find("}", end)
            self._at = self._end if close == -1 else close + 1
            if what == "equation":
                self._page.missed("an equation")
            return
        if name != "document":
            self._page.end_block(at, self._group)
        self._option()
        group = replace(self._group, environment=name, ends="block")
        if what == "cell":
            for _ in range(2 if name in {"tabularx", "tabulary"} else 1):
                self._argument()
        if what:
            group = replace(group, kind=what)
        if name in {"itemize", "enumerate", "description", "thebibliography"}:
            group = replace(group, kind="list-item", level=group.level + 1)
        if name == "CSLReferences":  # pandoc's list: hanging indent and entry spacing
            self._argument()
            self._argument()
        if name == "thebibliography":
            self._argument()
            self._page.heading("References", at)
        self._enter(group)

    def _finish(self, name: str, at: int) -> None:
        if not any(group.environment == name for group in self._groups[-200:]):
            self._page.end_block(at, self._group)
            return
        while self._group.environment != name:
            self._leave()
        self._leave()

    def _citation(self, name: str, _at: int) -> bool:
        footnote = name in self._words["footcite"]
        if not footnote and name not in self._words["cite"]:
            return False
        start = self._text.rindex("\\", 0, self._at)
        found = _CITE.match(self._text, self._at)
        if found is None:
            return True
        self._at = found.end()
        while more := _CITE.match(self._text, self._at) if name.endswith("s") else None:
            self._at = more.end()
        if footnote:
            self._page.begin_note()
        self._page.settle(self._group)
        before = self._page.length
        place = start, self._at, self._at
        self._page.show(self._text[start : self._at], place, self._group)
        for keys in _CITE.finditer(self._text, start, self._at):
            at = keys.start(1)
            for key in keys[1].split(","):
                first = before + at + len(key) - len(key.lstrip()) - start
                if key.strip():
                    self._page.key(first, first + len(key.strip()), key.strip())
                at += len(key) + 1
        if footnote:
            self._page.end_note(self._at, self._group)
        return True

    def _heading(self, name: str, at: int) -> bool:
        level = self._words["heading"].get(name)
        if level is None:
            return False
        self._page.end_block(at, self._group)
        self._option()
        if _OPEN.match(self._text, self._at):
            self._open(Group(kind="heading", level=level, ends="block"))
        return True

    def _note(self, name: str, _at: int) -> bool:
        if name not in self._words["note"]:
            return False
        self._option()
        if _OPEN.match(self._text, self._at):
            self._page.begin_note()
            self._open(Group(ends="note"))
        return True

    def _styled(self, name: str, _at: int) -> bool:
        look = self._words["look"].get(name)
        if look is None:
            return False
        italic = self._group.italic or look == "italic"
        raised = self._group.superscript or look == "superscript"
        group = replace(self._group, italic=italic, superscript=raised)
        if _OPEN.match(self._text, self._at) and name.startswith(("text", "emph")):
            self._open(replace(group, environment="", ends=""))
        else:  # a switch: it holds to the end of the group
            self._groups[-1] = group
            self._swallow()
        return True

    def _accent(self, name: str, at: int) -> bool:
        accent = self._words["accent"].get(name)
        letter = _LETTER.match(self._text, self._at) if accent else None
        if letter is None:
            return False
        self._at = letter.end()
        base = (letter[1] or letter[2]).removeprefix("\\")
        self._show(at, self._at, unicodedata.normalize("NFC", base + accent))
        return True

    def _symbol(self, name: str, at: int) -> bool:
        shown = self._words["text"].get(name)
        if shown is None:
            return False
        if name.isalpha():
            self._swallow()
        if shown == " ":
            self._page.space(at, self._at)
        elif shown:
            self._show(at, self._at, shown)
        return True

    def _swallow(self) -> None:
        """Pass over the white space that ends a command's name, or the empty braces there."""
        if self._text.startswith("{}", self._at):
            self._at += 2
        else:
            found = _WHITE.match(self._text, self._at)
            self._at = found.end() if found else self._at

    def _drop(self, name: str) -> None:
        """Pass over an unknown command; braces that it does not own are read as text."""
        if name in _UNREAD:
            self._page.missed(_UNREAD[name])
        self._option()
        for _ in range(self._words["drop"].get(name, 0)):
            self._option()
            if self._argument() is None:
                break
        if name.isalpha() and not self._text.startswith("{", self._at):
            self._swallow()

    def _option(self) -> None:
        while found := _OPTION.match(self._text, self._at):
            self._at = found.end()

    def _argument(self) -> tuple[int, int] | None:
        """Pass over an argument in braces; return where its content stands."""
        found = _OPEN.match(self._text, self._at)
        close = self._partners.get(found.end() - 1) if found else None
        if found is None or close is None:
            return None
        self._at = close + 1
        return found.end(), close

    def _open(self, group: Group) -> None:
        found = _OPEN.match(self._text, self._at)
        if found:
            self._at = found.end()
            self._enter(group)

    def _address(self, name: str) -> None:
        found = _ADDRESS.match(self._text, self._at)
        if found is None:
            return
        self._at = found.end()
        address = found[1].replace("\\", "").strip()
        if name == "href":
            self._open(replace(self._group, link=address, environment="", ends=""))
        elif address:
            group = replace(self._group, link=address)
            self._page.show(address, (*found.span(1), self._at), group)

    def _formula(self, at: int) -> None:
        display = self._text.startswith("$", self._at)
        self._at = at + (2 if display else 1)
        self._skip_formula("$$" if display else "$", display=display)

    def _skip_formula(self, end: str, *, display: bool) -> None:
        """Read a short inline formula as text; note any other as unread."""
        close = self._text.find(end, self._at, self._at + 5000)
        if close == -1:
            return
        inside = self._text[self._at : close]
        if display or "\\" in inside or len(inside) > _LONG_MATH:
            self._page.missed("an equation")
        elif inside.strip():
            self._show(self._at, close)
        self._at = close + len(end)
