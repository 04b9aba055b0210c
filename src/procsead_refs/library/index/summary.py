"""A reference in one line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.text import squeeze, visible

if TYPE_CHECKING:
    from procsead_refs.model import Reference

_MARK = re.compile(r"</?(?:i|b|sub|sup|span)(?: [^<>]{0,60})?>")  # CSL-JSON's inline marks
_LONGEST = 120  # code points of an entry as typed, or of its note, that stand for a title


def line(reference: Reference) -> str:
    """Return one line about a reference: who, when, what, where."""
    names = [name.literal or name.family for name in reference.creators]
    who = f"{names[0]} et al." if names[2:] else " and ".join(names)
    date = reference.issued
    when = f"{date.year}{date.suffix}" if date.year is not None else date.literal or "n.d."
    container = _MARK.sub("", reference.texts.get("container-title", ""))
    title = _MARK.sub("", reference.title)
    what = title or squeeze(reference.raw or reference.texts.get("note", ""))[:_LONGEST]
    parts = (who, when, what, container)
    return visible(squeeze(" ".join(f"{part.rstrip('.')}." for part in parts if part)))
