"""The records that a value of one of them can be held against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.text import letters

if TYPE_CHECKING:
    from procsead_refs.model import Reference

_ENOUGH = 100  # records of one journal or type that show how its entries are written


class Evidence:
    """The records that say something about another: of its journal, and some of its type.

    With all of them, the work would grow with the square of the library.
    """

    def __init__(self, references: tuple[Reference, ...]) -> None:
        self._journals: dict[str, list[Reference]] = {}
        self._types: dict[str, list[Reference]] = {}
        self._found: dict[tuple[str, str], tuple[Reference, ...]] = {}
        for one in references:
            journal = letters(one.texts.get("container-title", ""))
            for key, group in ((journal, self._journals), (one.type, self._types)):
                held = group.setdefault(key, [])
                if key and len(held) < _ENOUGH:
                    held.append(one)

    def on(self, reference: Reference) -> tuple[Reference, ...]:
        """Return them, the reference itself among them, at most a few hundred."""
        key = letters(reference.texts.get("container-title", "")), reference.type
        if key not in self._found:
            journal = self._journals.get(key[0], [])
            seen = {id(one) for one in journal}
            of_type = self._types.get(key[1], [])
            self._found[key] = (*journal, *(one for one in of_type if id(one) not in seen))
        return self._found[key]
