"""The numeric system: "[3]", "(3,4)", raised 3-5."""

from procsead_refs.citations.systems.numeric.groups import FORMS, Form
from procsead_refs.citations.systems.numeric.list_numbers import is_numbered, numbers
from procsead_refs.citations.systems.numeric.reader import read

__all__ = ["FORMS", "Form", "is_numbered", "numbers", "read"]
