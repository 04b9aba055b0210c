"""The small picture of a literature in HTML: an overview's tables drawn as SVG bars.

Every bar has its name and number beside it as text, and the figure its data in words, so that
nothing is said by the picture alone. Lengths are in per cent and text in the page's size: a narrow
screen shortens the bars and leaves the letters as large.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from procsead_refs.rendering import tree

if TYPE_CHECKING:
    from procsead_refs.rendering.entry import Node

_ROW = 24  # pixels from one bar to the next
_BAR = 12  # pixels of a bar's height
_NAMES = 42.0  # per cent of the width for the names
_WIDEST = 48.0  # per cent for the longest bar; the rest is for the number


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
    said = html.escape("; ".join(f"{name}: {number}" for name, number in counts))
    most = max(number for _, number in counts) or 1
    bars = "\n".join(_bar(row, name, number, most) for row, (name, number) in enumerate(counts))
    return tree.raw(
        "html",
        f'<figure class="chart">\n<figcaption>{title}</figcaption>\n'
        f'<svg role="img" aria-label="{title}. {said}" width="100%" '
        f'height="{len(counts) * _ROW}">\n{bars}\n</svg>\n</figure>',
    )


def _bar(row: int, name: str, number: int, most: int) -> str:
    top = row * _ROW
    width = max(0.5, _WIDEST * number / most)
    line = top + _ROW / 2 + 5  # the letters' feet, a little below the middle
    return (
        f'<text x="0" y="{line:g}">{html.escape(name)}</text>'
        f'<rect x="{_NAMES:g}%" y="{top + (_ROW - _BAR) // 2}" width="{width:.1f}%" '
        f'height="{_BAR}"/>'
        f'<text x="{_NAMES + width + 1.5:.1f}%" y="{line:g}">{number}</text>'
    )


def _rows(table: list[Any]) -> list[tuple[str, str]]:
    """Return the first two cells of each row of pandoc's table, its head first."""
    head, bodies = table[3], table[4]
    rows = [*head[1], *(row for body in bodies for row in body[3])]
    return [(_words(row[1][0]), _words(row[1][1])) for row in rows if len(row[1]) > 1]


def _words(tree_: Any) -> str:  # noqa: ANN401 - JSON
    match tree_:
        case {"t": "Str", "c": text}:
            return str(text)
        case {"t": "Space" | "SoftBreak"}:
            return " "
        case {"c": inner}:
            return _words(inner)
        case list():
            return "".join(_words(one) for one in tree_ if isinstance(one, (list, dict)))
    return ""
