"""Edits written into a LaTeX source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.documents._text.rewriting import Syntax, rewrite, unpaired
from procsead_refs.documents._text.source import Source
from procsead_refs.documents.latex.reading import Reader

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from procsead_refs.documents._blocks.lines import Traced
    from procsead_refs.documents._edits.splicing import Splice
    from procsead_refs.model import Edit

_SPECIAL = re.compile(r"[\\%{}$&#_^~\u00a0]|-(?=-)")
_WRITTEN = {
    "-": "-{}",  # two would be a dash
    "\\": "\\textbackslash{}",
    "^": "\\textasciicircum{}",
    "~": "\\textasciitilde{}",
    "\u00a0": "~",
}
_WHITE = re.compile(r"[ \t]*")
_CITATION = re.compile(r"\\[A-Za-z]*[cC]ite[A-Za-z]*\*?[^\\%]*\}")
_MARK = re.compile(r"\\[A-Za-z]+\s*\{|[{}]")


def write(path: Path, data: bytes, edits: Sequence[Edit], author: str) -> bytes:
    """Return the source with the edits; comments as `% author: …` to the end of a line."""
    source = Source(data)
    source = source.without(_own_comments(source.text, author))

    def comment(text: str, at: int, comments: Sequence[str]) -> Splice[str]:
        return _comment(text, at, author, " | ".join(" ".join(one.split()) for one in comments))

    syntax = Syntax(_trace, _escape, _left_over, comment)
    return source.spliced(rewrite(path, source.text, edits, syntax))


def _trace(text: str) -> list[Traced]:
    return Reader(text).traced


def _comment(text: str, at: int, author: str, comment: str) -> Splice[str]:
    """Put a comment where it changes nothing: TeX swallows its line end and the space after that.

    Behind white space it brings its own line end ("% author"); before a line's end it takes that
    one, and a space stands for it ("%  author").
    """
    white = _WHITE.match(text, at)
    place = white.end() if white else at
    if text[place : place + 1] in {"\n", ""}:
        return place, place, f" %  {author}: {comment}"
    return place, place, f"% {author}: {comment}\n"


def _own_comments(text: str, author: str) -> list[Splice[str]]:
    """Return the splices that take an author's earlier comments out."""
    name = re.escape(author)
    own = re.compile(rf" %  {name}: [^\n]*|% {name}: [^\n]*\n")
    return [(one.start(), one.end(), "") for one in own.finditer(text)]


def _escape(text: str) -> str:
    """Return text as source; a citation command in it stays one."""
    if _CITATION.fullmatch(text):
        return text
    return _SPECIAL.sub(lambda found: _WRITTEN.get(found[0], f"\\{found[0]}"), text)


def _left_over(gaps: Sequence[str]) -> str:
    """Return the braces that have no partner in the gaps, and anything else (a note)."""
    return unpaired(gaps, _MARK, lambda kept, mark: mark[0] == "}" and kept.endswith("{"))
