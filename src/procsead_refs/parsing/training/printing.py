"""Labelled references printed by citeproc in the bundled CSL styles: exact labels, whole lists.

Each list is printed in one style and language, both drawn. Names and numbers are printed as
stand-ins (`items.py`) and found again whatever a style makes of them (`alignment.py`). Styles of
even place in the order of their names are drawn from; the others are left to measure with.
"""

from __future__ import annotations

import json
import random
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lxml import html

from procsead_refs import pandoc, styles
from procsead_refs.bodies import registry
from procsead_refs.errors import Refusal
from procsead_refs.model import Name
from procsead_refs.parsing.training.alignment import aligned
from procsead_refs.parsing.training.items import item

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from procsead_refs.parsing.training.projection import Example
    from procsead_refs.parsing.training.typescript import Work

SOURCE = "printed"
_LIST = 20  # references in a list
# How often each CSL type is printed, and of which kind its works are.
_TYPES = {
    "article-journal": ("article", 0.36),
    "chapter": ("chapter", 0.16),
    "paper-conference": ("chapter", 0.06),
    "book": ("book", 0.24),
    "report": ("book", 0.05),
    "thesis": ("book", 0.04),
    "webpage": ("book", 0.05),
    "article-newspaper": ("article", 0.04),
}
_BODIES = {"webpage": 0.5, "report": 0.5}  # how often a body leads instead of people
_REPEATED = 0.25  # how often a work is given the authors of the one before
_OWN_LANGUAGE = 0.6  # how often a style that has a language is printed in it
_LANGUAGES = ("en-US", "en-GB", "de-DE", "fi-FI", "fr-FR", "es-ES", "it-IT", "sv-SE")
_LOCALE = re.compile(r'default-locale="([\w-]+)"')
_ID = "ref-i"  # before the number of an entry that pandoc prints


def prints(works: Sequence[Work], count: int, seed: int) -> Iterator[Example]:
    """Yield at most `count` of the works, rounded up to lists of twenty; a seed decides all.

    An entry in which a field cannot be told apart is left out, and the list of a style that pandoc
    cannot print.

    Raises:
        Refusal: the styles are not installed.
    """
    draw = random.Random(seed)  # noqa: S311 - it draws styles, not secrets
    sheets = styles.independent()[::2]
    for number in range(1, -(-count // _LIST) + 1 if works else 1):
        yield from _list(_chosen(works, draw), draw.choice(sheets), f"{SOURCE}-{number}", draw)


def _chosen(works: Sequence[Work], draw: random.Random) -> list[tuple[str, Work]]:
    """Return works of one list with their CSL types."""
    bodies = [name for body in registry() for name in body.every_name]
    kinds = {kind: [one for one in works if one.kind == kind] for kind, _ in _TYPES.values()}
    types = [one for one, (kind, _) in _TYPES.items() if kinds[kind]]
    found: list[tuple[str, Work]] = []
    for name in draw.choices(types, [_TYPES[one][1] for one in types], k=_LIST):
        work = draw.choice(kinds[_TYPES[name][0]])
        if draw.random() < _BODIES.get(name, 0):
            work = replace(work, people={"author": (Name(literal=draw.choice(bodies)),)})
        before = found[-1][1].people.get("author") if found else None
        if before and "author" in work.people and draw.random() < _REPEATED:
            work = replace(work, people={**work.people, "author": before})
        found.append((name, work))
    return found


def _list(
    works: Sequence[tuple[str, Work]], sheet: Path, document: str, draw: random.Random
) -> Iterator[Example]:
    own = _LOCALE.search(sheet.read_text("utf-8"))
    language = draw.choice(_LANGUAGES)
    if own and draw.random() < _OWN_LANGUAGE:
        language = own[1]
    standing: dict[Name, str] = {}
    given = [item(name, work, standing, draw) for name, work in works]
    for number, text in _entries([one for one, _ in given], sheet, language):
        example = aligned(text, given[number][1], document, SOURCE)
        if example is not None:
            yield example


def _entries(
    items: Sequence[Mapping[str, Any]], sheet: Path, language: str
) -> Iterator[tuple[int, str]]:
    """Yield each printed entry with its item's number, in the order of the list."""
    source = json.dumps([{**one, "id": f"i{number}"} for number, one in enumerate(items)])
    arguments = ["-f", "csljson", "-t", "html", "--wrap=none", "--citeproc", f"--csl={sheet}"]
    try:
        made = pandoc.run([*arguments, f"--metadata=lang:{language}"], source)
    except Refusal:
        return
    for entry in html.fromstring(f"<div>{made.decode('utf-8')}</div>").iter("div"):
        name = entry.get("id") or ""
        if name.startswith(_ID):
            for part in list(entry.iter("div"))[1:]:  # a number and what stands behind it
                part.tail = f" {part.tail or ''}"
            text = " ".join(re.split(r"[ \t\n]+", entry.text_content().strip()))
            yield int(name.removeprefix(_ID)), text
