"""What shows a citation, however a draft cites: years, brackets, words, names by their shape."""
