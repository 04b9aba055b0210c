"""Template + references -> pandoc's tree -> outputs; one reference -> its text in a style."""

from procsead_refs.rendering.bibliography import Layout, bibliography, given, listed, text, texts
from procsead_refs.rendering.page import Page
from procsead_refs.rendering.product import names_drafts, render
from procsead_refs.rendering.word import reference as word_reference

__all__ = [
    "Layout",
    "Page",
    "bibliography",
    "given",
    "listed",
    "names_drafts",
    "render",
    "text",
    "texts",
    "word_reference",
]
