"""Blocks of pandoc's tree as pandoc writes them in another form."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from procsead_refs import pandoc
from procsead_refs.rendering import tree

if TYPE_CHECKING:
    from procsead_refs.rendering.entry import Node


def converted(blocks: list[Node], *arguments: str, meta: dict[str, str] | None = None) -> bytes:
    """Return blocks as pandoc writes them."""
    document = json.dumps(tree.document(blocks, meta))
    return pandoc.run(
        ["-f", "json", "--wrap=none", *arguments], document, memory=pandoc.memory_for(document)
    )
