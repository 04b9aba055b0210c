"""The OpenDocument markup that is written: comments and tracked changes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.documents._packages.signing import escaped, moment

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMESPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}
_RUN = re.compile(r"(\t|\n| {2,}|^ +| +$)")
_NAME = re.compile(r"<(/?)(office|text|dc):")
_ATTRIBUTE = re.compile(r" (office|text):")


class Markup:
    """Writes elements with the prefixes that content.xml has.

    Args:
        root: its root element.
        author: whose comments and changes they are.
    """

    def __init__(self, root: _Element, author: str) -> None:
        known = {uri: prefix for prefix, uri in root.nsmap.items() if prefix}
        self._prefixes = {name: known.get(uri, name) for name, uri in _NAMESPACES.items()}
        missing = [name for name, uri in _NAMESPACES.items() if uri not in known]
        self._declarations = "".join(f' xmlns:{name}="{_NAMESPACES[name]}"' for name in missing)
        signed = f"<dc:creator{self._declarations}>{escaped(author).decode()}</dc:creator>"
        self._signature = f"{signed}<dc:date{self._declarations}>{moment()}</dc:date>"

    def comment(self, name: str, text: str) -> tuple[bytes, bytes]:
        """Return what stands before and behind a comment's words."""
        paragraphs = "".join(f"<text:p>{content(line)}</text:p>" for line in text.split("\n"))
        begin = f'<office:annotation office:name="{name}">{self._signature}{paragraphs}'
        return (
            self._named(f"{begin}</office:annotation>"),
            self._named(f'<office:annotation-end office:name="{name}"/>'),
        )

    def insertion(self, name: str, text: str) -> bytes:
        """Return inserted text between its marks."""
        mark = f'text:change-id="{name}"/>'
        return self._named(f"<text:change-start {mark}{content(text)}<text:change-end {mark}")

    def deletion(self, name: str) -> bytes:
        """Return the mark where something was deleted."""
        return self._named(f'<text:change text:change-id="{name}"/>')

    def region(self, name: str, deleted: str | None) -> bytes:
        """Return the entry of a change in the list of changes; `deleted` is the text that goes."""
        kind = "insertion" if deleted is None else "deletion"
        info = f"<office:change-info>{self._signature}</office:change-info>"
        gone = "" if deleted is None else f"<text:p>{content(deleted)}</text:p>"
        return self._named(
            f'<text:changed-region xml:id="{name}" text:id="{name}"><text:{kind}>{info}{gone}'
            f"</text:{kind}></text:changed-region>"
        )

    def regions(self, entries: bytes) -> bytes:
        """Return a list of changes for a text that has none."""
        return (
            self._named("<text:tracked-changes>") + entries + self._named("</text:tracked-changes>")
        )

    def _named(self, markup: str) -> bytes:
        """Give names the prefixes of this file (they are the usual ones nearly always)."""
        if all(name == prefix for name, prefix in self._prefixes.items()):
            return markup.encode()
        markup = _NAME.sub(lambda found: f"<{found[1]}{self._prefixes[found[2]]}:", markup)
        return _ATTRIBUTE.sub(lambda found: f" {self._prefixes[found[1]]}:", markup).encode()


def content(text: str) -> str:
    """Return text as paragraph content: tabs, breaks and spaces that would collapse as elements."""
    parts = []
    for part in _RUN.split(text):
        if part == "\t":
            parts.append("<text:tab/>")
        elif part == "\n":
            parts.append("<text:line-break/>")
        elif part and not part.strip(" "):
            parts.append(f'<text:s text:c="{len(part)}"/>')
        else:
            parts.append(escaped(part).decode())
    return "".join(parts)
