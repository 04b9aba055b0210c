"""Volume, issue and pages in a form that leaves no doubt: "2024;15(1):51–7", "15 (1), 51–57"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from procsead_refs.dates import from_text

if TYPE_CHECKING:
    from procsead_refs.parsing.draft import Draft

_FIELDS = ("volume", "issue", "page")
_ONE_PAGE = r"[A-Za-z]{0,3}\d{1,6}[a-z]?"
_PAGES = rf"({_ONE_PAGE}(?:\s?[-‐‑–—−]\s?{_ONE_PAGE})?)(?![\w/])"
_RANGE = rf"({_ONE_PAGE}\s?[-‐‑–—−]\s?{_ONE_PAGE})(?![\w/])"
# "2024 Oct;30(10):449–54" of the NLM's Citing Medicine; the year stands outside of what is read.
_BEHIND_YEAR = re.compile(
    r"(?<!\d)((?:1[89]|20)\d\d(?:\s[^\W\d_]{3,9}\.?(?:[ -][^\W\d_]{3,9}\.?)?(?:\s\d{1,2})?)?);\s?"
    rf"(\w[\w-]{{0,11}})(?:\s?\(([^()]{{1,24}})\))?:\s?{_PAGES}"
)
_IN_BRACKETS = re.compile(
    r"(?<![\w.,/()-])([A-Z]{0,4}-?\d{1,4})\s?\((?!(?:1[5-9]|20)\d\d(?!\d))(\d{1,4}(?:[-–/]\d{1,4})?)\)"
    rf"[:,]\s?(?:(?:pp?|[Ss])\.\s?)?{_RANGE}"
)
# "381.6654, pp. 187–92", "22.4 (2018), pp. 337–49" of the MHRA.
_BY_STOP = re.compile(
    r",\s(\d{1,4})\.(\d{1,5}(?:[-–]\d{1,4})?)(?:\s?\((?:1[89]|20)\d\d\))?,\s(?:pp?|[Ss])\.\s"
    rf"{_PAGES}"
)
# "XXI (2003), 4, pp. 11-20", "XXI, 4 (2003), pp. 11-20" of Italian lists.
_YEAR = r"(?:\s\((?:1[89]|20)\d\d\))?"
_BY_COMMAS = re.compile(
    rf"(?<![\w.])([IVXLCDM]{{1,8}}|\d{{1,3}}){_YEAR},\s(?:n\.\s)?(\d{{1,3}}(?:[-–/]\d{{1,3}})?){_YEAR}"
    rf",\spp?\.\s{_PAGES}"
)
_DASH = re.compile(r"\s*[-‐-―−]+\s*")


def step(draft: Draft) -> None:
    """Read `volume`, `issue` and `page` where they stand so, and fix their words."""
    raw = draft.raw
    first, match = 1, None
    if ";" in raw and ":" in raw:
        match = _BEHIND_YEAR.search(raw)
        first = 2 if match else 1
    if match is None and ")" in raw and "(" in raw:
        match = _IN_BRACKETS.search(raw)
    if match is None and "p. " in raw:
        match = _BY_STOP.search(raw) or _BY_COMMAS.search(raw)
    if match is None or draft.title_goes_on(match.end()):  # "A Note on Verse 3 (2): 1–5 of Lists"
        return
    if first > 1:
        _month(draft, match[1])
    for group, variable in enumerate(_FIELDS, first):
        if match[group]:
            draft.put(variable, _DASH.sub("-", match[group]), *match.span(group))
    draft.take(match.start(first), match.end())


def _month(draft: Draft, typed: str) -> None:
    """Add month and day to the year of publication: "2010 Mar 18;29(11)"."""
    issued, date = draft.dates.get("issued"), from_text(typed)
    if issued and len(date.parts) > len(issued.parts) == 1 and date.parts[:1] == issued.parts:
        draft.dates["issued"] = replace(date, suffix=issued.suffix, circa=issued.circa)
