"""Edits written into a Markdown text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.documents._text.comments import markup_comment, own_comments
from procsead_refs.documents._text.rewriting import Syntax, rewrite, unpaired
from procsead_refs.documents._text.source import Source
from procsead_refs.documents.markdown.blocks import Blocks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from procsead_refs.documents._blocks.lines import Traced
    from procsead_refs.documents._edits.splicing import Splice
    from procsead_refs.model import Edit

_SPECIAL = re.compile(r"[\\*`^~{}]|(?<!\w)_|_(?!\w)|<(?=[A-Za-z/!])|&(?=#?\w+;)|--")
_MARK = re.compile(
    r"\*+|_+|~+|\^|`+|!?\[|\](?:\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\})?|</?[A-Za-z][^<>]*>"
)


def write(path: Path, data: bytes, edits: Sequence[Edit], author: str) -> bytes:
    """Return the text with the edits; comments as `<!-- author: … -->` behind the words."""
    source = Source(data)
    source = source.without(own_comments(source.text, author))

    def comment(_text: str, at: int, comments: Sequence[str]) -> Splice[str]:
        written = "".join(markup_comment(one, author) for one in comments)
        return at, at, written.replace("|", "/")

    syntax = Syntax(_trace, _escape, _left_over, comment)
    return source.spliced(rewrite(path, source.text, edits, syntax))


def _trace(text: str) -> list[Traced]:
    return Blocks(text).traced


def _escape(text: str) -> str:
    return _SPECIAL.sub(lambda found: "".join(f"\\{one}" for one in found[0]), text)


def _left_over(gaps: Sequence[str]) -> str:
    """Return the marks that have no partner in the gaps, and any text (a note's call)."""
    return unpaired(gaps, _MARK, _closes)


def _closes(kept: str, mark: re.Match[str]) -> bool:
    typed = mark[0]
    opener = "[" if typed.startswith("]") else typed.replace("/", "", 1)
    may_close = typed[0] in "*_~^`]" or typed.startswith("</")
    return may_close and kept.removeprefix("!") == opener
