"""How a typed list is set: its style, its traits, its language."""

from procsead_refs.parsing.style.detecting import detect_style, evidence, styles

__all__ = ["detect_style", "evidence", "styles"]
