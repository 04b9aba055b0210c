"""The last touch on a Word file of pandoc's: what a page may not part, its running head, its dates.

pandoc has no words for them: rows and small tables that stay in one piece, a head row that comes
again on the next page, an entry and what is said about it.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

RUNNING_TITLE = "procsead-running-title"  # stands in our reference.docx for the page's title
# What is said about an entry -> the styles that it is not parted from when they stand before it.
_HELD = {
    "Marks": {"Bibliography", "Marks"},
    "Annotation": {"Bibliography", "Marks"},
    "CitedIn": {"Bibliography", "Marks", "Annotation"},
}
_TITLE_BLOCK = frozenset({"Title", "Subtitle", "Author", "Date"})
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADERS = re.compile(r"word/header\d*\.xml")
_NEVER = b"1970-01-01T00:00:00Z"  # what pandoc's sandbox takes for the time
_SMALL = 24  # rows of a table that is kept on one page
_LETTER, _GAP = 150, 300  # twentieths of a point: a letter's width at 11 pt, the space of a cell


def finished(data: bytes, title: str, *, ours: bool) -> bytes:
    """Return a Word file with its pages finished.

    Args:
        data: as pandoc wrote it.
        title: for the running head; without one there is none.
        ours: whether the file has our look, and not an institution's.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for info in source.infolist():
            target.writestr(info, _member(info.filename, source.read(info), title, ours=ours))
    return out.getvalue()


def _member(name: str, content: bytes, title: str, *, ours: bool) -> bytes:
    if name == "word/document.xml":
        return _kept_together(content, ours=ours)
    if name == "docProps/core.xml":
        now = datetime.now(tz=UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return content.replace(_NEVER, now.encode())
    if _HEADERS.fullmatch(name):
        return content.replace(RUNNING_TITLE.encode(), html.escape(title, quote=False).encode())
    return content


def _kept_together(content: bytes, *, ours: bool) -> bytes:
    from lxml import etree

    root = etree.fromstring(content)
    for table in root.iter(f"{_W}tbl"):
        rows = list(table.iter(f"{_W}tr"))
        _keep_rows(rows)
        _fit_columns(table, rows)
    for paragraph, following in _neighbours(root):
        style = _style(paragraph)
        if style in _HELD.get(_style(following), ()):
            _keep_with_next(paragraph)
        if ours and style in _TITLE_BLOCK and _style(following) not in _TITLE_BLOCK:
            _set_apart(paragraph)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _neighbours(root: _Element) -> Iterator[tuple[_Element, _Element]]:
    for paragraph in root.iter(f"{_W}p"):
        following = paragraph.getnext()
        while following is not None and "bookmark" in str(following.tag):
            following = following.getnext()
        if following is not None and following.tag in {f"{_W}p", f"{_W}tbl"}:
            yield paragraph, following


def _keep_rows(rows: list[_Element]) -> None:
    """Keep a table's rows whole, and those of a small one on one page."""
    for number, row in enumerate(rows):
        properties = row.find(f"{_W}trPr")
        if properties is None:
            properties = row.makeelement(f"{_W}trPr", {})
            row.insert(0, properties)
        # The schema has cantSplit before tblHeader.
        properties.insert(0, properties.makeelement(f"{_W}cantSplit", {}))
        if len(rows) <= _SMALL and number < len(rows) - 1:
            for paragraph in row.iter(f"{_W}p"):
                _keep_with_next(paragraph)


def _fit_columns(table: _Element, rows: list[_Element]) -> None:
    """Make a table's columns as wide as their words, where they all have room."""
    columns = list(table.iter(f"{_W}gridCol"))
    widths = [0] * len(columns)
    for row in rows:
        for number, cell in enumerate(row.findall(f"{_W}tc")[: len(columns)]):
            text = "".join(cell.itertext())
            letters = len(text) + text.count("■")  # a bar's signs are twice as wide
            widths[number] = max(widths[number], _GAP + _LETTER * letters)
    room = sum(int(one.get(f"{_W}w", "0")) for one in columns)
    if sum(widths) <= room:
        for column, width in zip(columns, widths, strict=True):
            column.set(f"{_W}w", str(width))


def _style(paragraph: _Element) -> str:
    found = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if found is None else found.get(f"{_W}val", "")


def _keep_with_next(paragraph: _Element) -> None:
    properties = paragraph.find(f"{_W}pPr")
    if properties is None:
        properties = paragraph.makeelement(f"{_W}pPr", {})
        paragraph.insert(0, properties)
    if properties.find(f"{_W}keepNext") is None:
        # The schema has keepNext behind pStyle and before everything else.
        at = 1 if properties.find(f"{_W}pStyle") is not None else 0
        properties.insert(at, properties.makeelement(f"{_W}keepNext", {}))


def _set_apart(paragraph: _Element) -> None:
    """Put a line's space below the last paragraph of the title block."""
    properties = paragraph.find(f"{_W}pPr")
    if properties is not None:
        properties.append(properties.makeelement(f"{_W}spacing", {f"{_W}after": "360"}))
