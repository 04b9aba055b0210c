"""A page as one HTML file: no script, no outside resource, light and dark, screen and paper."""

from __future__ import annotations

import html
from pathlib import Path
from typing import TYPE_CHECKING

from procsead_refs.rendering.outputs import figures
from procsead_refs.rendering.outputs.conversion import converted
from procsead_refs.rendering.outputs.page import under_title

if TYPE_CHECKING:
    from procsead_refs.rendering.outputs.page import Page

_CSS = Path(__file__).parent / "looks" / "page.css"
_FRAME = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="procsead-refs">{author}
<title>{title}</title>
<style>
{css}</style>
</head>
<body>
<main>
{header}{body}</main>
</body>
</html>
"""


def write(page: Page) -> str:
    """Return a page as a whole HTML5 document."""
    body = converted(
        figures.drawn(under_title(page)), "-t", "html5", "--section-divs", "--mathml"
    ).decode()
    author = f'\n<meta name="author" content="{html.escape(page.author)}">' if page.author else ""
    return _FRAME.format(
        language=html.escape(page.language or "en"),
        author=author,
        title=html.escape(page.name),
        css=_CSS.read_text(encoding="utf-8"),
        header=_header(page),
        body=body,
    )


def _header(page: Page) -> str:
    if not page.title:
        return ""
    byline = " · ".join(html.escape(part) for part in (page.author, page.date) if part)
    lines = [
        '<header class="title-block">',
        f"<h1>{html.escape(page.title)}</h1>",
        f'<p class="subtitle">{html.escape(page.subtitle)}</p>' if page.subtitle else "",
        f'<p class="byline">{byline}</p>' if byline else "",
        "</header>\n",
    ]
    return "\n".join(line for line in lines if line)
