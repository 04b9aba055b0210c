"""Where two records stand: in one volume, or at one address, so that they are one work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs import matching
from procsead_refs.text import fold, letters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procsead_refs.model import Reference

_ADDRESS = re.compile(r"https?://(?:www\.)?([^/#]{1,200}/[^#]{1,500})", re.IGNORECASE)
_LONG_TITLE = 30  # letters from which on no two works of a volume share a title
_NAME = 4  # letters of a name from which on it is not by chance that another begins so


def are_one(one: Reference, other: Reference, differences: Sequence[str]) -> bool:
    """Return whether works of one beginning stand in one volume of a year, or at one address.

    So they are one work though the names of the one are garbled ("MARSH T, BERG J"), or the name of
    the site stands behind the other's title.

    Args:
        one: a record.
        other: another.
        differences: the fields in which they differ.
    """
    if not {"issued", "page", "DOI"}.isdisjoint(differences):
        return False
    mine, theirs = letters(one.title), letters(other.title)
    if not (mine.startswith(theirs) or theirs.startswith(mine)):
        return False
    if (place := address(one)) and place == address(other):
        return "author" not in differences
    long = min(len(mine), len(theirs)) >= _LONG_TITLE
    dated = one.issued.year is not None and one.issued.year == other.issued.year
    in_volume = shared(one, other, "volume") and "container-title" not in differences
    return long and dated and in_volume and _begin_alike(one, other)


def address(reference: Reference) -> str:
    """Return where a work's page is on the web, however that is typed; a site alone is none."""
    found = _ADDRESS.match(reference.texts.get("URL", ""))
    return fold(found[1]).rstrip("/") if found else ""


def shared(one: Reference, other: Reference, field: str) -> bool:
    """Return whether two records have the same value in a field."""
    return letters(one.texts.get(field, "")) == letters(other.texts.get(field, "")) != ""


def _begin_alike(one: Reference, other: Reference) -> bool:
    """Return whether the first name of the one begins with that of the other."""
    keys = [matching.creator_keys(record)[:1] for record in (one, other)]
    if not all(keys):
        return False
    short, long = sorted((key for (key,) in keys), key=len)
    return len(short) >= _NAME and long.startswith(short)
