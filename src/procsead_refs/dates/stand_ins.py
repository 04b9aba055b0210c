"""What is typed in place of a date: "n.d.", "in press" (data/undated.toml)."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from procsead_refs.data import table

# Two capitals with stops, which are no "s. a." (where capitals count).
INITIALS = r"[^\W\d_a-zß-ÿ]\.\s?[^\W\d_a-zß-ÿ](?![^\W_])"


@cache
def stand_ins(
    use: Literal["reference", "citation", "entry"], *kinds: Literal["no_date", "not_yet"]
) -> tuple[str, ...]:
    """Return what stands in place of a date, as typed.

    Args:
        use: where it stands; data/undated.toml tells the uses.
        kinds: of works without a date, of works that have none yet.
    """
    rows = (row for kind in kinds for row in table("undated")[kind].items())
    return tuple(word for word, uses in rows if use in uses)


def stand_in_patterns(*kinds: Literal["no_date", "not_yet"]) -> list[str]:
    """Return patterns for what stands in place of a typed reference's date.

    An abbreviation is typed with and without spaces: "s. a.".
    """
    words = (one.replace(". ", ".") for one in stand_ins("reference", *kinds))
    return [r"\s?".join(map(re.escape, one if "." in one else [one])) for one in words]
