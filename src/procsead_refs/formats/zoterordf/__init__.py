"""Zotero RDF: Zotero's own export, read only (it reads every format that we write).

Source: the vocabulary of Zotero's "RDF" and "Zotero RDF" translators: Dublin Core, PRISM, FOAF,
BIBO's predecessor "bib" and Zotero's own terms.
"""

from __future__ import annotations

from procsead_refs.formats.zoterordf.reading import read

__all__ = ["read", "sniff"]

SUFFIXES = (".rdf",)


def sniff(text: str) -> bool:
    """Return whether a text is RDF/XML with Zotero's or Dublin Core's items."""
    return text.startswith("<") and "<rdf:RDF" in text
