"""Products: a template run in a sandbox, its words, and the places that printed references fill."""
