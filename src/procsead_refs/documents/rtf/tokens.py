"""RTF cut into control words, groups and characters, each with its place.

Source: Rich Text Format (RTF) Specification 1.9.1, Microsoft.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from procsead_refs.data import table

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(
    r"\\([A-Za-z]{1,32})(-?\d{1,10})? ?|\\'([0-9A-Fa-f]{2})|\\(.)|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)


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
    return _known(table("rtf")["code-page"].get(str(number), f"cp{number}"))


def charset(number: int) -> str | None:
    """Return the code page of a font's character set, or None where the file's own holds."""
    found = table("rtf")["charset"].get(str(number))
    return None if found is None else str(found)


def _known(name: str) -> str:
    try:
        "".encode(name)
    except LookupError:
        return "cp1252"
    return name
