"""Typed references to References: a step per field family, in one visible list."""

from procsead_refs.parsing.steps import parse

__all__ = ["parse"]
