"""The source of a field's value to its text: braces and quotation marks off, strings put in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from procsead_refs.formats.bibtex.blocks import Block

_LONGEST = 20_000  # characters that strings may grow a value to; some double without end
# The macros that every BibTeX style defines ("BibTeXing", Patashnik 1988, section 3.2).
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMES_OF_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_MONTH_WORDS = dict(zip(MONTHS, _NAMES_OF_MONTHS, strict=True))


def evaluate(source: str, strings: dict[str, str]) -> str:
    """Return the raw (LaTeX) text of a value's source; an unknown string as its own name."""
    if "#" not in source:
        return _piece(source, strings)
    joined = "".join(_piece(one, strings) for one in pieces(source))
    return joined[: max(_LONGEST, len(source))]


def _piece(source: str, strings: dict[str, str]) -> str:
    source = source.strip()
    if source[:1] in {"{", '"'}:
        return undelimited(source)
    low = source.lower()
    return strings.get(low) or _MONTH_WORDS.get(low, source)


def undelimited(source: str) -> str:
    """Return a value's source without its braces or quotation marks; a bare one as it is."""
    return source[1:-1] if source[:1] in {"{", '"'} else source


def pieces(source: str) -> list[str]:
    """Return the parts of a value that "#" joins, outside braces and quotation marks."""
    if "#" not in source:
        return [source]
    found: list[str] = []
    begin, depth, quoted = 0, 0, False
    for at, char in enumerate(source):
        if char == "{":
            depth += 1
        elif char == "}":
            depth -= 1
        elif char == '"' and depth == 0:
            quoted = not quoted
        elif char == "#" and depth == 0 and not quoted:
            found.append(source[begin:at])
            begin = at + 1
    found.append(source[begin:])
    return found


def undefined(source: str, strings: dict[str, str]) -> list[str]:
    """Return the names of strings that a value uses and that nothing defines before it."""
    if "#" not in source and source[:1] in {"{", '"'}:
        return []
    return [
        name
        for one in pieces(source)
        if (name := one.strip())[:1] not in {"{", '"', ""}
        and not name.isdecimal()
        and name.lower() not in strings
        and name.lower() not in _MONTH_WORDS
    ]


def defined(strings: dict[str, str], block: Block) -> None:
    """Add what a @string block defines; as in BibTeX it may use only what stands before it."""
    for one in block.fields:
        strings[one.name.lower()] = evaluate(one.value, strings)
