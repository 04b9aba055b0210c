"""The build: everything that procsead-refs.toml lists, done once, and again only where needed."""
