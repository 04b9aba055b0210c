"""Which of many records say something about one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.text import letters

if TYPE_CHECKING:
    from procsead_refs.model import Reference

_ENOUGH = 100  # records of one journal or type that show how its entries are written


class Near:
    """The records that say something about another: of its journal, and some of its type.

    With all of them, the work would grow with the square of the library.
    """

    def __init__(self, references: tuple[Reference, ...]) -> None:
        self._journals: dict[str, list[Reference]] = {}
        self._types: dict[str, list[Reference]] = {}
        for one in references:
            journal = letters(one.texts.get("container-title", ""))
            for key, group in ((journal, self._journals), (one.type, self._types)):
                held = group.setdefault(key, [])
                if key and len(held) < _ENOUGH:
                    held.append(one)

    def to(self, reference: Reference) -> tuple[Reference, ...]:
        """Return them, the reference itself among them, at most a few hundred."""
        journal = self._journals.get(letters(reference.texts.get("container-title", "")), [])
        of_type = self._types.get(reference.type, [])
        seen = {id(one) for one in journal}
        return (*journal, *(one for one in of_type if id(one) not in seen))
