"""LaTeX to Unicode and back, for field values.

`decode` is one pass over tokens with a stack of groups: linear in the text, without recursion.
Formatting becomes the inline marks of CSL-JSON (<i>, <b>, <sub>, <sup>, small capitals).
Symbols stand in data/latex.toml; accents are composed by Unicode's own rules.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from procsead_refs.data import table

_MARKED_UP = re.compile(r"[\\{}$~`^]|--|''")
_TOKEN = re.compile(
    r"\\(?P<macro>[A-Za-z@]+\*?)[ \t\n]*"
    r"|\\(?P<char>.)"
    r"|(?P<open>\{)|(?P<close>\})|(?P<math>\$\$?)"
    r"|(?P<other>---?|``|''|[~^_`]|(?:[^\\{}$~`'^_-]++|-(?!-)|'(?!'))++|.)",
    re.DOTALL,
)
_LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”", "~": "\u00a0"}
_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
    ".": "\u0307", '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323",
    "c": "\u0327", "k": "\u0328", "b": "\u0331", "G": "\u030f", "U": "\u030e", "h": "\u0309",
    "textcommabelow": "\u0326", "f": "\u0311",
}  # fmt: skip
_MATH_ACCENTS = {
    "grave": "`", "acute": "'", "hat": "^", "tilde": "~", "bar": "=", "breve": "u", "dot": ".",
    "ddot": '"', "mathring": "r", "check": "v", "widehat": "^", "widetilde": "~", "capitalgrave": "`",
    "capitalacute": "'", "capitalcedilla": "c", "capitaltilde": "~", "cedilla": "c", "ogonek": "k",
    "textogonekcentered": "k", "ocirc": "r",
}  # fmt: skip
_MARKS = {
    "emph": "i", "textit": "i", "mkbibemph": "i", "mkbibitalic": "i", "textsl": "i", "it": "i",
    "itshape": "i", "em": "i", "sl": "i", "slshape": "i", "textbf": "b", "mkbibbold": "b", "bf": "b",
    "bfseries": "b", "mathbf": "b", "boldsymbol": "b", "mathit": "i", "textsuperscript": "sup",
    "mkbibsuperscript": "sup", "textsubscript": "sub", "mkbibsubscript": "sub", "textsc": "sc",
    "scshape": "sc", "sc": "sc",
}  # fmt: skip
_SWITCHES = {"it", "itshape", "em", "sl", "slshape", "bf", "bfseries", "scshape", "sc"}
_TAGS = {
    "i": ("<i>", "</i>"),
    "b": ("<b>", "</b>"),
    "sup": ("<sup>", "</sup>"),
    "sub": ("<sub>", "</sub>"),
    "sc": ('<span style="font-variant:small-caps;">', "</span>"),
    "quote": ("“", "”"),
    "paren": ("(", ")"),
    "drop": ("", ""),
}
_QUOTES = {"enquote": "quote", "mkbibquote": "quote", "mkbibparens": "paren", "parentext": "paren"}
_ARGUMENT_DROPPED = {
    "label",
    "index",
    "vspace",
    "hspace",
    "vskip",
    "input",
    "include",
    "write",
    "color",
}
_SPACES = re.compile(r"[ \t\n]+")


@cache
def _symbols() -> dict[str, str]:
    rows = table("latex")
    return {**rows["text"], **rows["math"]}


def decode(source: str) -> str:
    """Return the Unicode text of a LaTeX field value (without its outer delimiters).

    Unknown commands lose their backslash only when they stand for nothing but their argument; the
    argument is always kept.
    """
    if _MARKED_UP.search(source) is None:
        return " ".join(source.split()) if "\n" in source or "  " in source else source.strip()
    return unicodedata.normalize("NFC", _Decoder().run(source))


class _Decoder:
    def __init__(self) -> None:
        self.out: list[str] = []
        self.groups: list[str] = []  # what to write at the end of each open group
        self.pending = ""  # an accent or mark that takes the next argument
        self.math = False

    def run(self, source: str) -> str:
        for token in _TOKEN.finditer(source):
            kind = token.lastgroup
            if kind == "other":
                self._text(token[kind])
            elif kind == "open":
                self._open()
            elif kind == "close":
                self._close()
            elif kind == "math":
                self.math = not self.math
            else:
                self._command(token["macro"] or token["char"], word=kind == "macro", raw=token[0])
        while self.groups:
            self._close()
        return _SPACES.sub(" ", "".join(self.out)).strip(" ")

    def _text(self, text: str) -> None:
        if self.math and text in {"^", "_"}:
            self.pending = "sup" if text == "^" else "sub"
            return
        if self.pending and (text := text.lstrip()):
            pending, self.pending = self.pending, ""
            self._argument(pending, text[0])
            text = text[1:]
        if text:
            self.out.append(_LIGATURES.get(text, text))

    def _argument(self, pending: str, text: str) -> None:
        if pending in _TAGS:
            before, after = _TAGS[pending]
            self.out.append(f"{before}{text if pending != 'drop' else ''}{after}")
        else:
            self.out.append(_accented(text, pending))

    def _open(self) -> None:
        pending, self.pending = self.pending, ""
        if pending == "drop":
            self.groups.append("drop")
            self.out.append("\0")
        elif pending in _TAGS:
            before, after = _TAGS[pending]
            self.out.append(before)
            self.groups.append(after)
        elif pending:
            self.groups.append("accent" + pending)
            self.out.append("\0")
        else:
            self.groups.append("")

    def _close(self) -> None:
        if not self.groups:
            return
        self.pending = ""
        ending = self.groups.pop()
        if ending == "drop" or ending.startswith("accent"):
            at = len(self.out) - 1
            while at >= 0 and self.out[at] != "\0":
                at -= 1
            inner = "".join(self.out[at + 1 :])
            del self.out[at:]
            if ending != "drop":
                self.out.append(_accented(inner, ending.removeprefix("accent")))
        elif ending:
            self.out.append(ending)

    def _command(self, name: str, *, word: bool, raw: str) -> None:
        accent = _ACCENTS.get(name) or _ACCENTS.get(_MATH_ACCENTS.get(name, ""))
        if accent:
            self.pending = accent
        elif name in _SWITCHES:
            before, after = _TAGS[_MARKS[name]]
            self.out.append(before)
            if self.groups:
                self.groups[-1] = (
                    after + self.groups[-1]
                    if not self.groups[-1].startswith(("accent", "drop"))
                    else self.groups[-1]
                )
            else:
                self.groups.append(after)
        elif name in _MARKS or name in _QUOTES:
            self.pending = _MARKS.get(name) or _QUOTES[name]
        elif name in _ARGUMENT_DROPPED:
            self.pending = "drop"
        elif (symbol := _symbols().get(name)) is not None:
            self._symbol(symbol)
        elif not word:
            self._symbol(
                {
                    ",": "\u202f",
                    " ": " ",
                    "\n": " ",
                    "\\": " ",
                    "-": "",
                    "/": "",
                    "(": "",
                    ")": "",
                    "[": "",
                    "]": "",
                    "@": "",
                    ";": " ",
                    ":": " ",
                    "!": "",
                }.get(name, name)
            )
        else:
            self._unknown(raw)

    def _symbol(self, symbol: str) -> None:
        if self.pending and symbol:
            pending, self.pending = self.pending, ""
            self._argument(pending, symbol)
        else:
            self.out.append(symbol)

    def _unknown(self, raw: str) -> None:
        """Drop an unknown command itself; its argument follows as a group and is kept."""
        self.pending = ""
        if raw[-1:].isspace():
            self.out.append(" ")


def _accented(text: str, accent: str) -> str:
    base = {"ı": "i", "ȷ": "j"}.get(text[:1], text[:1]) if accent != "\u0323" else text[:1]
    return (base or " ") + accent + text[1:]


_SPECIAL = {
    "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\\": r"\textbackslash{}",
    "\u00a0": "~",
}  # fmt: skip
_SPECIALS = re.compile(r"[&%$#_{}~^\\\u00a0]")
_MARKED = re.compile(
    r"</?(?:i|b|sup|sub)>|<span style=\"font-variant: ?small-caps;\">|<span class=\"nocase\">|</span>"
)
_COMMANDS = {
    "<i>": r"\emph{",
    "<b>": r"\textbf{",
    "<sup>": r"\textsuperscript{",
    "<sub>": r"\textsubscript{",
}


def encode(text: str, *, ascii_only: bool = False) -> str:
    """Return LaTeX source for a text: special characters escaped, inline marks as commands.

    Args:
        text: plain text with CSL-JSON's inline marks.
        ascii_only: accents and symbols as commands too, for BibTeX programs without UTF-8.
    """
    if _SPECIALS.search(text) is None and "<" not in text and (not ascii_only or text.isascii()):
        return text
    pieces: list[str] = []
    at = 0
    depth = 0
    for match in _MARKED.finditer(text):
        pieces.append(_escaped(text[at : match.start()], ascii_only=ascii_only))
        tag = match[0]
        if tag.startswith("</"):
            pieces.append("}" if depth else "")
            depth = max(0, depth - 1)
        else:
            pieces.append(_COMMANDS.get(tag, r"\textsc{" if "small-caps" in tag else "{"))
            depth += 1
        at = match.end()
    pieces.append(_escaped(text[at:], ascii_only=ascii_only) + "}" * depth)
    return "".join(pieces)


def _escaped(text: str, *, ascii_only: bool) -> str:
    text = _SPECIALS.sub(lambda match: _SPECIAL[match[0]], text)
    if not ascii_only or text.isascii():
        return text
    return "".join(char if char.isascii() else _commanded(char) for char in text)


@cache
def _commands() -> dict[str, str]:
    rows = table("latex")
    found: dict[str, str] = {}
    for family in ("text", "math"):
        for name, char in rows[family].items():
            if len(char) == 1 and not char.isascii() and name.isalpha():
                command = f"{{\\{name}}}" if family == "text" else f"$\\{name}$"
                found.setdefault(char, command)
    found.update({"–": "--", "—": "---", "“": "``", "”": "''", "‘": "`", "’": "'"})
    return found


_ACCENT_OF = {mark: name for name, mark in reversed(_ACCENTS.items())}


def _commanded(char: str) -> str:
    known = _commands().get(char)
    if known:
        return known
    decomposed = unicodedata.normalize("NFD", char)
    base, marks = decomposed[0], decomposed[1:]
    if not marks or not base.isascii() or any(mark not in _ACCENT_OF for mark in marks):
        return char
    written = {"i": r"\i", "j": r"\j"}.get(base, base)
    for mark in marks:
        accent = _ACCENT_OF[mark]
        written = (
            f"\\{accent}{{{written}}}"
            if accent.isalpha() or len(written) > 1
            else f"\\{accent}{written}"
        )
    return f"{{{written}}}"
