"""Bibliography formats: one file a format, found by its SUFFIXES.

A format file has `NAME` (what --to says), `SUFFIXES`, `read(text) -> tuple[Reference, ...]` and,
where it can be written, `write(references) -> str`; `sniff(text) -> bool` says whether a text
without a telling suffix is of this format.
"""
