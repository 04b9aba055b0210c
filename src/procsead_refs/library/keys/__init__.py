"""Citation keys: made by one formula, renamed wherever they stand."""

from procsead_refs.library.keys.making import Keys, formula, is_valid, keyed

__all__ = ["Keys", "formula", "is_valid", "keyed"]
