"""RTF cut into control words, groups and characters, each with its place.

Source: Rich Text Format (RTF) Specification 1.9.1, Microsoft.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(
    r"\\([A-Za-z]{1,32})(-?\d{1,10})? ?|\\'([0-9A-Fa-f]{2})|\\(.)|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)
CHARACTERS = {
    "tab": "\t",
    "line": "\n",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "~": "\u00a0",
    "_": "\u2011",
    "\\": "\\",
    "{": "{",
    "}": "}",
}
_CHARSETS = {  # \fcharset of a font to its code page
    0: "cp1252",
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    134: "cp936",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
_CODE_PAGES = {10000: "mac_roman", 65001: "utf-8"}


@dataclass(frozen=True, slots=True)
class Token:
    """A control word ("word"), a group's end or beginning ("{", "}"), a byte or text."""

    start: int
    end: int
    kind: str
    value: str
    number: int | None = None


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of an RTF file read as Latin-1; line ends are none."""
    at = 0
    while found := _TOKEN.match(text, at):
        start, at = found.span()
        word, number, byte, symbol, brace, plain = found.groups()
        if word == "bin" and number:
            at = min(len(text), at + max(int(number), 0))
        elif word:
            yield Token(start, at, "word", word, int(number) if number else None)
        elif byte:
            yield Token(start, at, "byte", chr(int(byte, 16)))
        elif symbol in {"\n", "\r"}:
            yield Token(start, at, "word", "par")
        elif symbol:
            yield Token(start, at, "word", symbol)
        elif brace:
            yield Token(start, at, brace, brace)
        elif plain:
            yield Token(start, at, "text", plain)


def code_page(number: int) -> str:
    """Return Python's name of a Windows code page; Windows-1252 for one that it does not know."""
    return _known(_CODE_PAGES.get(number, f"cp{number}"))


def charset(number: int) -> str | None:
    """Return the code page of a font's character set, or None where the file's own holds."""
    return _CHARSETS.get(number) if number > 1 else None


def _known(name: str) -> str:
    try:
        "".encode(name)
    except LookupError:
        return "cp1252"
    return name
