"""The index: a bibliography in SQLite, for `list`, `search`, `show` and completion."""

from procsead_refs.library.index.database import Index, Row, of

__all__ = ["Index", "Row", "of"]
