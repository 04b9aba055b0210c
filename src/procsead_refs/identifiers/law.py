"""ELI, CELEX and ECLI: European legislation and case law."""

from __future__ import annotations

import re

_ELI = re.compile(r"https?://[^\s/]{1,100}/(?:[a-z]{1,10}/)?eli/[\w%./-]{3,300}", re.IGNORECASE)
_CELEX = re.compile(
    r"(?:CELEX\s*:?\s*)?([0-9CE])((?:1[89]|2[0-9])\d\d)([A-Z]{1,2})(\d{4})((?:\(\d{2}\)|R\(\d{2}\)|-\d{8})*)",
    re.IGNORECASE,
)
_ECLI = re.compile(
    r"ECLI:([A-Z]{2}):([A-Z][A-Z0-9]{0,6}):([12]\d{3}):([A-Z0-9.]{1,25})", re.IGNORECASE
)


def eli(text: str) -> str | None:
    """Return a European Legislation Identifier (a web address with /eli/), or None."""
    found = text.strip()
    return found if _ELI.fullmatch(found) else None


def celex(text: str) -> str | None:
    """Return a CELEX number ("32011L0093"), or None.

    Source: "How CELEX numbers are composed", EUR-Lex: sector, year, type of document, number.
    """
    match = _CELEX.fullmatch(text.strip())
    return "".join(match.groups()).upper() if match else None


def ecli(text: str) -> str | None:
    """Return a European Case Law Identifier in capitals, or None. Source: Council 2011/C 127/01."""
    match = _ECLI.fullmatch(text.strip())
    return match[0].upper() if match else None
