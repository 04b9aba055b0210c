"""The Word markup that is written: comment marks, tracked changes and the comments themselves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.documents._packages.signing import escaped, moment

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPECIAL = re.compile(r"([\t\n])")


class Markup:
    """Writes elements with the prefix that a part has for Word's namespace.

    Args:
        root: the part's root element.
        author: whose comments and changes they are.
    """

    def __init__(self, root: _Element, author: str) -> None:
        namespace = str(root.tag).rpartition("}")[0][1:]
        prefixes = [prefix for prefix, uri in root.nsmap.items() if uri == namespace and prefix]
        self._prefix = (prefixes[0] if prefixes else "w").encode()
        self._declaration = b"" if prefixes else b' xmlns:w="%b"' % namespace.encode()
        self._author = escaped(author)
        self._date = moment().encode()

    def comment_start(self, number: int) -> bytes:
        """Return the mark before a comment's words."""
        return self._tag(b"commentRangeStart", number, b"/")

    def comment_end(self, number: int) -> bytes:
        """Return the mark behind a comment's words, with the reference to the comment."""
        run = self._run(
            b'<%b:commentReference %b:id="%d"/>' % (self._prefix, self._prefix, number), b""
        )
        return self._tag(b"commentRangeEnd", number, b"/") + run

    def comment(self, number: int, text: str) -> bytes:
        """Return the comment, a paragraph for each line of text."""
        paragraphs = b"".join(
            b"<%b:p>%b</%b:p>"
            % (self._prefix, self._run(self._texts(line, b"t"), b""), self._prefix)
            for line in text.split("\n")
        )
        initials = b' %b:initials="%b"' % (self._prefix, self._author[:1])
        return self._signed(b"comment", number, initials) + paragraphs + self._close(b"comment")

    def deletion(self, number: int) -> tuple[bytes, bytes]:
        """Return the tags around what is deleted."""
        return self._signed(b"del", number), self._close(b"del")

    def insertion(self, number: int, text: str, properties: bytes) -> bytes:
        """Return inserted text in a run with these properties (a w:rPr as written)."""
        run = self._run(self._texts(text, b"t"), properties)
        return self._signed(b"ins", number) + run + self._close(b"ins")

    def field(self, instruction: str) -> tuple[bytes, bytes]:
        """Return what stands before and behind the words that are a field's result."""
        return (
            self._field_mark(b"begin")
            + self._run(self._texts(f" {instruction} ", b"instrText"), b"")
            + self._field_mark(b"separate"),
            self._field_mark(b"end"),
        )

    def _field_mark(self, kind: bytes) -> bytes:
        return self._run(
            b'<%b:fldChar %b:fldCharType="%b"/>' % (self._prefix, self._prefix, kind), b""
        )

    def _texts(self, text: str, name: bytes) -> bytes:
        parts = []
        for part in _SPECIAL.split(text):
            if part in {"\t", "\n"}:
                parts.append(b"<%b:%b/>" % (self._prefix, b"tab" if part == "\t" else b"br"))
            elif part:
                tag = self._prefix + b":" + name
                parts.append(b'<%b xml:space="preserve">%b</%b>' % (tag, escaped(part), tag))
        return b"".join(parts)

    def _run(self, content: bytes, properties: bytes) -> bytes:
        return b"<%b:r%b>%b%b</%b:r>" % (
            self._prefix,
            self._declaration,
            properties,
            content,
            self._prefix,
        )

    def _tag(self, name: bytes, number: int, end: bytes) -> bytes:
        return b'<%b:%b%b %b:id="%d"%b>' % (
            self._prefix,
            name,
            self._declaration,
            self._prefix,
            number,
            end,
        )

    def _signed(self, name: bytes, number: int, more: bytes = b"") -> bytes:
        signature = b' %b:author="%b" %b:date="%b"%b' % (
            self._prefix,
            self._author,
            self._prefix,
            self._date,
            more,
        )
        return self._tag(name, number, signature)

    def _close(self, name: bytes) -> bytes:
        return b"</%b:%b>" % (self._prefix, name)
