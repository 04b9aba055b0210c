"""Footnotes and endnotes of a Word file, and how their numbers are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.documents._blocks.numerals import FORMATS, roman
from procsead_refs.documents.docx.vocabulary import attribute, child, kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from procsead_refs.documents.docx.package import Package


def note_elements(root: _Element | None) -> dict[str, _Element]:
    """Return the notes of footnotes.xml or endnotes.xml by id, without separators."""
    return {
        attribute(one, "w:id") or "": one
        for one in (root if root is not None else ())
        if kind(one) in {"w:footnote", "w:endnote"} and attribute(one, "w:type") in {None, "normal"}
    }


def number_format(package: Package) -> dict[str, Callable[[int], str]]:
    """Return for footnotes and endnotes how their nth number is written.

    Word's defaults are 1, 2, 3 and i, ii, iii; settings.xml may say otherwise.
    """
    part = package.related("settings")
    settings = package.root(part) if part else None
    chosen: dict[str, Callable[[int], str]] = {"footnotes": str, "endnotes": roman}
    for notes in chosen:
        properties = child(settings, f"w:{notes.removesuffix('s')}Pr", "w:numFmt")
        written = attribute(properties, "w:val")
        if written in FORMATS:
            chosen[notes] = FORMATS[written]
    return chosen
