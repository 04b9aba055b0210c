"""The annotations of a library's entries, as they stand in its file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.rules import _bib

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.library import Library

_QUOTES = {"``": " “", "''": "” "}  # of two signs each, so that places stay
_COMMAND = re.compile(r"\\enquote\*?\{([^{}]*)\}")


def each(library: Library) -> Iterator[tuple[_bib.Entry, int, str]]:
    """Yield each annotation that has words: its entry, its field's number, its source.

    The languages' own (annotation-fi) are among them. The source has LaTeX's commands;
    LaTeX's quotation marks stand as characters and its delimiters as spaces: every place is the
    file's.
    """
    for entry in _bib.entries(library):
        for number, held in enumerate(entry.block.fields):
            name, _, _ = _bib.name(held).partition("-")
            if name == "annotation" and _bib.inside(held.value).strip():
                inside = _bib.inside(held.value)
                bare = f" {inside} " if inside != held.value else inside
                yield entry, number, _with_marks(bare)


def _with_marks(source: str) -> str:
    def marked(match: re.Match[str]) -> str:
        opening = match.start(1) - match.start()
        return " " * (opening - 1) + "“" + match[1] + "”"

    text = _COMMAND.sub(marked, source)
    for typed, mark in _QUOTES.items():
        text = text.replace(typed, mark)
    return text
