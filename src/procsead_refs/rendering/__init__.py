"""Template + references -> pandoc's tree -> outputs; one reference -> its text in a style."""

from procsead_refs.rendering.bibliography import Layout, bibliography, given, listed, text, texts
from procsead_refs.rendering.page import Page
from procsead_refs.rendering.product import Product, names_drafts, prepared
from procsead_refs.rendering.word import reference as word_reference

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
