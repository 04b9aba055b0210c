"""Template + references -> pandoc's tree -> outputs; one reference -> its text in a style."""

from procsead_refs.rendering.bibliography import Layout, bibliography, given, listed, text, texts
from procsead_refs.rendering.outputs.page import Page
from procsead_refs.rendering.outputs.word import reference as word_reference
from procsead_refs.rendering.templates.product import Product, names_drafts, prepared

__all__ = [
    "Layout",
    "Page",
    "Product",
    "bibliography",
    "given",
    "listed",
    "names_drafts",
    "prepared",
    "text",
    "texts",
    "word_reference",
]
