"""The local page for editors: loopback only, no outside resource, nothing kept after the answer."""
