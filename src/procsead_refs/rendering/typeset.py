"""A page as typst source and as PDF: pandoc writes typst, the typst package sets it, no TeX.

The compiler sees one folder with one file in it; pandoc has escaped every character of the text,
and raw code never reaches this far (tree.safe), so that nothing reads a file or asks the network.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from procsead_refs.errors import Refusal
from procsead_refs.rendering import tree

if TYPE_CHECKING:
    from procsead_refs.rendering.entry import Node
    from procsead_refs.rendering.page import Page

_LOOK = Path(__file__).parent / "looks" / "page.typ"


def source(page: Page) -> str:
    """Return a page as typst source that stands alone."""
    from procsead_refs.rendering.output import converted

    body = converted(tree.walked(page.blocks, _set), "-t", "typst").decode()
    language, _, region = (page.language or "en").partition("-")
    values = {
        "title": page.title,
        "subtitle": page.subtitle,
        "author": page.author,
        "date": page.date,
        "language": language,
        "region": region,
    }
    given = "".join(f"  {key}: {_quoted(text)},\n" for key, text in values.items())
    return f"{_LOOK.read_text(encoding='utf-8')}\n#show: page-of.with(\n{given})\n\n{body}"


def pdf(page: Page) -> bytes:
    """Return a page as a tagged PDF with bookmarks.

    Raises:
        Refusal: typst could not set it.
    """
    import typst

    with tempfile.TemporaryDirectory(prefix="procsead-refs-") as folder:
        file = Path(folder) / "page.typ"
        file.write_text(source(page), encoding="utf-8")
        packages = Path(folder) / "packages"
        packages.mkdir()
        try:
            return typst.compile(
                str(file),
                root=folder,
                format="pdf",
                package_path=str(packages),
                package_cache_path=str(packages),
            )
        except typst.TypstError as error:
            raise Refusal(f"typst could not set the page: {str(error)[:200]}") from error


def _quoted(text: str) -> str:
    """Return text as a typst string; JSON's escapes are typst's but for \\u."""
    plain = "".join(char for char in text if char.isprintable())
    return json.dumps(plain, ensure_ascii=False)


def _set(node: Node) -> list[Node] | None:
    if node["t"] != "Div":
        return None
    (_, classes, _), blocks = node["c"]
    for name in ("csl-entry", "annotation", "marks", "cited-in"):
        if name in classes:
            return [_call(name, blocks)] if name != "csl-entry" else _entry(blocks)
    return None


def _call(function: str, blocks: list[Node]) -> Node:
    return tree.div(
        [tree.raw("typst", f"#{function}["), *blocks, tree.raw("typst", "]")], tree.attributes()
    )


def _entry(blocks: list[Node]) -> list[Node]:
    """Return an entry in a hanging indent, its number (if it has one) in a column of its own."""
    inlines = blocks[0]["c"] if len(blocks) == 1 and blocks[0]["t"] in {"Para", "Plain"} else []
    spans = [one for one in inlines if one["t"] == "Span"]
    label = [one for one in spans if "csl-left-margin" in one["c"][0][1]]
    text = [one for one in spans if "csl-right-inline" in one["c"][0][1]]
    if not (label and text):
        return [_call("csl-entry", blocks)]
    parts = [tree.para(label[0]["c"][1]), tree.para(text[0]["c"][1])]
    return [
        tree.div(
            [
                tree.raw("typst", "#numbered-entry["),
                parts[0],
                tree.raw("typst", "]["),
                parts[1],
                tree.raw("typst", "]"),
            ],
            tree.attributes(),
        )
    ]
