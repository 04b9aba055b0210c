"""The list as works: its entries under all the words that a citation can name them with."""

from procsead_refs.citations.works.entry import Work, work
from procsead_refs.citations.works.indexing import Works, index

__all__ = ["Work", "Works", "index", "work"]
