"""The language of a record: as a tag, whatever the record calls it, and by its name."""

from __future__ import annotations

from functools import cache

from procsead_refs.data import table


def tag(value: str) -> str:
    """Return a BCP 47 tag for a language as a record gives it ("ngerman", "fi_FI", "en")."""
    return _tags().get(value.casefold().strip(), value.strip().replace("_", "-"))


def code(value: str) -> str:
    """Return the two letters of a record's language; empty where it gives none."""
    return tag(value).partition("-")[0].lower()


def name(value: str, language: str = "en") -> str:
    """Return a language's name in English or Finnish; the code where it is not known."""
    row = table("languages").get(code(value))
    return str(row[ours(language)]) if row else code(value)


def ours(language: str) -> str:
    """Return which of the languages of our own words a page gets: "fi", or "en" for all others."""
    return "fi" if language.startswith("fi") else "en"


@cache
def _tags() -> dict[str, str]:
    return {one: key for key, row in table("languages").items() for one in row["names"]}
