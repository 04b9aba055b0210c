"""A draft's blocks by what they hold: body, notes and reference lists."""

from procsead_refs.citations.sections.list_end import NOTE_KINDS
from procsead_refs.citations.sections.lists import Sections, split, typed_lists

__all__ = ["NOTE_KINDS", "Sections", "split", "typed_lists"]
