"""Text whose encoding went wrong: "Ã¤" for "ä", "â€™" for "’".

What: UTF-8 that was read as Windows-1252 or Latin-1 and saved again; the mark � of a character
that was lost.

Why: it is printed as it stands, and neither searching nor sorting finds the name.

Not flagged: "Ã" in a Portuguese or Vietnamese word in capitals (SÃO), or any text that does not
give UTF-8 when turned back.

Bad: author = {HÃ¤mÃ¤lÃ¤inen, Aino}
Good: author = {Hämäläinen, Aino}

The suggestion is certain: --fix writes it. A lost character is reported only.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.model import Severity
from procsead_refs.rules import _bib

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.library import Library
    from procsead_refs.model import Finding
    from procsead_refs.rules import Context

SCOPE = "library"
SEVERITY = Severity.WARNING
CERTAIN = True

# A lead byte and its continuations, as Windows-1252 or Latin-1 show them.
_LEAD = "ÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõ"
_NEXT = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_SEQUENCES = re.compile(f"(?:[{_LEAD}][{_NEXT}]{{1,3}})+")
_PASSES = 3  # text may have gone through it more than once


def check(library: Library, context: Context) -> Iterator[Finding]:
    """Yield a finding for each value with text in a wrong encoding."""
    for entry in _bib.entries(library):
        for number, field in enumerate(entry.block.fields):
            for start, end, better in _wrong(field.value):
                typed = field.value[start:end]
                message = f"{field.name}: {typed!r} is {better!r} in a wrong encoding"
                yield entry.finding("mojibake", SEVERITY, message, number, (start, end), better)
            if "\ufffd" in field.value:
                message = f"{field.name}: a character was lost (�)"
                yield entry.finding("mojibake", SEVERITY, message, number)


def _wrong(value: str) -> Iterator[tuple[int, int, str]]:
    if value.isascii():
        return
    for match in _SEQUENCES.finditer(value):
        better = repaired(match[0])
        if better != match[0]:
            yield *match.span(), better


def repaired(text: str) -> str:
    """Return text turned back into UTF-8 as often as it gives valid UTF-8."""
    for _ in range(_PASSES):
        try:
            better = b"".join(map(_byte, text)).decode("utf-8")
        except UnicodeError:
            break
        if better == text or not better.isprintable():
            break
        text = better
    return text


def _byte(char: str) -> bytes:
    try:
        return char.encode("cp1252")
    except UnicodeEncodeError:
        return char.encode("latin-1")
