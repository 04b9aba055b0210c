"""A page written in the form that was asked for: one form, one file, listed in forms.py."""
