"""Document kinds: one file a kind, found by its SUFFIXES.

A kind file has `SUFFIXES`, `read(path, data) -> Document` and `apply(path, data, edits) -> bytes`.
"""
