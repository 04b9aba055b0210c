"""procsead-refs: parse, render and check references and citations, offline."""
