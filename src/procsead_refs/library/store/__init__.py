"""The store: the bibliography file, read as references, edited entry by entry, replaced whole."""

from procsead_refs.library.store.library import SUFFIXES, Library, from_text, load
from procsead_refs.library.store.updating import update

__all__ = ["SUFFIXES", "Library", "from_text", "load", "update"]
