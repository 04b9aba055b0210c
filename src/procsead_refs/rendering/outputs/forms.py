"""A page in the form that was asked for: Markdown, HTML, Word, PDF, text, typst or LaTeX."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from procsead_refs.errors import Refusal
from procsead_refs.rendering import tree
from procsead_refs.rendering.outputs import plain_text
from procsead_refs.rendering.outputs.conversion import converted
from procsead_refs.rendering.outputs.page import with_title

if TYPE_CHECKING:
    from collections.abc import Callable

    from procsead_refs.rendering.entry import Node
    from procsead_refs.rendering.outputs.page import Page

# What other programs print as it stands: no divisions, no raw code, typographic characters as such.
_MARKDOWN = (
    "markdown-raw_html-raw_tex-raw_attribute-native_divs-native_spans-fenced_divs-bracketed_spans"
    "-smart-header_attributes-link_attributes-citations-simple_tables-multiline_tables-grid_tables"
)


def write(page: Page, to: str) -> str | bytes:
    """Return a page as text, or as bytes for Word and PDF.

    Raises:
        Refusal: there is no such form, or pandoc could not do it.
    """
    if to not in _FORMS:
        raise Refusal(f"cannot write {to!r}", remedy=f"use {', '.join(_FORMS)}")
    return _FORMS[to](page)


def names() -> tuple[str, ...]:
    """Return the forms there are."""
    return tuple(_FORMS)


def _markdown(page: Page) -> str:
    blocks = tree.walked(with_title(page), _unmarked)
    return converted(blocks, "-t", _MARKDOWN).decode()


def _text(page: Page) -> str:
    return plain_text.written(
        with_title(page), lambda blocks: converted(blocks, "-t", "plain").decode()
    )


def _unmarked(node: Node) -> list[Node] | None:
    """Take off divisions, spans and links within the page, which Markdown has no signs for."""
    content: Any = node.get("c")
    within = node["t"] == "Link" and str(content[2][0]).startswith("#")
    if node["t"] in {"Div", "Span"} or within:
        found: list[Node] = content[1]
        return found
    return None


def _html(page: Page) -> str:
    from procsead_refs.rendering.outputs import html

    return html.write(page)


def _docx(page: Page) -> bytes:
    from procsead_refs.rendering.outputs import word

    return word.write(page)


def _pdf(page: Page) -> bytes:
    from procsead_refs.rendering.outputs import typeset

    return typeset.pdf(page)


def _typst(page: Page) -> str:
    from procsead_refs.rendering.outputs import typeset

    return typeset.source(page)


def _latex(page: Page) -> str:
    return converted(page.blocks, "-t", "latex", "--standalone", meta=page.meta).decode()


_FORMS: dict[str, Callable[[Page], str | bytes]] = {
    "md": _markdown,
    "html": _html,
    "docx": _docx,
    "pdf": _pdf,
    "txt": _text,
    "typst": _typst,
    "latex": _latex,
}
