"""Which style a draft follows: what its list shows, and what its citations add to that."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from procsead_refs.citations.cues import lexicon
from procsead_refs.model import Location, Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procsead_refs.model import (
        Citation,
        CitationItem,
        Connector,
        Document,
        Reference,
        StyleClass,
    )

_LIKELY = 4  # styles, by their lists, that are held against the citations
_OTHER_KIND = -60.0  # log odds: a style that cites by numbers is none that cites by names
_SLIP = -0.7  # log odds of one citation that the style would write otherwise
_MOST = -14.0  # log odds that one kind of slip adds up to


def detect(
    document: Document,
    references: Sequence[Reference],
    citations: Sequence[Citation],
    kind: StyleClass,
) -> Style:
    """Return the style that a draft follows, with how sure that is.

    The list's look decides between a few styles (`parsing.detect_style`); whether the draft cites
    by number, in notes or by author and year, its connectors and its "et al." decide among them.
    """
    from procsead_refs import styles
    from procsead_refs.parsing.style import detect_style, evidence

    by_list = evidence(references) if references else {}
    if not by_list:
        return replace(styles.load(styles.DEFAULT), how="default", confidence=0.0)
    likely = sorted(by_list, key=lambda name: -by_list[name])
    further: dict[str, float] = {}
    found: dict[str, Style] = {}
    fitting = 0
    for name in likely:
        if fitting == _LIKELY:
            further[name] = _OTHER_KIND
            continue
        found[name] = styles.load(name)
        if found[name].kind == kind:
            fitting += 1
            further[name] = _fit(document, references, citations, found[name])
        else:
            further[name] = _OTHER_KIND
    best, confidence = detect_style(references, further)
    style = found.get(best) or styles.load(best)
    return replace(style, how="detected", confidence=round(confidence, 2))


def _fit(
    document: Document,
    references: Sequence[Reference],
    citations: Sequence[Citation],
    style: Style,
) -> float:
    """Return the log odds that a draft's citations give to a style."""
    if style.kind != "author-date":
        return 0.0
    by_id = {reference.id: reference for reference in references}
    connectors = names = 0.0
    for citation in citations:
        for item in citation.items:
            wanted = style.narrative_connector if citation.narrative else style.connector
            used = connector_at(document, item)
            connectors += _SLIP * bool(used and wanted and used[0] != wanted)
            if item.reference in by_id:
                names += _SLIP * (not _et_al_fits(item, by_id[item.reference], style))
    return max(_MOST, connectors) + max(_MOST, names)


def connector_at(document: Document, item: CitationItem) -> tuple[Connector, str, Location] | None:
    """Return what joins an item's last two names, or None where nothing does.

    Returns:
        "symbol" (&) or "text" (a word), the connector as typed, and its place.
    """
    place = item.location
    if not item.names[1:] or place.start is None:
        return None
    text = document.blocks[place.paragraph].text[place.start : place.end]
    named = lexicon.et_al().sub(lambda match: " " * len(match.group()), text)
    year = named.find(item.year) if item.year else -1
    found = [
        match
        for match in lexicon.connector().finditer(named[:year] if year >= 0 else named)
        if match.group().strip() != "/"  # ISO/IEC
    ]
    if not found:
        return None
    typed = found[-1].group().strip()
    start = place.start + found[-1].start() + found[-1].group().index(typed)
    kind: Connector = "symbol" if typed == "&" else "text"
    return kind, typed, Location(place.paragraph, start, start + len(typed))


def _et_al_fits(item: CitationItem, reference: Reference, style: Style) -> bool:
    count = len(reference.creators)
    if not style.et_al_min or not item.names:
        return True
    if item.et_al:
        return count >= style.et_al_min or count <= len(item.names)
    return len(item.names) < style.et_al_min
