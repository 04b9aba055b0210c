"""Unicode to LaTeX, for field values: the inverse of `unlatex.decode`."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from procsead_refs.data import table
from procsead_refs.formats.bibtex.unlatex import ACCENTS, decode

__all__ = ["decode", "encode"]

_SPECIAL = {
    "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}",
    "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "^": r"\textasciicircum{}",
    "\\": r"\textbackslash{}", "`": r"\textasciigrave{}", "\u00a0": "~", "\n": "\n\n",
    "-": "-{}", "'": "'{}",
}  # fmt: skip
# Braces are written as commands, since an unbalanced one would end its entry.
_SPECIALS = re.compile(r"[&%$#_{}~^\\`\u00a0\n]|-(?=-)|'(?=')")
_MARKED = re.compile(
    r"</?(?:i|b|sup|sub)>|</span>"
    r"|<span style=\"font-variant: ?small-caps;\">|<span class=\"nocase\">"
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
    rows = table("bibtex")
    found: dict[str, str] = {}
    for family in ("text", "math"):
        for name, char in rows[family].items():
            if len(char) == 1 and not char.isascii() and name.isalpha():
                command = f"{{\\{name}}}" if family == "text" else f"$\\{name}$"
                found.setdefault(char, command)
    found.update({"–": "--", "—": "---", "“": "``", "”": "''"})
    return found


_ACCENT_OF = {mark: name for name, mark in reversed(ACCENTS.items())}


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
