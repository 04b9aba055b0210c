"""What a style's manual asks of a record that its CSL file cannot: degrees, series, preprints.

A CSL file prints the values of a record; a manual says what some of them are called. What it says
stands in data/profiles.toml.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from procsead_refs import ordinals, styles
from procsead_refs.data import table
from procsead_refs.type_words import names_type

if TYPE_CHECKING:
    from procsead_refs.model import Reference, Style
    from procsead_refs.rendering.citeproc.items import Item

_VARIABLE = re.compile(r"\{([\w-]+)\}")
_ONLINE = {"webpage", "document", "article", "manuscript", "post"}


def fit(item: Item, reference: Reference, style: Style) -> None:
    """Change a CSL-JSON item so that a style prints what its manual wants.

    A genre that only names the type is left out, and an edition in words ("Third", as BibTeX asks
    for it) is a number. A work on a preprint server becomes a preprint with the server's name and
    number. By a profile's manual, a report's number stands with its series, a degree is called as
    the manual calls it, and a type that the style's file does not know is recast.
    """
    manual = styles.manual(style)
    if names_type(item["type"], str(item.get("genre", ""))):
        del item["genre"]
    if number := ordinals.number(str(item.get("edition", ""))):
        item["edition"] = number
    _preprint(item, reference)
    _in_series(item, str(manual.get("report-in-series", "")))
    for variable, words in (("genre", "degrees"), ("status", "statuses")):
        value = str(item.get(variable, "")).replace("’", "'")
        if word := manual.get(words, {}).get(value):
            item[variable] = word
    recast = dict(manual.get("recast", {}).get(item["type"], {}))
    if recast.pop("year-alone", False) and len(reference.issued.parts) != 1:
        return
    _recast(item, recast)


def _in_series(item: Item, how: str) -> None:
    """Put a report's number with its series: in one text ("joined"), or as the series' number."""
    series, number = item.get("collection-title", ""), str(item.get("number", ""))
    if item["type"] != "report" or not series or not number[:1].isdecimal():
        return
    if how == "joined":
        item["number"] = f"{item.pop('collection-title')} {number}"
    elif how == "numbered":
        item.setdefault("collection-number", item.pop("number"))


def _preprint(item: Item, reference: Reference) -> None:
    """Make a preprint of a work that gives a server's number (biblatex's eprint)."""
    number, kind = reference.extra.get("eprint", ""), reference.extra.get("eprinttype", "")
    server = _servers().get(kind.casefold())
    if server is None or not number:
        return
    is_online = item["type"] == "article-journal" and not item.get("container-title")
    if not is_online and item["type"] not in _ONLINE:
        return
    item["type"] = "article"
    if str(item.get("status", "")).casefold() == "preprint":
        del item["status"]  # the type says it
    item.setdefault("publisher", server)
    item.setdefault("number", f"{server}:{number}" if server == "arXiv" else number)


@cache
def _servers() -> dict[str, str]:
    return {name.casefold(): name for name in table("preprints")["names"]}


def _recast(item: Item, recast: dict[str, str]) -> None:
    """Give an item another type, and variables made of patterns (as those of data/law.toml)."""
    made = {
        variable: "".join(
            _VARIABLE.sub(lambda found: str(item[found[1]]), piece)
            for piece in pattern.split("|")
            if all(item.get(name) for name in _VARIABLE.findall(piece))
        )
        for variable, pattern in recast.items()
    }
    used = {name for pattern in recast.values() for name in _VARIABLE.findall(pattern)}
    for name in used - made.keys():
        item.pop(name, None)
    item.update(made)
    for variable in [name for name, text in made.items() if not text]:
        del item[variable]
