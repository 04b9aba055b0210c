"""The library: the store and what is done with it.

`load` looks into a file of any readable format; `update` changes a .bib file, whole or not at all;
`Keys` gives new keys; `query` the language of `select`.
"""

from __future__ import annotations

from procsead_refs.library.keys import Keys
from procsead_refs.library.store import Library, from_text, load, update

__all__ = ["Keys", "Library", "from_text", "load", "update"]
