"""Edits written into an RTF file: words replaced, and annotations behind the words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.documents._edits.splicing import spliced
from procsead_refs.documents._text.rewriting import OPEN_WORD, Syntax, rewrite
from procsead_refs.documents.rtf.reading import Reader

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from procsead_refs.documents._blocks.lines import Traced
    from procsead_refs.documents._edits.splicing import Splice
    from procsead_refs.model import Edit

_WRITTEN = {
    "\\": "\\\\",
    "{": "\\{",
    "}": "\\}",
    "\t": "\\tab ",
    "\n": "\\line ",
    "\u00a0": "\\~",
    "\u2011": "\\_",
}
_LAST_ASCII = "\x7e"


def write(path: Path, data: bytes, edits: Sequence[Edit], author: str) -> bytes:
    """Return the file with the edits; a comment is an annotation behind its words."""
    begin = "{\\*\\atnid " + _escape(author[:9]) + "}{\\*\\atnauthor " + _escape(author) + "}"
    begin += "\\chatn{\\*\\annotation \\pard\\plain "
    text = re.sub(re.escape(begin) + r"[^{}]*\}", "", data.decode("latin-1"))

    def comment(_text: str, at: int, comments: Sequence[str]) -> Splice[str]:
        return at, at, "".join(f"{begin}{_escape(one, braces=False)}}}" for one in comments)

    syntax = Syntax(_trace, _escape, _left_over, comment)
    return spliced(text, rewrite(path, text, edits, syntax)).encode("latin-1")


def _trace(text: str) -> list[Traced]:
    return Reader(text).traced


def _escape(text: str, *, braces: bool = True) -> str:
    """Return text as RTF; without braces they become brackets, so that the group stays simple."""
    if not braces:
        text = text.replace("{", "(").replace("}", ")")
    written = []
    for character in text:
        if character in _WRITTEN:
            written.append(_WRITTEN[character])
        elif " " <= character <= _LAST_ASCII:
            written.append(character)
        else:
            raw = character.encode("utf-16-le")
            units = [
                int.from_bytes(raw[at : at + 2], "little", signed=True)
                for at in range(0, len(raw), 2)
            ]
            written += [f"\\uc1\\u{unit}?" for unit in units]
    return "".join(written)


def _left_over(gaps: Sequence[str]) -> str:
    """Return all markup: it is the state of what follows; a word at its end is closed."""
    kept = "".join(gaps)
    return f"{kept} " if OPEN_WORD.search(kept) else kept
