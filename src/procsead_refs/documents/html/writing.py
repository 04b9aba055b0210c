"""Edits written into an HTML page."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from procsead_refs.documents._text.comments import markup_comment, own_comments
from procsead_refs.documents._text.rewriting import Syntax, rewrite, unpaired
from procsead_refs.documents._text.source import Source
from procsead_refs.documents.html.blocks import Blocks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from procsead_refs.documents._blocks.lines import Traced
    from procsead_refs.documents._edits.splicing import Splice
    from procsead_refs.model import Edit

_TAG = re.compile(r"<(/?)([A-Za-z][^\s/<>]*)[^<>]*>")


def write(path: Path, data: bytes, edits: Sequence[Edit], author: str) -> bytes:
    """Return the page with the edits; comments as `<!-- author: … -->` behind the words."""
    source = Source(data, html=True)
    source = source.without(own_comments(source.text, author))

    def comment(_text: str, at: int, comments: Sequence[str]) -> Splice[str]:
        return at, at, "".join(markup_comment(one, author) for one in comments)

    syntax = Syntax(_trace, lambda new: html.escape(new, quote=False), _left_over, comment)
    return source.spliced(rewrite(path, source.text, edits, syntax))


def _trace(text: str) -> list[Traced]:
    return Blocks(text).traced


def _left_over(gaps: Sequence[str]) -> str:
    """Return the tags that have no partner in the gaps, and any text (a note's number)."""
    return unpaired(gaps, _TAG, _closes)


def _closes(kept: str, tag: re.Match[str]) -> bool:
    opener = _TAG.fullmatch(kept)
    return bool(tag[1] and opener and not opener[1] and opener[2].lower() == tag[2].lower())
