"""A typed list to its entries: where one ends and the next begins."""

from procsead_refs.parsing.entries.splitting import Entry, each, entries

__all__ = ["Entry", "each", "entries"]
