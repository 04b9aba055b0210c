"""Report outputs: one file an output, `write(report) -> str | bytes`; --format names the file."""
