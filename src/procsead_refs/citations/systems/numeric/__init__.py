"""The numeric system: "[3]", "(3,4)", raised 3-5."""

from procsead_refs.citations.systems.numeric.reader import FORMS, Form, is_numbered, numbers, read

__all__ = ["FORMS", "Form", "is_numbered", "numbers", "read"]
