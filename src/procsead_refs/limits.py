"""The limits on what a stranger's file may cost, and how the person at the machine raises one.

PROCSEAD_REFS_LIMITS="file=512 pandoc-seconds=120" sets two of them for what is run under it. It is
read from the environment and from nowhere else, so that no file can lift its own limit.
"""

from __future__ import annotations

import os
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from procsead_refs.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

VARIABLE = "PROCSEAD_REFS_LIMITS"
MIB = 1024**2
_NUMBER = re.compile(r"[1-9][0-9]{0,8}")


class Limit(NamedTuple):
    """A limit as it is unless told otherwise, its unit, and what it is of."""

    value: int
    unit: str
    of: str


# What stands behind a value is measured: the largest honest input known, with room above it.
LIMITS = {
    "file": Limit(256, "MiB", "any file that is read"),
    "text": Limit(64, "MiB", "a text: a bibliography, or a draft other than Word, ODT and PDF"),
    "archive-members": Limit(20_000, "members", "a Word or OpenDocument file"),
    "archive-part": Limit(64, "MiB", "one part of it, unpacked; a thesis of 1,000 pages has 20"),
    "archive-total": Limit(1024, "MiB", "all its parts, unpacked"),
    "archive-ratio": Limit(250, "times", "its packing; long repetitive documents stay under 60"),
    "markdown-marks": Limit(300_000, "marks", "a Markdown draft; a thesis has about 50,000"),
    "pdf-pages": Limit(5000, "pages", "a PDF"),
    "pdf-characters": Limit(
        3_500_000, "characters", "a PDF; a thesis of 1,000 pages has 3 million"
    ),
    "pdf-memory": Limit(448, "MiB", "what the PDF library may take; such a thesis takes 30"),
    "pdf-seconds": Limit(20, "s", "what it may take to open all pages; such a thesis takes 1"),
    "citations": Limit(20_000, "cited works", "a draft; a long thesis has about 2,000"),
    "years": Limit(40_000, "years", "a draft's text; a thesis of 1,000 pages has under 20,000"),
    "brackets": Limit(400_000, "brackets", "a draft's text; a thesis of 1,000 pages has 40,000"),
    "inherited": Limit(16, "million characters", "what all entries of a .bib file inherit"),
    "style": Limit(2, "MiB", "a CSL file; the largest bundled one has 240 KiB"),
    "template": Limit(1, "MiB", "the source of a template or a .bst style"),
    "quotations": Limit(4, "MiB", "the quotations that a template prints"),
    "template-seconds": Limit(10, "s", "what a template or a .bst style may take"),
    "template-memory": Limit(192, "MiB", "what it may add"),
    "template-output": Limit(16, "million characters", "what a template may write"),
    "pandoc-seconds": Limit(50, "s", "one run of pandoc, and more for a library of over 1 MiB"),
    "pandoc-memory": Limit(448, "MiB", "its heap, and more for a library of over 1 MiB"),
    "upload": Limit(64, "MiB", "a draft sent to the page"),
}


def limit(name: str) -> int:
    """Return a limit in its unit: as the environment sets it, or else as it is in LIMITS.

    Raises:
        Refusal: the environment sets what is no limit, or to what is no number from 1 on.
    """
    return _set(os.environ.get(VARIABLE, "")).get(name, LIMITS[name].value)


def size(name: str) -> int:
    """Return a limit in MiB as bytes."""
    return limit(name) * MIB


def over(name: str, *, where: object, remedy: str) -> Refusal:
    """Return the refusal of what is over a limit: it says the limit and how it is raised."""
    cause = f"is over the limit of {limit(name):,} {LIMITS[name].unit}"
    return Refusal(cause, where=where, remedy=raising(name, remedy))


def raising(name: str, remedy: str) -> str:
    """Return a remedy with the other one: how the limit is raised."""
    return f"{remedy}, or raise the limit with {VARIABLE}={name}=N"


@lru_cache(maxsize=4)
def _set(text: str) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for one in text.replace(",", " ").split():
        name, _, value = one.partition("=")
        if name not in LIMITS:
            raise Refusal(
                f"no limit is called {name!r}", where=VARIABLE, remedy=f"there are {_names()}"
            )
        if not _NUMBER.fullmatch(value):
            raise Refusal(f"{name} is {value!r}", where=VARIABLE, remedy="write a number from 1 on")
        found[name] = int(value)
    return found


def _names() -> str:
    return ", ".join(LIMITS)
