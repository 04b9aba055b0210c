"""The citation systems, one file or folder each: read(…) -> citations, in order."""
