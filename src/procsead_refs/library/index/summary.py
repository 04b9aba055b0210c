"""A reference in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.text import squeeze, visible

if TYPE_CHECKING:
    from procsead_refs.model import Reference

_LONGEST = 120  # code points of an entry as typed, or of its note, that stand for a title


def line(reference: Reference) -> str:
    """Return one line about a reference: who, when, what, where."""
    names = [name.literal or name.family for name in reference.creators]
    who = f"{names[0]} et al." if len(names) > 2 else " and ".join(names)  # noqa: PLR2004 - two names stand side by side
    date = reference.issued
    when = f"{date.year}{date.suffix}" if date.year is not None else date.literal or "n.d."
    container = reference.texts.get("container-title", "")
    what = reference.title or squeeze(reference.raw or reference.texts.get("note", ""))[:_LONGEST]
    parts = (who, when, what, container)
    return visible(squeeze(" ".join(f"{part.rstrip('.')}." for part in parts if part)))
