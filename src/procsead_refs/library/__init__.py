"""The team's store: load, select, index, add, save."""
