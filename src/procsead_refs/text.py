"""Text without meaning: folded, squeezed, shortened, and safe to show on a terminal."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NOT_WORD = re.compile(r"[\W_]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_HIGH_CONTROL = re.compile(r"[\x7f-\x9f]")
_SPECIAL = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d"})


def squeeze(text: str) -> str:
    """Return text with every run of white space (no-break spaces too) as one space, trimmed."""
    return " ".join(text.split())


@lru_cache(maxsize=32768)
def fold(text: str) -> str:
    """Return text for comparing: lower case, without accents, compatibility forms resolved."""
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_SPECIAL))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@lru_cache(maxsize=16384)
def letters(text: str) -> str:
    """Return the folded letters and digits alone, "&" read as "and"."""
    return _NOT_WORD.sub("", fold(text.replace("&", " and ")))


def shortened(text: str, longest: int) -> str:
    """Return text squeezed, and cut with "…" where it has more code points than the longest."""
    text = squeeze(text)
    return text if len(text) <= longest else text[: longest - 1].rstrip(" ,.;:") + "…"


def without_controls(text: str) -> str:
    """Return text without control characters other than line ends and tabs: what can be printed."""
    return _CONTROL.sub("", text)


def quoted_controls(json: str) -> str:
    """Return JSON with the control characters that it may hold raw (7F to 9F) as escapes."""
    return _HIGH_CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", json)


def written_json(value: object) -> str:
    """Return a value as the JSON that we write: indented by one space, no raw control character.

    It ends in a line end.
    """
    import json

    return quoted_controls(json.dumps(value, ensure_ascii=False, indent=1)) + "\n"


def visible(text: str) -> str:
    """Return text safe for a terminal: control and bidirectional format characters as escapes."""
    if text.isprintable():  # most is: no control, format, private or unassigned character in it
        return text
    return "".join(
        char
        if char in "\n\t" or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
        else f"\\u{ord(char):04x}"
        for char in text
    )
