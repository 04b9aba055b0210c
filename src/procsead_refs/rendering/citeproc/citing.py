"""Citations in a text and the list they lead to, printed together by one citeproc call."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from procsead_refs import pandoc
from procsead_refs.rendering import lists, tree
from procsead_refs.rendering.citeproc.items import items
from procsead_refs.rendering.citeproc.printing import entry, sheets

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from procsead_refs.model import Reference, Style
    from procsead_refs.rendering.entry import Entry, Node


def identifier(number: int) -> str:
    """Return the citation key by which citeproc knows the work of a number in `printed`."""
    return f"r{number}"


def mark(number: int) -> Node:
    """Return a citation of the work of a number, in parentheses or as the style has it."""
    return {"t": "Cite", "c": [[_citation(identifier(number))], []]}


def printed(
    blocks: list[Node], works: Sequence[Reference], style: Style
) -> tuple[list[Node], dict[str, Entry]]:
    """Return blocks with their citations printed, and each work's entry, in the style's order.

    Args:
        blocks: in them a Cite names works by `identifier`.
        works: cited and uncited ones; all are listed.
        style: from `styles.load`.

    Raises:
        Refusal: the style prints no bibliography, or pandoc could not do it.
    """
    everything = {"t": "Cite", "c": [[_citation("*")], tree.words("@*")]}
    document = {
        **tree.document(blocks),
        "meta": {
            "nocite": {"t": "MetaInlines", "c": [everything]},
            # In a note the link would swallow those of the work itself.
            "link-citations": {"t": "MetaBool", "c": style.kind != "note"},
        },
    }
    with tempfile.TemporaryDirectory(prefix="procsead-refs-") as folder:
        records, sheet = Path(folder) / "records.json", Path(folder) / "style.csl"
        records.write_text(json.dumps(items(works, style)), encoding="utf-8")
        sheet.write_bytes(sheets(style, dashes=False)["full"])
        files = [f"--bibliography={records}", f"--csl={sheet}"]
        made = pandoc.run(["-f", "json", "-t", "json", "--citeproc", *files], json.dumps(document))
    places = {f"ref-{identifier(number)}": one for number, one in enumerate(works)}
    found: dict[str, Entry] = {}
    rest: list[Node] = []
    for block in json.loads(made)["blocks"]:
        if block["t"] == "Div" and block["c"][0][0] == "refs":
            for div in block["c"][1]:
                work = places[div["c"][0][0]]
                found[work.id] = entry(work, div["c"][1], style)
        else:
            rest.append(block)
    text: list[Node] = tree.walked(rest, lambda node: _finished(node, places))
    return text, found


def _citation(key: str) -> dict[str, Any]:
    return {
        "citationId": key,
        "citationPrefix": [],
        "citationSuffix": [],
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": 0,
        "citationHash": 0,
    }


def _finished(node: Node, places: Mapping[str, Reference]) -> list[Node] | None:
    """Let a citation's link lead to its entry's place; a Cite becomes what it prints."""
    if node["t"] == "Link":
        work = places.get(node["c"][2][0].removeprefix("#"))
        if work is not None:
            node["c"][2][0] = f"#{lists.anchor(work.id)}"
    if node["t"] == "Cite":
        inlines: list[Node] = node["c"][1]
        return [tree.span(inlines, tree.attributes("", ["citation"]))]
    return None
