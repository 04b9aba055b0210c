"""Texts of seven bits a character that are no ASCII: UTF-7, HZ and ISO 2022."""

from __future__ import annotations

import re
import unicodedata

from procsead_refs.encodings.western import fits

_SHIFTED = re.compile(rb"\+([A-Za-z0-9+/]*)-?")
# What begins two bytes a character in ISO 2022 (ECMA-35), and Python's readers of it.
_TWO_BYTES = re.compile(rb"\x1b\$[@AB]|\x1b\$[(-+][0-~]")
_ISO_2022 = ("iso2022_jp", "iso2022_kr", "iso2022_jp_2", "iso2022_jp_ext", "iso2022_jp_2004")
_SHIFTS = re.compile("[\x0e\x0f]|\x1b\\$")
UNREAD = "iso2022_cn"  # which Python cannot read
# HZ (RFC 1843): Chinese between ~{ and ~}, both in a line. In LaTeX \~{n} is an accent.
_CHINESE = re.compile(rb"(?<!\\)~\{((?:[!-w][!-~])+)~\}")
_TILDE = re.compile(rb"~[^~\n]")
_USUAL = 0.5  # the share of Chinese characters that are in frequent use
_LATIN_TO_CYRILLIC = 0x0530  # a single shifted character after it is likelier ASCII as it stands


def seven_bits(data: bytes) -> str:
    """Return the encoding that an ASCII text is in other than ASCII, or "".

    It is UNREAD where none that we can read has what it begins with.

    In UTF-7 a plus sign never stands for itself, so a text is in it only if each one begins what
    decodes to characters that are not ASCII, and is written the same when encoded again.
    """
    if b"\x1b$" in data and _TWO_BYTES.search(data):
        return next((name for name in _ISO_2022 if _is_shifted_back(data, name)), UNREAD)
    if b"~{" in data and _is_hz(data):
        return "hz"
    if b"+" not in data:
        return ""
    shifted = [found for found in _SHIFTED.finditer(data) if found[0] != b"+-"]
    whole = bool(shifted) and all(map(_is_shifted, shifted))
    return "utf-7" if whole and fits(data, "utf-7") else ""


def _is_hz(data: bytes) -> bool:
    """Return whether every tilde of a text begins or ends Chinese, or stands for itself."""
    from procsead_refs.encodings.eastern import share_of_usual

    found = _CHINESE.findall(data)
    whole = bool(found) and 2 * len(found) == len(_TILDE.findall(data)) and fits(data, "hz")
    return whole and share_of_usual(data.decode("hz"), "zh-Hans") >= _USUAL


def _is_shifted(found: re.Match[bytes]) -> bool:
    if not found[1] or not fits(found[0], "utf-7"):
        return False
    text = found[0].decode("utf-7")
    kinds = {unicodedata.category(char)[0] for char in text}
    honest = kinds <= {"L", "M", "P", "Z", "S", "N"} and not any(char.isascii() for char in text)
    sure = len(text) > 1 or ord(text[:1] or "\0") < _LATIN_TO_CYRILLIC or kinds <= {"P", "Z"}
    return honest and sure and text.encode("utf-7").rstrip(b"-") == found[0].rstrip(b"-")


def _is_shifted_back(data: bytes, name: str) -> bool:
    """Return whether an encoding knows each sign that shifts between sets of characters."""
    return fits(data, name) and not _SHIFTS.search(data.decode(name))
