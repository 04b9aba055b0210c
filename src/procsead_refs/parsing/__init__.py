"""Typed references to References: a step per field family, in one visible list."""
