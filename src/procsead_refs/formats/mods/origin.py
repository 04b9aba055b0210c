"""The date of issue of a MODS record."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from procsead_refs.dates import from_edtf, from_text
from procsead_refs.formats import _xml as xml

if TYPE_CHECKING:
    from lxml.etree import _Element

    from procsead_refs.model import Date

_DATE_ELEMENTS = ("dateIssued", "copyrightDate", "dateCreated", "dateOther", "dateCaptured")


def issued(mods: _Element, host: _Element | None) -> Date | None:
    """Return the date of issue, the encoded one first, of the work or else of its host."""
    origins = [one for where in (mods, host) for one in xml.children(where, "originInfo")]
    for name in _DATE_ELEMENTS:
        for origin in origins:
            if date := _origin_date(origin, name):
                return date
    for where in (mods, host):
        if typed := xml.first(where, "part", "date"):
            return _read_date(typed)
    return None


def _origin_date(origin: _Element, name: str) -> Date | None:
    found = [one for one in xml.children(origin, name) if xml.text(one)]
    if not found:
        return None
    best = max(
        found,
        key=lambda one: (
            one.get("point") == "start",
            bool(one.get("keyDate")),
            bool(one.get("encoding")),
        ),
    )
    start = _read_date(xml.text(best))
    end = next((xml.text(one) for one in found if one.get("point") == "end"), "")
    until = _read_date(end).parts if end and end != "9999" else ()
    return replace(start, until=until) if until else start


def _read_date(text: str) -> Date:
    if re.fullmatch(r"\d{8}", text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    date = from_edtf(text)
    if date.parts:
        return date
    return from_text(re.sub(r"^[\[©]*[cp](?=\d)", "", text.strip("[]")))
