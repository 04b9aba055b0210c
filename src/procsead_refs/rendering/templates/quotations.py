"""The quotation bank: words that were read once, with their page, so that nobody retypes them.

It is `quotes.toml` beside the library, one table a quotation:

    [silence-is-golden]
    key = "quietwood2001study"
    text = "Silence has a sound of its own."
    locator = "12"
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from procsead_refs.errors import Refusal
from procsead_refs.files import read_text
from procsead_refs.project import QUOTATIONS

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words from a work, and where in it they stand."""

    text: str
    key: str
    locator: str = ""


def load(library: Path | None) -> dict[str, Quotation]:
    """Return the bank beside a library; empty where there is none.

    Raises:
        Refusal: it is not TOML, or a quotation has no text or no key.
    """
    file = library.parent / QUOTATIONS if library else None
    if file is None or not file.is_file():
        return {}
    try:
        rows = tomllib.loads(read_text(file, "quotations"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise Refusal(f"is not TOML: {error}", where=file) from error
    bank = {}
    for name, row in rows.items():
        if not isinstance(row, dict) or not row.get("text") or not row.get("key"):
            raise Refusal(f"the quotation {name!r} lacks its text or its key", where=file)
        bank[name] = Quotation(str(row["text"]), str(row["key"]), str(row.get("locator", "")))
    return bank
