"""The braces of a LaTeX source, and what holds inside a group."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from procsead_refs.model import BlockKind

_BRACE = re.compile(  # in an address a percent sign begins no comment
    r"\\(?:url|nolinkurl|href|path)\s*\{[^{}\n]*\}|\\.|%[^\n]*|[{}]", re.DOTALL
)


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


def partners(text: str) -> dict[int, int]:
    """Return the offset of the closing brace for that of each opening one that has one."""
    found: dict[int, int] = {}
    waiting: list[int] = []
    for mark in _BRACE.finditer(text):
        if mark[0] == "{":
            waiting.append(mark.start())
        elif mark[0] == "}" and waiting:
            found[waiting.pop()] = mark.start()
    return found
