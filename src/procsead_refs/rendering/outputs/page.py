"""A product before it is written: its title block and its blocks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from procsead_refs import languages
from procsead_refs.data import table
from procsead_refs.rendering import tree

if TYPE_CHECKING:
    from pathlib import Path

    from procsead_refs.rendering.entry import Node


@dataclass(frozen=True, slots=True)
class Page:
    """A document of any kind. Empty texts are not printed; `language` is a BCP 47 tag.

    `reference_docx` is the institution's Word file whose styles a .docx is to have.
    """

    blocks: list[Node] = field(default_factory=list)
    title: str = ""
    subtitle: str = ""
    author: str = ""
    date: str = ""
    language: str = "en-GB"
    reference_docx: Path | None = None

    @property
    def meta(self) -> dict[str, str]:
        """What pandoc's writers make a title block of, by its own names; nothing that is empty."""
        fields = {
            "title": self.title,
            "subtitle": self.subtitle,
            "author": self.author,
            "date": self.date,
            "lang": self.language,
        }
        return {key: text for key, text in fields.items() if text}

    @property
    def name(self) -> str:
        """The title, or else what a page of references is called in its language."""
        words = table("headings-of-lists")[languages.ours(self.language)]
        return self.title or str(words["references"])


def under_title(page: Page) -> list[Node]:
    """Return a page's blocks with headings one level lower where its title takes the first."""

    def lower(node: Node) -> list[Node] | None:
        if node["t"] == "Header":
            node["c"][0] += 1
        return None

    result: list[Node] = tree.walked(page.blocks, lower) if page.title else page.blocks
    return result


def with_title(page: Page) -> list[Node]:
    """Return a page's blocks under its title block, for forms that have no other place for it."""
    found: list[Node] = []
    if page.title:
        found.append(tree.heading(1, page.title))
    if page.subtitle:
        found.append(tree.para([tree.emphasis(tree.words(page.subtitle))]))
    if line := " · ".join(part for part in (page.author, page.date) if part):
        found.append(tree.para(tree.words(line)))
    return [*found, *under_title(page)]
