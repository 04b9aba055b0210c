"""Texts of seven bits a character that are no ASCII: UTF-7 and ISO-2022-JP."""

from __future__ import annotations

import re
import unicodedata

_SHIFTED = re.compile(rb"\+([A-Za-z0-9+/]*)-?")
_JAPANESE = (b"\x1b$B", b"\x1b$@")  # what begins two bytes a character
_LATIN_TO_CYRILLIC = 0x0530  # a single shifted character after it is likelier ASCII as it stands


def seven_bits(data: bytes) -> str:
    """Return the encoding that an ASCII text is in other than ASCII, or "".

    In UTF-7 a plus sign never stands for itself, so a text is in it only if each one begins what
    decodes to characters that are not ASCII, and is written the same when encoded again.
    """
    if any(mark in data for mark in _JAPANESE) and _fits(data, "iso2022_jp"):
        return "iso2022_jp"
    if b"+" not in data:
        return ""
    shifted = [found for found in _SHIFTED.finditer(data) if found[0] != b"+-"]
    whole = bool(shifted) and all(map(_is_shifted, shifted))
    return "utf-7" if whole and _fits(data, "utf-7") else ""


def _is_shifted(found: re.Match[bytes]) -> bool:
    if not found[1] or not _fits(found[0], "utf-7"):
        return False
    text = found[0].decode("utf-7")
    kinds = {unicodedata.category(char)[0] for char in text}
    honest = kinds <= {"L", "M", "P", "Z", "S", "N"} and not any(char.isascii() for char in text)
    sure = len(text) > 1 or ord(text[:1] or "\0") < _LATIN_TO_CYRILLIC or kinds <= {"P", "Z"}
    return honest and sure and text.encode("utf-7").rstrip(b"-") == found[0].rstrip(b"-")


def _fits(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except UnicodeDecodeError:
        return False
    return True
