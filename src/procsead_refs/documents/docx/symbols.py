"""Characters of the fonts Symbol and Wingdings, which Word stores by their place in the font."""

from __future__ import annotations

from procsead_refs.data import table

_SURROGATES = range(0xD800, 0xE000)
_FONT_PLACES = range(0xF000, 0xF100)


def symbol(code: str, font: str) -> str:
    """Return the character of a w:sym.

    Args:
        code: four hexadecimal digits, with F0 in front for a place in a symbol font.
        font: the font's name; a place in a font that is not known stays as it is.
    """
    try:
        number = int(code, 16)
        character = chr(number)
    except (ValueError, OverflowError):
        return "\ufffd"
    if number == 0 or number in _SURROGATES:
        return "\ufffd"
    if number not in _FONT_PLACES:
        return character
    rows = table("symbol-fonts").get(font.lower(), {})
    place = f"{number - _FONT_PLACES.start:02X}"
    return str(rows.get(place, character))
