"""Live citations in Word: Zotero's fields, which Zotero and pandoc's docx+citations read.

Source: the fields that Zotero 7 writes (ADDIN ZOTERO_ITEM CSL_CITATION with CSL citation JSON,
csl-citation.json of the CSL schema; ADDIN ZOTERO_BIBL).
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from procsead_refs.formats import csljson
from procsead_refs.linking.certain import YEAR_LAST
from procsead_refs.model import Edit, Location
from procsead_refs.rendering import locators

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from procsead_refs.linking.certain import Live
    from procsead_refs.model import CitationItem, Manuscript, Reference

_SCHEMA = "https://github.com/citation-style-language/schema/raw/master/csl-citation.json"
_LIST = 'ADDIN ZOTERO_BIBL {"uncited":[],"omitted":[],"custom":[]} CSL_BIBLIOGRAPHY'


def edits(
    manuscript: Manuscript, live: Sequence[Live], works: Mapping[str, Reference]
) -> list[Edit]:
    """Return the edits that put a field around each live citation, and one around the list."""
    found = [_edit(one, works) for one in live]
    return [*found, *_list(manuscript)]


def _edit(live: Live, works: Mapping[str, Reference]) -> Edit:
    citation = live.citation
    place, text = citation.location, citation.text
    inner = YEAR_LAST.search(text) if citation.narrative else None
    if inner is not None and place.start is not None:
        # Zotero has no citation in the sentence: the names stay text, the year is the field.
        place = Location(place.paragraph, place.start + inner.start(), place.end)
        text = inner[0]
    data = {
        "citationID": hashlib.sha256(repr(citation).encode()).hexdigest()[:10],
        "properties": {"formattedCitation": text, "plainCitation": text, "noteIndex": 0},
        "citationItems": [
            _item(item, works[key], prefix, narrative=citation.narrative)
            for item, key, prefix in zip(citation.items, live.keys, live.prefixes, strict=True)
        ],
        "schema": _SCHEMA,
    }
    written = json.dumps(data, ensure_ascii=True)
    return Edit(place, field=f"ADDIN ZOTERO_ITEM CSL_CITATION {written}")


def _item(item: CitationItem, work: Reference, prefix: str, *, narrative: bool) -> dict[str, Any]:
    record = csljson.item(work)
    record.pop("custom", None)
    record.pop("year-suffix", None)
    found: dict[str, Any] = {"id": work.id, "uris": [], "itemData": record}
    locator = locators.read(item.locator)
    if locator is not None and locator.label:
        found |= {"locator": locator.value, "label": locator.label}
    elif locator is not None:
        found["suffix"] = f", {locator.value}"
    if prefix and not narrative:
        found["prefix"] = f"{prefix} "
    if narrative:
        found["suppress-author"] = True
    return found


def _list(manuscript: Manuscript) -> Iterator[Edit]:
    """Make the typed list the result of a bibliography field, where it stands in one piece."""
    places = sorted(one.location.paragraph for one in manuscript.references if one.location)
    read = all(one.title or one.creators for one in manuscript.references)
    blocks = manuscript.document.blocks
    between = range(places[0], places[-1] + 1) if places else range(0)
    whole = all(number in places or not blocks[number].text.strip() for number in between)
    plain = all(blocks[number].kind in {"paragraph", "list-item"} for number in places)
    if places and read and whole and plain:
        yield Edit(Location(places[0]), field=_LIST, until=Location(places[-1]))
