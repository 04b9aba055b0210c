"""Template and references to outputs, by way of pandoc's citeproc."""
