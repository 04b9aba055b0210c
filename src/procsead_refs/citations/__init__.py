"""A draft's body and list: where they part, what the body cites, and which entry each means."""
