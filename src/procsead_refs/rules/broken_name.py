"""A name list that cannot be read as it was meant.

What: names separated by commas, semicolons or "&" instead of "and"; "et al." typed as a name; an
"and" without a name beside it; digits or an address in a name; braces that hold several people;
names in capitals (information).

Why: programs take the list for one person, print "et al." as a co-author, or lose a name.

Not flagged: "and others"; "Family, Jr, Given"; bodies in braces.

Bad: author = {Rock, R., Beech, A., Sand, T.}
Good: author = {Rock, R. and Beech, A. and Sand, T.}
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs import bodies
from procsead_refs.formats.bibtex.fields import NAME_FIELDS
from procsead_refs.formats.bibtex.latex import decode
from procsead_refs.model import Severity
from procsead_refs.names.marks import et_al
from procsead_refs.names.words import is_suffix
from procsead_refs.rules import _bib
from procsead_refs.text import shortened, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.library import Library
    from procsead_refs.model import Finding
    from procsead_refs.rules import Context

SCOPE = "library"
SEVERITY = Severity.WARNING

_AND = re.compile(r"(?:^|\s+)and(?=\s|$)", re.IGNORECASE)
_OTHERS = re.compile(r"\sand\s+others(?=\s|$)", re.IGNORECASE)  # BibTeX's own "et al."
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[\s-]*){1,4}")
_NUMERAL = re.compile(r"(?:I{1,3}|IV|V)\.?", re.IGNORECASE)  # of the one who bears a name
_SHOWN = 60  # code points of a name that a message quotes
_COMMAS = 2  # "von Family, Jr, Given" has the most
_CAPITALS = 4  # letters from which on a name in capitals is no abbreviation


def check(library: Library, context: Context) -> Iterator[Finding]:
    """Yield a finding for each name list with something wrong in it."""
    for entry in _bib.entries(library):
        for number, field in enumerate(entry.block.fields):
            if _bib.name(field) not in NAME_FIELDS or not _bib.delimited(field.value):
                continue
            source = _bib.inside(field.value)
            for severity, message in _problems(source):
                yield entry.finding("broken-name", severity, f"{field.name}: {message}", number)


def _problems(source: str) -> Iterator[tuple[Severity, str]]:
    if not source.strip():
        return
    outside = _emptied(source)
    pieces = [squeeze(piece) for piece in _AND.split(outside)]
    if any(not piece for piece in pieces):
        yield Severity.WARNING, "an “and” has no name beside it"
    if et_al().search(_OTHERS.sub("", outside)):
        yield Severity.WARNING, "“et al.” is typed as a name; write “and others”"
    if ";" in outside:
        yield Severity.WARNING, "names are separated by “;”, not by “and”"
    elif re.search(r"\s(?:&|\\&)\s", outside):
        yield Severity.WARNING, "names are separated by “&”, not by “and”"
    for piece in pieces:
        if problem := _problem(piece):
            yield problem


def _problem(piece: str) -> tuple[Severity, str] | None:
    if ";" in piece or "=" in piece:
        return None
    parts = [part.strip() for part in piece.split(",")]
    if len(parts) > _COMMAS + 1:
        return (
            Severity.WARNING,
            f"{shortened(piece, _SHOWN)!r} has {len(parts) - 1} commas: more than one name",
        )
    if len(parts) == _COMMAS + 1 and _is_junior(parts[2]) and not _is_junior(parts[1]):
        right = f"{parts[0]}, {parts[2]}, {parts[1]}"
        return Severity.WARNING, f"the suffix stands second: {shortened(right, _SHOWN)}"
    if len(parts) == _COMMAS + 1 and _INITIALS.fullmatch(parts[1]) and not _is_junior(parts[1]):
        return Severity.WARNING, f"{shortened(piece, _SHOWN)!r} may be two names"
    text = decode(piece)
    return None if bodies.is_body(text) else _odd(text)


def _odd(text: str) -> tuple[Severity, str] | None:
    if re.search(r"\d", text):
        return Severity.WARNING, f"{shortened(text, _SHOWN)!r} has a digit"
    if "@" in text or "://" in text:
        return Severity.WARNING, f"{shortened(text, _SHOWN)!r} is an address"
    words = [word.strip(".,") for word in text.split()]
    if text.isupper() and len(words) > 1 and any(len(word) >= _CAPITALS for word in words):
        return Severity.INFO, f"{shortened(text, _SHOWN)!r} is in capitals"
    return None


def _is_junior(part: str) -> bool:
    return is_suffix(part) or _NUMERAL.fullmatch(part) is not None


def _emptied(source: str) -> str:
    """Return a name list with what stands in braces as a letter: it is one word, whatever it is."""
    depth = 0
    kept = []
    for char in source:
        if char == "{":
            if depth == 0:
                kept.append("x")
            depth += 1
        elif char == "}":
            depth = max(0, depth - 1)
        elif depth == 0:
            kept.append(char)
    return "".join(kept)
