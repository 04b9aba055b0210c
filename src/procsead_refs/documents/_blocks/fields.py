"""Fields of Word and RTF: what is instruction, what is seen, and what reference managers keep."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from procsead_refs.documents._blocks.lines import Marks

_JSON = re.compile(r"^\s*ADDIN\s+(?:ZOTERO_ITEM\s+)?CSL_CITATION\s+(\{.*\})\s*$", re.DOTALL)
_MANAGED = re.compile(r"^\s*(?:ADDIN|CITATION|BIBLIOGRAPHY)\b")
_LINK = re.compile(r'^\s*HYPERLINK\s+(?:"([^"]*)"|(\\l)\s+"([^"]*)")')
_MENDELEY = "MENDELEY_CITATION_v3_"


@dataclass(slots=True)
class Field:
    """An open field: its instruction so far, and from where on its result is seen."""

    instruction: list[str] = field(default_factory=list)
    seen: bool = False
    start: int = 0
    marks: Marks | None = None
    data: str = ""

    def show(self, start: int) -> None:
        """The instruction has ended; what follows is the result."""
        self.seen = True
        self.start = start
        self.marks = marks("".join(self.instruction))
        if self.data and "field" in self.marks:
            self.marks["field"] += f" {self.data}"


def marks(instruction: str) -> Marks:
    """Return the span marks (field or link) of a field's instruction.

    `field` is the CSL JSON of a Zotero or Mendeley citation, or else the instruction of a reference
    manager's field or of Word's own (EndNote, Citavi, CITATION, bibliographies).
    """
    if found := _JSON.match(instruction):
        return {"field": found[1]}
    if _MANAGED.match(instruction):
        return {"field": instruction.strip()}
    if link := _LINK.match(instruction):
        return {"link": link[1] or (f"#{link[3]}" if link[2] else "")}
    return {}


def control_marks(tag: str) -> Marks:
    """Return the span marks of a content control's tag (Mendeley Cite keeps its JSON there)."""
    if tag.startswith(_MENDELEY):
        try:
            data = base64.b64decode(tag.removeprefix(_MENDELEY), validate=False)
            return {"field": data.decode("utf-8")}
        except (binascii.Error, UnicodeDecodeError):
            return {"field": tag}
    if tag.startswith(("MENDELEY_", "CitaviPlaceholder", "CitaviBibliography")):
        return {"field": tag}
    return {}


def field_data(text: str) -> str:
    """Return the text in a w:fldData (EndNote's XML), or nothing where it is none."""
    try:
        data = base64.b64decode("".join(text.split()), validate=True)
    except binascii.Error:
        return ""
    for encoding in ("utf-8", "utf-16-le"):
        try:
            decoded = data.decode(encoding).strip("\0")
        except UnicodeDecodeError:
            continue
        if "<" in decoded:
            return decoded
    return ""
