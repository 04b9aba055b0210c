"""The comments part of a Word file: an author's earlier comments out, the new ones in."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from procsead_refs.documents._edits.splicing import spliced
from procsead_refs.documents._packages.parts import parse
from procsead_refs.documents._packages.positions import Positions, into
from procsead_refs.documents.docx.markup import Markup
from procsead_refs.documents.docx.vocabulary import attribute, kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from procsead_refs.documents._edits.splicing import Splice
    from procsead_refs.documents.docx.package import Package

_ID = re.compile(rb':id="(\d{1,9})"')
_MARKS = {"w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"}
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_COMPANIONS = ("commentsExtended", "commentsIds", "commentsExtensible")
_BESIDE = {"w:rPr", "w:annotationRef"}


class Comments:
    """The comments that there are, and those of an author that go.

    Args:
        package: the Word file.
        author: whose earlier comments are to be removed.
    """

    def __init__(self, package: Package, author: str) -> None:
        self._package = package
        self._author = author
        self.part = package.related("comments")
        root = package.root(self.part) if self.part else None
        self._root = root
        every = [one for one in (root if root is not None else ()) if kind(one) == "w:comment"]
        self._own = [one for one in every if attribute(one, "w:author") == author]
        self.own_ids = {attribute(one, "w:id") for one in self._own}
        kept = [attribute(one, "w:id") or "" for one in every if one not in self._own]
        self.next_id = 1 + max((int(one) for one in kept if one.isdecimal()), default=-1)

    def marks(self, root: _Element) -> list[_Element]:
        """Return the elements of a story that mark own comments and go with them."""
        if not self.own_ids:
            return []
        found = []
        for one in root.iter():
            if kind(one) in _MARKS and attribute(one, "w:id") in self.own_ids:
                parent = one.getparent()
                alone = (
                    parent is not None
                    and kind(parent) == "w:r"
                    and all(other is one or kind(other) in _BESIDE for other in parent)
                )
                found.append(parent if alone and parent is not None else one)
        return found

    def changes(self, comments: Sequence[tuple[int, str]]) -> dict[str, bytes]:
        """Return the parts that change when own comments go and these (number, text) come."""
        if not comments and not self._own:
            return {}
        if self._root is None or self.part is None:
            return self._created(comments)
        data = self._package.text(self.part)
        root = self._root
        positions = Positions(data, root, [root, *self._own])
        markup = Markup(root, self._author)
        new = b"".join(markup.comment(number, text) for number, text in comments)
        splices: list[Splice[bytes]] = [(*positions.whole(one), b"") for one in self._own]
        splices.append(into(root, positions, new))
        return {self.part: spliced(data, splices), **self._companions()}

    def _created(self, comments: Sequence[tuple[int, str]]) -> dict[str, bytes]:
        main = self._package.root(self._package.main)
        namespace = str(main.tag).rpartition("}")[0][1:] if main is not None else ""
        head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        empty = f'{head}<w:comments xmlns:w="{namespace}"></w:comments>'.encode()
        markup = Markup(parse(empty, "comments"), self._author)
        body = b"".join(markup.comment(number, text) for number, text in comments)
        folder = posixpath.dirname(self._package.main)
        part = posixpath.join(folder, "comments.xml")
        at = empty.rindex(b"</")
        return {
            **self._package.registered(part, _TYPE, "comments"),
            part: empty[:at] + body + empty[at:],
        }

    def _companions(self) -> dict[str, bytes]:
        """Return Word's side parts (replies, durable ids) without what belongs to own comments."""
        gone = {_named(one, "paraId") for comment in self._own for one in comment} - {None}
        changes: dict[str, bytes] = {}
        for name in _COMPANIONS:
            part = self._package.related(name)
            root = self._package.root(part) if part else None
            if part is None or root is None:
                continue
            data = self._package.text(part)
            dead = [one for one in root if {_named(one, "paraId"), _named(one, "durableId")} & gone]
            replies = [
                one for one in root if _named(one, "paraIdParent") in gone and one not in dead
            ]
            gone |= {_named(one, "durableId") for one in dead} - {None}
            positions = Positions(data, root, [*dead, *replies])
            splices: list[Splice[bytes]] = [(*positions.whole(one), b"") for one in dead]
            splices += [_without(one, positions, b"paraIdParent") for one in replies]
            if splices:
                changes[part] = spliced(data, splices)
        return changes


def highest_id(data: bytes) -> int:
    """Return the highest id of comments, changes and bookmarks in a part, at least 0."""
    return max((int(found[1]) for found in _ID.finditer(data)), default=0)


def _named(element: _Element, name: str) -> str | None:
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def _without(element: _Element, positions: Positions, name: bytes) -> Splice[bytes]:
    start, end = positions.tag(element)
    tag = re.sub(
        rb"\s+[\w.-]*:?" + name + rb"\s*=\s*(?:\"[^\"]*\"|'[^']*')", b"", positions.cut(start, end)
    )
    return start, end, tag
