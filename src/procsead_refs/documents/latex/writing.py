"""Edits written into a LaTeX source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.documents.latex.reading import Reader
from procsead_refs.documents.rewriting import Kind, Splice, rewrite
from procsead_refs.documents.source import Source

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from procsead_refs.documents.lines import Traced
    from procsead_refs.model import Edit

_SPECIAL = re.compile(r"[\\%{}$&#_^~\u00a0]|-(?=-)")
_WRITTEN = {
    "-": "-{}",  # two would be a dash
    "\\": "\\textbackslash{}",
    "^": "\\textasciicircum{}",
    "~": "\\textasciitilde{}",
    "\u00a0": "~",
}
_CITATION = re.compile(r"\\[A-Za-z]*[cC]ite[A-Za-z]*\*?[^\\%]*\}")
_MARK = re.compile(r"\\[A-Za-z]+\s*\{|[{}]")


def write(path: Path, data: bytes, edits: Sequence[Edit], author: str) -> bytes:
    """Return the source with the edits; comments as `% author: …` to the end of a line."""
    source = Source(data)
    own = _own(source.text, author)
    if own:
        source = Source(source.spliced(own))

    def remark(text: str, at: int, comments: Sequence[str]) -> Splice:
        lines = (f"% {author}: {' '.join(comment.split())}\n" for comment in comments)
        return _remark(text, at, "".join(lines))

    kind = Kind(_trace, _escape, _left_over, remark)
    return source.spliced(rewrite(path, source.text, edits, kind))


def _trace(text: str) -> list[Traced]:
    return Reader(text).traced


def _remark(text: str, at: int, comment: str) -> Splice:
    """Put a comment where TeX reads nothing else: it swallows its line end and white space.

    So the white space that follows the words is put before the comment; two spaces say that it was
    a line's end.
    """
    following = text[at : at + 1]
    if following == "\n":
        return at, at + 1, f"  {comment}"
    if following == " ":
        return at, at + 1, f" {comment}"
    return at, at, comment


def _own(text: str, author: str) -> list[Splice]:
    """Return the splices that take an author's earlier comments out, white space as it was."""
    own = re.compile(rf"( {{0,2}})% {re.escape(author)}: [^\n]*\n")
    white = {0: "", 1: " ", 2: "\n"}
    return [(one.start(), one.end(), white[len(one[1])]) for one in own.finditer(text)]


def _escape(text: str) -> str:
    """Return text as source; a citation command in it stays one."""
    if _CITATION.fullmatch(text):
        return text
    return _SPECIAL.sub(lambda found: _WRITTEN.get(found[0], f"\\{found[0]}"), text)


def _left_over(gaps: Sequence[str]) -> str:
    """Return the braces that have no partner in the gaps, and anything else (a note)."""
    kept: list[str] = []
    for gap in gaps:
        at = 0
        for mark in _MARK.finditer(gap):
            kept += [gap[at : mark.start()]] if mark.start() > at else []
            at = mark.end()
            if mark[0] == "}" and kept and kept[-1].endswith("{"):
                kept.pop()
            else:
                kept.append(mark[0])
        kept += [gap[at:]] if gap[at:].strip() else []
    return "".join(kept)
