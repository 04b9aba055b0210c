"""Typed references to References: a step per field family, in one visible list."""

from procsead_refs.parsing.entries import Entry, entries
from procsead_refs.parsing.steps import parse
from procsead_refs.parsing.style import detect_style

__all__ = ["Entry", "detect_style", "entries", "parse"]
