"""LaTeX to Unicode, for field values.

`decode` is one pass over tokens with a stack of groups: linear in the text, without recursion.
Formatting becomes the inline marks of CSL-JSON (<i>, <b>, <sub>, <sup>, small capitals). The
commands stand in data/bibtex.toml; those that it lacks are asked of pylatexenc's table.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

from procsead_refs.data import table

_MARKED_UP = re.compile(r"[\\{}$~`^]|--|''")
_TOKEN = re.compile(
    r"\\(?P<macro>[A-Za-z@]+\*?)[ \t\n]*"
    r"|\\(?P<char>.)"
    r"|(?P<open>\{)|(?P<close>\})|(?P<math>\$\$?)"
    r"|(?P<other>---?|``|''|[~^_`]|(?:[^\\{}$~`'^_-]++|-(?!-)|'(?!'))+|.)",
    re.DOTALL,
)  # the outer repetition is not possessive: Python before 3.11.5 loses its place in such a one
_LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”", "~": "\u00a0"}
# Accent commands and the combining characters that Unicode's normal form C joins to a letter.
ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
    ".": "\u0307", '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323",
    "c": "\u0327", "k": "\u0328", "b": "\u0331", "G": "\u030f", "U": "\u030e", "h": "\u0309",
    "textcommabelow": "\u0326", "f": "\u0311",
}  # fmt: skip
_LONGER = {
    "grave": "`", "acute": "'", "hat": "^", "tilde": "~", "bar": "=", "breve": "u", "dot": ".",
    "ddot": '"', "mathring": "r", "check": "v", "widehat": "^", "widetilde": "~",
    "capitalgrave": "`", "capitalacute": "'", "capitalcedilla": "c", "capitaltilde": "~",
    "cedilla": "c", "ogonek": "k", "textogonekcentered": "k", "ocirc": "r",
}  # fmt: skip
_ACCENTS = ACCENTS | {name: ACCENTS[short] for name, short in _LONGER.items()}
_TAGS = {
    "i": ("<i>", "</i>"),
    "b": ("<b>", "</b>"),
    "sup": ("<sup>", "</sup>"),
    "sub": ("<sub>", "</sub>"),
    "sc": ('<span style="font-variant:small-caps;">', "</span>"),
    "quote": ("“", "”"),
    "paren": ("(", ")"),
    "over": ("", "/"),  # of a fraction; its second argument follows by itself
}
_DROP = "drop"
_HELD = "\0"  # where in the output the argument begins that waits for the end of its group
_MOST_ACCENTS = 8  # of a letter that are looked at: nobody writes more
_SPACES = re.compile(r"[ \t\n]+")
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_DOTLESS = {"ı": "i", "ȷ": "j"}
_BELOW = {"\u0323", "\u0327", "\u0328", "\u0331", "\u0326"}


@cache
def _symbols() -> dict[str, str]:
    rows = table("bibtex")
    plain = dict.fromkeys(rows["layout"]["names"], "")
    return {**rows["text"], **rows["math"], **plain}


def decode(source: str) -> str:
    """Return the Unicode text of a LaTeX field value (without its outer delimiters).

    White space becomes one space, a blank line one line end. A command that is not known is left
    out, its argument kept; one without an argument is kept by its name.
    """
    if _MARKED_UP.search(source) is None:
        text = source
    else:
        text = _Decoder().run(source.replace(_HELD, ""))
    if "\n" in text or "  " in text or "\t" in text:
        text = _squeezed(text)
    text = text.strip(" \t\n")
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _squeezed(text: str) -> str:
    return _SPACES.sub(lambda m: "\n" if _PARAGRAPH.search(m[0]) else " ", text)


class _Decoder:
    def __init__(self) -> None:
        self.out: list[str] = []
        self.groups: list[str] = []  # what to write at the end of each open group
        self.pending = ""  # the accent or mark that takes the next argument
        self.lone = ""  # an unknown command whose argument has not come yet
        self.math = False

    def run(self, source: str) -> str:
        for token in _TOKEN.finditer(source):
            kind = token.lastgroup
            if self.lone:
                self._unknown(token[0])
            if kind == "other":
                self._text(token[kind])
            elif kind == "open":
                self._open()
            elif kind == "close":
                self._close()
            elif kind == "math":
                self.math = not self.math
            elif kind == "macro":
                self._macro(token["macro"], token[0])
            else:
                self._character(token["char"])
        if self.lone:
            self._unknown("")
        while self.groups:
            self._close()
        return "".join(self.out)

    def _text(self, text: str) -> None:
        if self.math and text in {"^", "_"}:
            self.pending = "sup" if text == "^" else "sub"
            return
        if self.pending and (text := text.lstrip()):
            self._argument(text[0])
            text = text[1:]
        if text:
            self.out.append(_LIGATURES.get(text, text))

    def _argument(self, text: str) -> None:
        """Write a text that is the whole argument of what is pending."""
        pending, self.pending = self.pending, ""
        if pending in _TAGS:
            before, after = _TAGS[pending]
            self.out.append(f"{before}{text}{after}")
        elif pending != _DROP:
            self.out.append(_accented(text, pending))

    def _open(self) -> None:
        pending, self.pending = self.pending, ""
        if pending in _TAGS:
            before, after = _TAGS[pending]
            self.out.append(before)
            self.groups.append(after)
        elif pending:
            self.groups.append(_HELD + pending)
            self.out.append(_HELD)
        else:
            self.groups.append("")

    def _close(self) -> None:
        self.pending = ""
        if not self.groups:
            return
        ending = self.groups.pop()
        if not ending.startswith(_HELD):
            self.out.append(ending)
            return
        at = len(self.out) - 1
        while self.out[at] != _HELD:
            at -= 1
        inner = "".join(self.out[at + 1 :])
        del self.out[at:]
        if ending[1:] != _DROP:
            self.out.append(_accented(inner, ending[1:]))

    def _macro(self, name: str, raw: str) -> None:
        rows = table("bibtex")
        if accent := _ACCENTS.get(name):
            self.pending = accent
        elif mark := rows["marks"].get(name):
            self.pending = mark
        elif switch := rows["switches"].get(name):
            self._switch(switch)
        elif (symbol := _symbols().get(name)) is not None:
            self._symbol(symbol)
        else:
            self.lone = raw

    def _switch(self, mark: str) -> None:
        before, after = _TAGS[mark]
        if not self.groups:
            self.groups.append("")
        if not self.groups[-1].startswith(_HELD):
            self.out.append(before)
            self.groups[-1] = after + self.groups[-1]

    def _character(self, char: str) -> None:
        if accent := _ACCENTS.get(char):
            self.pending = accent
        else:
            self._symbol(table("bibtex")["characters"].get(char, char))

    def _symbol(self, symbol: str) -> None:
        if self.pending and symbol:
            self._argument(symbol)
        else:
            self.out.append(symbol)

    def _unknown(self, following: str) -> None:
        """Leave an unknown command out where an argument follows; else look it up once more."""
        raw, self.lone = self.lone, ""
        name = raw[1:].rstrip()
        known = _others(name)
        if known:
            self._symbol(known)
        elif not following.startswith(("{", "[")):
            self.out.append(raw[1:])


@cache
def _more() -> Any:  # noqa: ANN401 - pylatexenc has no types
    from pylatexenc.latex2text import get_default_latex_context_db

    return get_default_latex_context_db()


def _others(name: str) -> str:
    """Return the character that pylatexenc's table has for a command, or ""."""
    found = _more().get_macro_spec(name)
    text = getattr(found, "simplify_repl", "")
    return text if isinstance(text, str) and "%" not in text else ""


def _accented(text: str, accent: str) -> str:
    """Return a text with an accent on its first letter, outside of those that it has."""
    first = text[:1]
    dotted = _DOTLESS.get(first, first)
    keeps = accent in _BELOW and len(unicodedata.normalize("NFC", dotted + accent)) > 1
    end, last = 1, min(len(text), 1 + _MOST_ACCENTS)
    while end < last and unicodedata.combining(text[end]):
        end += 1
    return ((first if keeps else dotted) or " ") + text[1:end] + accent + text[end:]
