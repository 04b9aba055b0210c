"""Two versions of a bibliography: what changed between them, and both merged."""
