"""A typed draft becomes a live one: citations that are certain become keys or fields.

What is not certain stays as it was typed and is listed, with the reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from procsead_refs import documents, formats, pandoc
from procsead_refs.errors import Refusal
from procsead_refs.linking import markdown, word
from procsead_refs.linking.certain import Kept, Live, sorted_out

if TYPE_CHECKING:
    from pathlib import Path

    from procsead_refs.model import Manuscript, Reference

SUFFIXES = (".md", ".docx")
_PAGE = re.compile(r", page (?=\d)([^\];@]{1,60}?) ?(?=[\];])")  # as pandoc writes Word's locators


@dataclass(frozen=True, slots=True)
class Linked:
    """A live draft, the bibliography that its keys are in, and what stayed typed."""

    data: bytes
    bibliography: str
    live: tuple[Live, ...]
    kept: tuple[Kept, ...]


def link(manuscript: Manuscript, output: Path) -> Linked:
    """Return a draft with live citations.

    Args:
        manuscript: the draft, its list and its linked citations.
        output: where it will be written; its suffix says whether as Markdown or as Word.

    Raises:
        Refusal: the draft's kind cannot be made the wanted one.
    """
    source, wanted = manuscript.document.path, output.suffix.lower()
    kind = source.suffix.lower()
    if wanted not in SUFFIXES:
        raise Refusal("is neither .md nor .docx", where=output, remedy="name such a file with -o")
    if (wanted == ".docx" and kind != ".docx") or kind not in {".docx", ".md", ".markdown", ".txt"}:
        raise Refusal(
            f"{kind or 'this'} cannot become {wanted}",
            where=source,
            remedy="Word becomes Word or Markdown; Markdown and plain text become Markdown",
        )
    live, kept, works = sorted_out(manuscript)
    bibliography = formats.write(list(works.values()), "biblatex")
    if kind == ".docx":
        data = documents.apply(source, word.edits(manuscript, live, works))
        if wanted == ".md":
            data = _as_markdown(data, works, output)
    else:
        data = markdown.written(manuscript, live, works, output.with_suffix(".bib").name)
    return Linked(data, bibliography, live, kept)


def _as_markdown(data: bytes, works: dict[str, Reference], output: Path) -> bytes:
    """Return a Word file with fields as Markdown with keys, as pandoc reads it."""
    text = pandoc.run(
        ["-f", "docx+citations", "-t", "markdown-smart", "--wrap=none"], data, where=output
    ).decode()
    text = _PAGE.sub(r", \1", text)
    return markdown.with_head(text, list(works), output.with_suffix(".bib").name).encode()
