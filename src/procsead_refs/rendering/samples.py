"""What a style looks like: the same few works, cited and listed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from procsead_refs.cache import cached
from procsead_refs.data import table
from procsead_refs.formats import csljson
from procsead_refs.rendering import tree
from procsead_refs.rendering.citeproc import citing
from procsead_refs.rendering.citeproc.printing import sheets
from procsead_refs.rendering.entry import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procsead_refs.model import Reference, Style


@dataclass(frozen=True, slots=True)
class Sample:
    """A work as a style cites it in the text and as it lists it."""

    key: str
    citation: str
    entry: str


def works() -> tuple[Reference, ...]:
    """Return the works that show a style: an article, a book, a chapter, a report, a web page."""
    return csljson.references(table("samples")["work"])


def shown(references: Sequence[Reference], style: Style) -> list[Sample]:
    """Return works as a style prints them, in their order.

    Raises:
        Refusal: the style prints no bibliography, or pandoc could not do it.
    """
    made_of: list[str | bytes] = [
        csljson.write(references),
        repr(style),
        sheets(style, dashes=False)["full"],
    ]
    made = cached("samples", made_of, lambda: json.dumps(_made(references, style)).encode())
    return [Sample(*row) for row in json.loads(made)]


def _made(references: Sequence[Reference], style: Style) -> list[tuple[str, str, str]]:
    paragraphs = [tree.para([citing.mark(number)]) for number in range(len(references))]
    text, printed = citing.printed(paragraphs, references, style)
    cited = [plain(block).strip() for block in text]
    return [
        (one.id, citation, printed[one.id].text)
        for one, citation in zip(references, cited, strict=True)
    ]
