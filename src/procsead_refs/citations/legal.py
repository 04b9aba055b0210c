"""What is cited in the text alone (data/legal.toml): laws, bills, treaties, cases, talks."""

from __future__ import annotations

import re
from functools import cache

from procsead_refs.data import table

_LONGEST = 400  # no legal citation is longer


def exempt(text: str) -> str:
    """Return what kind of source a citation's text names that no list need hold, or ""."""
    text = text[:_LONGEST]
    return next((what for what, pattern in _patterns() if pattern.search(text)), "")


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["what"], re.compile(row["pattern"])) for row in table("legal")["row"])
