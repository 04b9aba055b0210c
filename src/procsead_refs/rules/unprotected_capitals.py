"""Words in a title whose capitals a style may lower.

What: an abbreviation or a name with a capital inside ("DSM-5", "YouTube") in a title without
braces; a title all in capitals.

Why: styles that set titles in sentence case (APA) lower what is not in braces when BibTeX, Biber
or pandoc read the file: "Dsm-5".

Not flagged: words in braces; languages other than English, whose titles no style re-cases; this
program itself knows such words, so the finding is information.

Bad: title = {Using the DSM-5 in court}
Good: title = {Using the {DSM-5} in court}
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
SEVERITY = Severity.INFO

_TITLES = {"title", "subtitle", "booktitle", "booksubtitle", "maintitle"}
_WORD = re.compile(r"[^\s{}()\[\],;:!?“”\"/–—]+")
_INSIDE = re.compile(r"[A-ZÀ-ÖØ-Þ].*[A-ZÀ-ÖØ-Þ]|[a-zß-öø-ÿ][A-ZÀ-ÖØ-Þ]|[A-ZÀ-ÖØ-Þ][\d-]*\d")
_SHOUTED = 4  # words in capitals that make a title in capitals


def check(library: Library, context: Context) -> Iterator[Finding]:
    """Yield a finding for each title with capitals that need braces."""
    for entry in _bib.entries(library):
        language = entry.reference.texts.get("language", "en")[:2].lower()
        for number, field in enumerate(entry.block.fields):
            if _bib.name(field) not in _TITLES or not _bib.delimited(field.value):
                continue
            if _is_shouted(field.value):
                yield entry.finding(
                    "unprotected-capitals", SEVERITY, f"{field.name} is in capitals", number
                )
            elif language == "en":
                words = [word for word, _ in _unprotected(field.value)]
                if words:
                    yield entry.finding(
                        "unprotected-capitals",
                        SEVERITY,
                        f"{field.name}: {', '.join(words[:5])} without braces",
                        number,
                        _unprotected(field.value)[0][1],
                    )


def _unprotected(value: str) -> list[tuple[str, tuple[int, int]]]:
    """Return the words with a capital that no braces hold, each with its span in the value."""
    found = []
    depths = list(_bib.depths(value))
    outer = depths[0] if value[0] == "{" else 0
    for match in _WORD.finditer(value, 1, len(value) - 1):
        word = match[0].rstrip(".'’")
        if depths[match.start()] == outer and "\\" not in word and "$" not in word:
            parts = re.split(r"[-‐‑]", word)
            joined = all(part[:1].isupper() and part[1:].islower() for part in parts)
            if _INSIDE.search(word) and not joined:
                found.append((word, match.span()))
    return found


def _is_shouted(value: str) -> bool:
    words = [word for word in _WORD.findall(_bib.inside(value)) if any(map(str.isalpha, word))]
    long = [word for word in words if len(word) >= _SHOUTED]
    return len(long) >= _SHOUTED and all(word.isupper() for word in long)
