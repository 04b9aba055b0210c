"""A page as typst source and as PDF: pandoc writes typst, the typst package sets it, no TeX.

The compiler sees one folder with one file in it; pandoc has escaped every character of the text,
and raw code never reaches this far (tree.safe), so that nothing reads a file or asks the network.
"""

from __future__ import annotations

import json
import tempfile
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from procsead_refs.errors import Refusal
from procsead_refs.rendering import tree
from procsead_refs.rendering.outputs.conversion import converted

if TYPE_CHECKING:
    from procsead_refs.rendering.entry import Node
    from procsead_refs.rendering.outputs.page import Page

_LOOK = Path(__file__).parent / "looks" / "page.typ"


def source(page: Page) -> str:
    """Return a page as typst source that stands alone."""
    blocks = _followed(tree.linked_within(page.blocks))
    body = converted(tree.walked(blocks, _set), "-t", "typst").decode()
    language, _, region = (page.language or "en").partition("-")
    values = {
        "name": page.name,
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

    It follows PDF/UA-1 (ISO 14289-1), the standard for accessible PDF, unless what a template wrote
    breaks it (headings that skip a level).

    Raises:
        Refusal: typst could not set it.
    """
    import typst

    with tempfile.TemporaryDirectory(prefix="procsead-refs-") as folder:
        file = Path(folder) / "page.typ"
        file.write_text(source(page), encoding="utf-8")
        packages = Path(folder) / "packages"
        packages.mkdir()

        def compiled(standard: Literal["ua-1", "1.7"]) -> bytes:
            return typst.compile(
                str(file),
                root=folder,
                format="pdf",
                package_path=str(packages),
                package_cache_path=str(packages),
                pdf_standards=standard,
            )

        try:
            return compiled("ua-1")
        except typst.TypstError:
            pass
        try:
            return compiled("1.7")
        except typst.TypstError as error:
            raise Refusal(f"typst could not set the page: {str(error)[:200]}") from error


def _quoted(text: str) -> str:
    """Return text as a typst string; JSON's escapes are typst's but for \\u."""
    plain = "".join(char for char in text if char.isprintable())
    return json.dumps(plain, ensure_ascii=False)


def _followed(blocks: list[Node]) -> list[Node]:
    """Tell marks that an annotation follows, so that they stay with it.

    All marks could not: a page of entries without annotations would hang together as one piece.
    """
    found = []
    for one, following in zip_longest(blocks, blocks[1:]):
        classes = _classes(one)
        if "marks" in classes and "annotation" in _classes(following):
            above = tree.attributes("", ["marks-above"])
            found.append(tree.div(one["c"][1], above))
        else:
            found.append(one)
    return found


def _classes(node: Node | None) -> list[str]:
    return list(node["c"][0][1]) if node is not None and node["t"] == "Div" else []


def _set(node: Node) -> list[Node] | None:
    if node["t"] != "Div":
        return None
    (identifier, classes, _), blocks = node["c"]
    if "csl-entry" in classes:
        label = f" <{identifier}>" if identifier else ""
        return _entry(blocks, label, annotated="annotated" in classes)
    if classes == ["hanging-indent"]:
        inner: list[Node] = blocks  # an entry alone: a box around it would swallow its spacing
        return inner
    for name in ("annotation", "marks-above", "marks", "cited-in"):
        if name in classes:
            return _call(name, [blocks], "")
    return None


def _call(function: str, arguments: list[list[Node]], label: str) -> list[Node]:
    """Return a call of one of the look's functions on blocks."""
    found = [tree.raw("typst", f"#{function}[")]
    for number, blocks in enumerate(arguments):
        found += [*([tree.raw("typst", "][")] if number else []), *blocks]
    return [*found, tree.raw("typst", f"]{label}")]


def _entry(blocks: list[Node], label: str, *, annotated: bool) -> list[Node]:
    """Return an entry in a hanging indent, its number (if it has one) in a column of its own.

    An annotated one stays with what is said about it.
    """
    inlines = blocks[0]["c"] if len(blocks) == 1 and blocks[0]["t"] in {"Para", "Plain"} else []
    spans = [one["c"] for one in inlines if one["t"] == "Span"]
    number = [content for (_, classes, _), content in spans if "csl-left-margin" in classes]
    text = [content for (_, classes, _), content in spans if "csl-right-inline" in classes]
    if number and text:
        columns = [[tree.para(number[0])], [tree.para(text[0])]]
        return _call("annotated-numbered-entry" if annotated else "numbered-entry", columns, label)
    return _call("annotated-entry" if annotated else "csl-entry", [blocks], label)
