"""The nouns that every room passes to the next: frozen, shaped on CSL-JSON, importing nothing.

A Document's blocks are read into References and Citations, a Manuscript; rules give Findings on it,
a Report. A step gives a new value and changes none.
"""

from procsead_refs.model.citation import (
    Citation,
    CitationItem,
    Connector,
    Manuscript,
    Status,
    Style,
    StyleClass,
)
from procsead_refs.model.document import (
    Block,
    BlockKind,
    Document,
    Edit,
    Location,
    Row,
    Span,
    Unread,
)
from procsead_refs.model.reference import Date, Name, Reading, Reference
from procsead_refs.model.report import Finding, Muted, Report, Severity, Since

__all__ = [
    "Block",
    "BlockKind",
    "Citation",
    "CitationItem",
    "Connector",
    "Date",
    "Document",
    "Edit",
    "Finding",
    "Location",
    "Manuscript",
    "Muted",
    "Name",
    "Reading",
    "Reference",
    "Report",
    "Row",
    "Severity",
    "Since",
    "Span",
    "Status",
    "Style",
    "StyleClass",
    "Unread",
]
