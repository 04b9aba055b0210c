"""The braces of a LaTeX source, and what holds inside a group."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from procsead_refs.data import table

if TYPE_CHECKING:
    from procsead_refs.model import BlockKind


@dataclass(frozen=True, slots=True)
class Group:
    """What holds until a brace or an environment closes.

    `environment` is its name ("" for a brace); `ends` what ends with it: a block or a note.
    """

    environment: str = ""
    italic: bool = False
    superscript: bool = False
    link: str = ""
    kind: BlockKind = "paragraph"
    level: int = 0
    ends: str = ""


class Groups:
    """The groups that are open; the outermost never closes."""

    def __init__(self) -> None:
        self._open = [Group()]

    @property
    def now(self) -> Group:
        """The innermost group."""
        return self._open[-1]

    @now.setter
    def now(self, group: Group) -> None:
        self._open[-1] = group

    def enter(self, group: Group) -> None:
        """Open a group."""
        self._open.append(group)

    def leave(self) -> Group | None:
        """Close the innermost group and return it; None for the outermost."""
        return self._open.pop() if len(self._open) > 1 else None

    def within(self, environment: str, depth: int = 200) -> bool:
        """Return whether an environment is open, at most so deep."""
        return any(group.environment == environment for group in self._open[-depth:])


@cache
def _brace() -> re.Pattern[str]:
    """Return what a brace is, or hides one; in an address a percent sign begins no comment."""
    links = "|".join(table("latex")["link"])
    return re.compile(rf"\\(?:{links})\s*\{{[^{{}}\n]*\}}|\\.|%[^\n]*|[{{}}]", re.DOTALL)


def partners(text: str) -> dict[int, int]:
    """Return the offset of the closing brace for that of each opening one that has one."""
    found: dict[int, int] = {}
    waiting: list[int] = []
    for mark in _brace().finditer(text):
        if mark[0] == "{":
            waiting.append(mark.start())
        elif mark[0] == "}" and waiting:
            found[waiting.pop()] = mark.start()
    return found
