"""MODS: the Library of Congress's Metadata Object Description Schema, versions 3.0 to 3.8.

Source: "MODS User Guidelines", https://www.loc.gov/standards/mods/userguide/; genres and roles by
the MARC genre term list and the MARC relator codes.
"""

from __future__ import annotations

from procsead_refs.formats.mods.mapping import NAMESPACE
from procsead_refs.formats.mods.reading import read
from procsead_refs.formats.mods.writing import write

__all__ = ["read", "sniff", "write"]

SUFFIXES = (".xml", ".mods")


def sniff(text: str) -> bool:
    """Return whether a text is XML with MODS records."""
    return text.startswith("<") and (NAMESPACE in text or "<mods" in text)
