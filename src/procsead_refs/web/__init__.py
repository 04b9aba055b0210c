"""The local page for editors, on the loopback interface alone."""
