"""A typed reference that is not as the style prints it (only when asked for).

What: the entry is read, its record is rendered in the draft's style, and the two are compared word
by word; the finding shows each difference and suggests the rendered text.

Why: marks, order, italics and abbreviations of a list are what a copy editor corrects by hand.

Not flagged: an entry that could not be read to its last word, because the rendered one would lack
what was not read; white space; the number before the entry; the kind of quotation marks or dash.

Ask for it with --rules +reference-style: it runs the citation processor.

Bad: Berg, A. (2001) The Tide, Harbour Press. (in APA, 7th edition)
Good: Berg, A. (2001). *The tide*. Harbour Press.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from procsead_refs.model import Finding, Manuscript, Severity
from procsead_refs.rules._reading import is_whole
from procsead_refs.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.rules import Context

SCOPE = "draft"
SEVERITY = Severity.WARNING
ASKED = True

_SURE = 0.8  # confidence of a reading from which on a difference is more than a hint
_SHOWN = 5  # differences named in the message; the suggestion has all
_NUMBER = re.compile(r"^\s*[\[(]?\d{1,4}[\]).]?\s+(?=\D)")
_ALIKE = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
_DIGITS = re.compile(r"\d+")
_DASHES = re.compile(r"[‐‑‒–—−-]+")


def check(manuscript: Manuscript, context: Context) -> Iterator[Finding]:
    """Yield a finding for each entry that differs from its record as the style prints it."""
    style = context.style or manuscript.style
    entries = [one for one in manuscript.references if one.raw and is_whole(one)]
    if not entries or not style.csl:
        return
    from procsead_refs import rendering

    printed = rendering.texts(entries, style)
    for entry in entries:
        rendered = squeeze(_NUMBER.sub("", printed.get(entry.id, "")))
        typed = squeeze(_NUMBER.sub("", entry.raw))
        differences = _differences(typed, rendered)
        if not differences or _loses(typed, rendered):
            continue
        sure = entry.reading is None or entry.reading.confidence >= _SURE
        more = f" and {len(differences) - _SHOWN} more" if len(differences) > _SHOWN else ""
        yield Finding(
            "reference-style",
            Severity.WARNING if sure else Severity.INFO,
            f"{style.title or style.csl} prints it otherwise: "
            + "; ".join(differences[:_SHOWN])
            + more,
            entry.location,
            reference=entry.id,
            suggestion=rendered,
        )


def _loses(typed: str, rendered: str) -> bool:
    """Return whether a typed number is not printed: then it was not read, or read as another."""
    printed = _DIGITS.findall(rendered)
    return any(
        not any(one.endswith(number) or number.endswith(one) for one in printed)
        for number in _DIGITS.findall(typed)
    )


def _differences(typed: str, rendered: str) -> list[str]:
    """Return the differences word by word, each as “typed” → “rendered”."""
    one, other = typed.split(), rendered.split()
    matcher = SequenceMatcher(
        None, [_same(word) for word in one], [_same(word) for word in other], autojunk=False
    )
    found = []
    for tag, start, end, at, to in matcher.get_opcodes():
        if tag == "equal":
            continue
        old, new = " ".join(one[start:end]), " ".join(other[at:to])
        found.append(f"“{old}” → “{new}”" if old and new else f"+ “{new}”" if new else f"− “{old}”")
    return found


def _same(word: str) -> str:
    """Return a word as it is compared: one kind of quotation marks, a full stop on either side."""
    return re.sub(r"'([.,])", r"\1'", _DASHES.sub("-", word.translate(_ALIKE)).replace('"', "'"))
