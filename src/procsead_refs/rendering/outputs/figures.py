"""The small picture of a literature in HTML: an overview's tables drawn as a list of bars.

Every bar has its name and number beside it as text, so that nothing is said by the picture alone.
Lengths are in per cent and names are broken over lines: a narrow screen shortens the bars and
leaves the letters as large.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from procsead_refs.rendering import tree
from procsead_refs.rendering.entry import plain
from procsead_refs.text import squeeze

if TYPE_CHECKING:
    from procsead_refs.rendering.entry import Node

_WIDEST = 88  # per cent of its column for the longest bar; the rest is for the number


def drawn(blocks: list[Node]) -> list[Node]:
    """Return blocks with the tables of their overviews as pictures."""
    result: list[Node] = tree.walked(blocks, _overview)
    return result


def _overview(node: Node) -> list[Node] | None:
    if node["t"] != "Div" or "overview" not in node["c"][0][1]:
        return None
    attribute, inner = node["c"]
    return [tree.div([_figure(one) if one["t"] == "Table" else one for one in inner], attribute)]


def _figure(table: Node) -> Node:
    """Return the figure of a table whose rows are a name and a number."""
    head, *rows = _rows(table["c"])
    counts = [(name, int(number)) for name, number in rows if number.isdecimal()]
    if not counts:
        return table
    title = html.escape(head[0])
    most = max(number for _, number in counts) or 1
    bars = "\n".join(_bar(name, number, most) for name, number in counts)
    return tree.raw(
        "html",
        f'<figure class="chart">\n<figcaption>{title}</figcaption>\n<ul>\n{bars}\n</ul>\n</figure>',
    )


def _bar(name: str, number: int, most: int) -> str:
    width = max(1.0, _WIDEST * number / most)
    return (
        f"<li><span>{html.escape(name)}</span> "
        f'<span><svg aria-hidden="true" width="{width:.1f}%" height="12">'
        f'<rect width="100%" height="100%"/></svg> {number}</span></li>'
    )


def _rows(table: list[Any]) -> list[tuple[str, str]]:
    """Return the first two cells of each row of pandoc's table, its head first."""
    head, bodies = table[3], table[4]
    rows = [*head[1], *(row for body in bodies for row in body[3])]
    cells = ([squeeze(plain(cell)) for cell in row[1][:2]] for row in rows if len(row[1]) > 1)
    return [(name, number) for name, number in cells]
