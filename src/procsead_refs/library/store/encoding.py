"""Bytes of a .bib file to text and back, so that what nobody changed is the same byte for byte."""

from __future__ import annotations

from dataclasses import dataclass

from procsead_refs.encodings import old
from procsead_refs.errors import Refusal

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Encoding:
    r"""How a file's bytes are text: its codec, its byte order mark, and its line ends.

    `newline` is "\n", "\r\n" or "\r"; "" where they are mixed and stay in the text as they are.
    """

    codec: str = "utf-8"
    mark: bytes = b""
    newline: str = "\n"

    def encode(self, text: str) -> bytes:
        """Return text as bytes of this file.

        Raises:
            Refusal: a character that the file's encoding does not have.
        """
        if self.newline not in {"", "\n"}:
            text = text.replace("\n", self.newline)
        try:
            return self.mark + text.encode(self.codec)
        except UnicodeEncodeError as error:
            raise Refusal(
                f"is in {self.codec}, which has no {text[error.start]!r}",
                remedy="convert the file to UTF-8 first",
            ) from error


def read(data: bytes) -> tuple[str, Encoding]:
    r"""Return a file's text with "\n" as line end, and how to write it back.

    UTF-8 and UTF-16 with a mark, UTF-8, or else the old encoding that `encodings.old` tells.
    """
    mark, codec = next(((m, c) for m, c in _MARKS if data.startswith(m)), (b"", ""))
    body = data[len(mark) :]
    try:
        return _with_newline(body.decode(codec or "utf-8"), codec or "utf-8", mark)
    except UnicodeDecodeError:
        codec = codec or old(body) or "latin-1"
    text = body.decode(codec, errors="replace")  # not exact in UTF-16: it is not written to then
    return _with_newline(text, codec, mark)


def _with_newline(text: str, codec: str, mark: bytes) -> tuple[str, Encoding]:
    both, lines, returns = text.count("\r\n"), text.count("\n"), text.count("\r")
    if not returns:
        return text, Encoding(codec, mark, "\n")
    if both == lines == returns:
        return text.replace("\r\n", "\n"), Encoding(codec, mark, "\r\n")
    if not lines:
        return text.replace("\r", "\n"), Encoding(codec, mark, "\r")
    return text, Encoding(codec, mark, "")
