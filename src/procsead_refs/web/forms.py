"""multipart/form-data (RFC 7578), small: fields and files of one form, within limits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

from procsead_refs.errors import Refusal

MAX_PARTS = 20
_MAX_HEAD = 4096
_BOUNDARY = re.compile(
    r"""multipart/form-data\s*;\s*boundary=(?:"([^"]{1,70})"|([^\s";]{1,70}))""", re.IGNORECASE
)
_NAME = re.compile(rb"""[;\s]name="([^"]{1,100})\"""")
_FILE = re.compile(rb"""[;\s]filename="([^"]*)\"""")
_LONGEST = 200  # bytes of a file's name, its end: file systems take 255


@dataclass(frozen=True, slots=True)
class Part:
    """One field: its bytes and, of a file, its name without any folder."""

    data: bytes
    filename: str = ""

    @property
    def text(self) -> str:
        """The field as text."""
        return self.data.decode("utf-8", errors="replace")


def read(content_type: str, body: bytes) -> dict[str, Part]:
    """Return the fields of a form by name; of two of one name the last.

    Raises:
        Refusal: the body is no form of this kind, is cut off, or has too many parts.
    """
    match = _BOUNDARY.match(content_type.strip())
    if match is None:
        raise Refusal("the browser sent no form", remedy="use the form on the page")
    mark = b"--" + (match[1] or match[2]).encode("latin-1", errors="replace")
    pieces = (b"\r\n" + body).split(b"\r\n" + mark, MAX_PARTS + 2)
    if len(pieces) > MAX_PARTS + 2:
        raise Refusal(f"the form has more than {MAX_PARTS} fields")
    fields: dict[str, Part] = {}
    for piece in pieces[1:]:
        if piece.startswith(b"--"):
            return fields
        head, blank, data = piece.partition(b"\r\n\r\n")
        name = _NAME.search(head) if blank and len(head) <= _MAX_HEAD else None
        if name is None:
            raise Refusal("the form could not be read", remedy="use the form on the page")
        file = _FILE.search(head)
        filename = file[1].decode("utf-8", errors="replace") if file else ""
        fields[name[1].decode("utf-8", errors="replace")] = Part(data, _last(filename))
    raise Refusal("the form was cut off on its way", remedy="send it again")


def _last(filename: str) -> str:
    """Return a file's name without folders and without what no file system likes."""
    name = re.split(r"[/\\]", filename)[-1]
    name = re.sub(r"[^\w .()+,-]", "_", unquote(name)).strip(". ")
    return name.encode()[-_LONGEST:].decode(errors="ignore")
