"""biblatex: read as BibTeX is; written with biblatex's own types and fields, in UTF-8."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.formats.bibtex import read, sniff
from procsead_refs.formats.bibtex.writing import entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procsead_refs.model import Reference

__all__ = ["read", "sniff", "write"]

SUFFIXES: tuple[str, ...] = ()
HOLDS_ALL = True


def write(references: Sequence[Reference]) -> str:
    """Return references as biblatex entries."""
    return "\n".join(entry(one, "biblatex") for one in references)
