"""Works and citations printed in a style: what citeproc is given, and what it makes of that."""
