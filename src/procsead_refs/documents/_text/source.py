"""A text file as it is on the disk: its encoding and line ends are kept when it is edited."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from procsead_refs.documents._edits.splicing import spliced
from procsead_refs.encodings import MARKS, decoded, line_ends

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from procsead_refs.documents._edits.splicing import Splice

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE
)


class Source:
    """A text file's content: `text` has \\n as line end, edits are made in the file's own form.

    Args:
        data: the file.
        where: the file, for a warning of an encoding that is guessed; without it there is none.
        html: whether the file may name its encoding in a meta element.
    """

    def __init__(self, data: bytes, where: object = "", *, html: bool = False) -> None:
        self._html = html
        marks = (codecs.BOM_UTF8, *(mark for mark, _ in MARKS))
        self._mark = next((mark for mark in marks if data.startswith(mark)), b"")
        named = _named(data) if html and not self._mark else ""
        self._raw, self.encoding = (data.decode(named), named) if named else decoded(data, where)
        ends = line_ends(self._raw)
        self.text = ends.sub("\n", self._raw)
        self._pairs = []  # offsets in text of line ends that are two characters in the file
        for number, end in enumerate(re.finditer("\r\n", self._raw)):
            self._pairs.append(end.start() - number)
        first = ends.search(self._raw)
        self._end = "\r\n" if self._pairs else first[0] if first else "\n"

    def spliced(self, splices: Iterable[Splice[str]]) -> bytes:
        """Return the file with the code points start to end replaced by a text, for each splice.

        Splices do not overlap; of two at one place the first given stands first. A character that
        the file's encoding lacks becomes a character reference.
        """
        own = [
            (self._place(start), self._place(end), text.replace("\n", self._end))
            for start, end, text in splices
        ]
        new = spliced(self._raw, own)
        return self._mark + new.encode(self.encoding, errors="xmlcharrefreplace")

    def without(self, splices: Sequence[Splice[str]]) -> Source:
        """Return the file with splices made, read again; itself where there are none."""
        return Source(self.spliced(splices), html=self._html) if splices else self

    def _place(self, offset: int) -> int:
        return offset + bisect_left(self._pairs, offset)


def _named(data: bytes) -> str:
    """Return the encoding that an HTML file names, if it is not UTF-8 and can be read in it."""
    named = _CHARSET.search(data[:4096])
    if not named:
        return ""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        name = named[1].decode("ascii")
        try:
            data.decode(name)
        except (UnicodeDecodeError, LookupError):
            return ""
        return name
    return ""
