"""Dates: typed in many languages, EDTF <-> Date, and what stands in place of one."""

from procsead_refs.dates.edtf import from_edtf, is_day, is_month, to_edtf
from procsead_refs.dates.stand_ins import INITIALS, stand_in_patterns, stand_ins
from procsead_refs.dates.typed import from_text, months, seasons

__all__ = [
    "INITIALS",
    "from_edtf",
    "from_text",
    "is_day",
    "is_month",
    "months",
    "seasons",
    "stand_in_patterns",
    "stand_ins",
    "to_edtf",
]
