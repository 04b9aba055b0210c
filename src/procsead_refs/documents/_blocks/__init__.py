"""What every reader builds: blocks, each traced to its place in the source, and what is in them."""
