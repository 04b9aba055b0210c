"""Bytes of a text that says nothing of its encoding, or too little: which one it is in.

A text in UTF-8, UTF-16 or UTF-32 can be told from any other. What is in an older encoding is read
in the one that it looks most like, with a warning of the logger "procsead_refs" that names the
file, and refused where it looks like none.
"""

from __future__ import annotations

import codecs
import re

from procsead_refs.encodings.seven_bits import UNREAD, seven_bits
from procsead_refs.encodings.western import WINDOWS, fits, western
from procsead_refs.errors import Refusal
from procsead_refs.limits import over, size
from procsead_refs.text import visible

# A text says its encoding by a mark; one without is known by where most of its zero bytes stand.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ZEROS = {
    "utf-16-le": [False, True, False, True],
    "utf-16-be": [True, False, True, False],
    "utf-32-le": [False, True, True, True],
    "utf-32-be": [True, True, True, False],
}
_MOST = 0.6  # the share of such bytes that are zero in a text of any Latin language
_HEAD = 65536  # bytes looked at
_BY_CHANCE = 3  # a text in Windows-1252 has hardly a character in a hundred that is UTF-8 too
_CONTROLS = bytes({*range(32)} - {*b"\t\n\x0b\x0c\r\x0e\x0f\x1b"})  # ISO 2022 shifts by 0E, 0F
_ENDS = re.compile(r"\r\n?")
_UNICODE_ENDS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_WESTERN = re.compile("[\xa0-\u024f\u2010-\u2044\u20ac\u2122]")
_FIRST = 256  # bytes by which a picture or a program is known
_FEW = 8
_ODD = 0.05  # the share of these from which bytes are a picture or a program


def decode(data: bytes, where: object = "") -> str:
    """Return text from bytes in UTF-8, UTF-16 or UTF-32 with or without a mark, or an old encoding.

    Line ends become \\n, and Unicode's own too in a text that has no other. A byte that has no
    place in a text in UTF-8 is read as Windows-1252, and with it the whole text where such bytes
    are not the exception; nothing is lost.

    Raises:
        Refusal: as `decoded`.
    """
    text, _ = decoded(data, where)
    return line_ends(text).sub("\n", text)


def line_ends(text: str) -> re.Pattern[str]:
    """Return what ends a text's lines: \\n, \\r or both; or, in a text without, Unicode's own."""
    return _ENDS if "\n" in text or "\r" in text else _UNICODE_ENDS


def decoded(data: bytes, where: object = "") -> tuple[str, str]:
    """Return a text as `decode` does, line ends as they stand, and the encoding to write it in.

    Args:
        data: the bytes.
        where: what they are of, for a refusal and the warning; without it, there is no warning.

    Raises:
        Refusal: it is too large, or no text, or its words look like words in no encoding known.
    """
    wide = _checked(data, where)
    if wide:
        return _from_wide(data, wide), wide
    if data.isascii() and (name := seven_bits(data)):
        if name == UNREAD:
            raise _untold(where)
        _tell(name, where)
        return data.decode(name), name
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        text, name = _mixed(data, where)
    _tell("UTF-8, and as Windows-1252 where that fails" if name == "utf-8" else name, where)
    return text, name


def in_utf8(data: bytes, where: object = "") -> bytes:
    """Return a text as `decode` does, in UTF-8: one that is in it is not held a second time.

    Raises:
        Refusal: as `decoded`.
    """
    has_ends = b"\n" in data or b"\r" in data
    if not has_ends or _checked(data, where) or not _is_utf8(data):
        return decode(data, where).encode("utf-8", "surrogatepass")
    data = data.removeprefix(codecs.BOM_UTF8)
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in data else data


def _checked(data: bytes, where: object) -> str:
    """Return the encoding of two or four bytes a character that a text is in, "" for none.

    Raises:
        Refusal: it is too large, or no text.
    """
    if len(data) > size("text"):
        raise over("text", where=where, remedy="split it")
    wide = _wide(data)
    head = data[:_FIRST]
    if wide:
        head = _from_wide(data[: 4 * _FIRST + 4], wide)[:_FIRST].encode("utf-8", "replace")
    if head and _is_no_text(head.rstrip(b"\0")):  # a program's zeros may look like UTF-16
        raise Refusal("is no text, but some other kind of file", where=where)
    return wide


def _from_wide(data: bytes, name: str) -> str:
    return data.decode(name, errors="replace").removeprefix("\ufeff")


def _is_utf8(data: bytes) -> bool:
    if data.isascii():
        return not seven_bits(data)
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), _HEAD):
            decoder.decode(data[start : start + _HEAD])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def old(data: bytes) -> str:
    """Return the encoding that a text not in Unicode is in; "" if its words look right in none."""
    from procsead_refs.encodings.eastern import eastern, surely_eastern

    if name := surely_eastern(data):
        return name
    name, sure = western(data)
    return name if sure else eastern(data)


def _wide(data: bytes) -> str:
    """Return the encoding of two or four bytes a character that a text is in, or ""."""
    for mark, name in MARKS:
        if data.startswith(mark):
            return name
    head = data[:_HEAD]
    mostly_zero = [head[at::4].count(0) * 4 > len(head) * _MOST for at in range(4)]
    return next((name for name, places in _ZEROS.items() if places == mostly_zero), "")


def _is_no_text(head: bytes) -> bool:
    """Return whether bytes are no text's: nothing but zeros, or too many that no keyboard has."""
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return not head or controls > max(_FEW, len(head) * _ODD)


def _mixed(data: bytes, where: object) -> tuple[str, str]:
    """Return text that is not all UTF-8: in one old encoding, or in Windows-1252 where it fails."""
    from procsead_refs.encodings.eastern import surely_eastern

    if name := surely_eastern(data):
        return data.decode(name), name
    wrong = 0

    def as_windows(error: UnicodeError) -> tuple[str, int]:
        nonlocal wrong
        if not isinstance(error, UnicodeDecodeError):
            raise error
        wrong += error.end - error.start
        piece = error.object[error.start : error.end]
        return next(piece.decode(one) for one in WINDOWS if fits(piece, one)), error.end

    codecs.register_error("procsead-refs-windows", as_windows)
    text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "procsead-refs-windows")
    right = [char for char in text if not char.isascii()]
    if len(right) < 2 * wrong:  # then what is UTF-8 by chance is seldom a western character
        right = [char for char in right if _WESTERN.match(char)]
    if (len(right) - wrong) * _BY_CHANCE >= wrong:
        return text, "utf-8"
    if name := old(data):
        return data.decode(name), name
    raise _untold(where)


def _tell(name: str, where: object) -> None:
    """Warn that a text was read in an encoding that it does not name."""
    if where:
        import logging

        logging.getLogger("procsead_refs").warning(
            "procsead-refs: %s: is not in UTF-8 and was read as %s; if its letters look wrong, "
            "save it as UTF-8",
            visible(str(where)),
            name,
        )


def _untold(where: object) -> Refusal:
    return Refusal("is in an encoding that cannot be told", where=where, remedy="save it as UTF-8")
