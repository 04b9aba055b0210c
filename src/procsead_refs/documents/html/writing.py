"""Edits written into an HTML page."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from procsead_refs.documents.html.blocks import Blocks
from procsead_refs.documents.remarks import markup_comment, without_remarks
from procsead_refs.documents.rewriting import Kind, rewrite, unpaired
from procsead_refs.documents.source import Source

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from procsead_refs.documents.lines import Traced
    from procsead_refs.documents.splicing import Splice
    from procsead_refs.model import Edit

_TAG = re.compile(r"<(/?)([A-Za-z][^\s/<>]*)[^<>]*>")


def write(path: Path, data: bytes, edits: Sequence[Edit], author: str) -> bytes:
    """Return the page with the edits; comments as `<!-- author: … -->` behind the words."""
    source = Source(data, html=True)
    splices = without_remarks(source.text, author)
    text = source.text
    if splices:
        source = Source(source.spliced(splices), html=True)
        text = source.text

    def remark(_text: str, at: int, comments: Sequence[str]) -> Splice[str]:
        return at, at, "".join(markup_comment(comment, author) for comment in comments)

    kind = Kind(_trace, lambda new: html.escape(new, quote=False), _left_over, remark)
    return source.spliced(rewrite(path, text, edits, kind))


def _trace(text: str) -> list[Traced]:
    return Blocks(text).traced


def _left_over(gaps: Sequence[str]) -> str:
    """Return the tags that have no partner in the gaps, and any text (a note's number)."""
    return unpaired(gaps, _TAG, _closes)


def _closes(kept: str, tag: re.Match[str]) -> bool:
    opener = _TAG.fullmatch(kept)
    return bool(tag[1] and opener and not opener[1] and opener[2].lower() == tag[2].lower())
