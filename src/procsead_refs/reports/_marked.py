"""A draft's blocks as HTML: formatting, citations and findings over the same characters."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from procsead_refs.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from procsead_refs.model import (
        Block,
        CitationItem,
        Finding,
        Location,
        Report,
        Severity,
        Span,
    )

_WEB = re.compile(r"https?://[^\s\"'<>\\]+", re.IGNORECASE)
_TAGS = {"heading": "h3", "quote": "blockquote"}


@dataclass(frozen=True, slots=True)
class Row:
    """One block: its tag and class, its text as HTML, the numbers of its findings and entries."""

    number: int
    tag: str
    kind: str
    html: Markup
    findings: tuple[int, ...]
    entries: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class _Range:
    start: int
    end: int
    item: CitationItem | None = None
    finding: int | None = None
    span: Span | None = None


def rows(report: Report) -> list[Row]:
    """Return the draft's blocks that have text, in reading order."""
    manuscript = report.manuscript
    raws = {entry.id: squeeze(entry.raw) for entry in manuscript.references}
    ranges: dict[int, list[_Range]] = defaultdict(list)
    for citation in manuscript.citations:
        for item in citation.items:
            _add(ranges, item.location, manuscript.document.blocks, item=item)
    beside: dict[int, list[int]] = defaultdict(list)
    whole: dict[int, list[Severity]] = defaultdict(list)
    for number, finding in enumerate(report.findings):
        if finding.location is not None:
            beside[finding.location.paragraph].append(number)
            if _is_whole(finding.location, manuscript.document.blocks):
                whole[finding.location.paragraph].append(finding.severity)
            else:
                _add(ranges, finding.location, manuscript.document.blocks, finding=number)
    entries: dict[int, list[str]] = defaultdict(list)
    for entry in manuscript.references:
        if entry.location is not None:
            entries[entry.location.paragraph].append(entry.id)
    return [
        Row(
            number,
            _TAGS.get(block.kind, "p"),
            _classes(block, whole[number], is_entry=number in entries),
            _html(block, ranges[number], report.findings, raws),
            tuple(beside[number]),
            tuple(entries[number]),
            block.note,
        )
        for number, block in enumerate(manuscript.document.blocks)
        if block.text.strip() or beside[number]
    ]


def _classes(block: Block, whole: Sequence[Severity], *, is_entry: bool) -> str:
    classes = [block.kind, *(["entry"] if is_entry else [])]
    if whole:
        classes += ["whole", str(max(whole, key=lambda one: one.rank))]
    return " ".join(classes)


def _is_whole(location: Location, blocks: Sequence[Block]) -> bool:
    """Return whether a finding is about a block as a whole: its words are not marked then."""
    if not 0 <= location.paragraph < len(blocks):
        return False
    length = len(blocks[location.paragraph].text.rstrip())
    return (location.start or 0) == 0 and (location.end is None or location.end >= length)


def _add(
    ranges: Mapping[int, list[_Range]],
    location: Location,
    blocks: Sequence[Block],
    *,
    item: CitationItem | None = None,
    finding: int | None = None,
) -> None:
    if not 0 <= location.paragraph < len(blocks):
        return
    length = len(blocks[location.paragraph].text)
    start = min(location.start or 0, length)
    end = length if location.end is None else min(location.end, length)
    if start < end:
        ranges[location.paragraph].append(_Range(start, end, item, finding))


def _html(
    block: Block, ranges: Sequence[_Range], findings: Sequence[Finding], raws: Mapping[str, str]
) -> Markup:
    """Return a block's text with every range marked, cut at each range's start and end."""
    size = len(block.text)
    spans = [
        _Range(min(one.start, size), min(one.end, size), span=one)
        for one in block.spans
        if one.italic or one.superscript or _WEB.fullmatch(one.link)
    ]
    everything = [*ranges, *spans]
    cuts = sorted({0, size, *(edge for one in everything for edge in (one.start, one.end))})
    pieces = []
    for item, parts in groupby(_segments(cuts, everything), key=_item):
        html = Markup("").join(
            _piece(block.text[start:end], active, findings, is_cited=item is not None)
            for start, end, active in parts
        )
        pieces.append(html if item is None else _cited(html, item, raws))
    return Markup("").join(pieces)


def _item(segment: tuple[int, int, list[_Range]]) -> CitationItem | None:
    return next((one.item for one in segment[2] if one.item is not None), None)


def _segments(
    cuts: Sequence[int], ranges: Sequence[_Range]
) -> Iterator[tuple[int, int, list[_Range]]]:
    opening = sorted(ranges, key=lambda one: one.start)
    active: list[_Range] = []
    position = 0
    for start, end in pairwise(cuts):
        while position < len(opening) and opening[position].start <= start:
            active.append(opening[position])
            position += 1
        active = [one for one in active if one.end > start]
        yield start, end, active


def _piece(
    text: str, active: Sequence[_Range], findings: Sequence[Finding], *, is_cited: bool
) -> Markup:
    html = escape(text)
    spans = [one.span for one in active if one.span is not None]
    if any(span.italic for span in spans):
        html = Markup("<i>{}</i>").format(html)
    if any(span.superscript for span in spans):
        html = Markup("<sup>{}</sup>").format(html)
    marks = [one.finding for one in active if one.finding is not None]
    link = next((span.link for span in spans if span.link), "")
    if link and not marks and not is_cited and _WEB.fullmatch(link):
        html = Markup('<a href="{}" rel="noopener noreferrer">{}</a>').format(link, html)
    if marks:
        gravest = max((findings[n].severity for n in marks), key=lambda one: one.rank)
        numbers = " ".join(f"f{n}" for n in marks)
        html = Markup('<mark class="{}" data-findings="{}">{}</mark>').format(
            gravest, numbers, html
        )
    return html


def _cited(html: Markup, item: CitationItem, raws: Mapping[str, str]) -> Markup:
    raw = raws.get(item.reference or "")
    if raw is None:
        return Markup('<span class="cite {}" tabindex="0" data-tip="{}">{}</span>').format(
            item.status, _UNLINKED[str(item.status)], html
        )
    return Markup('<a class="cite {}" href="#ref-{}" data-tip="{}">{}</a>').format(
        item.status, item.reference, raw, html
    )


_UNLINKED = {
    "matched": "matched",
    "near": "a near match",
    "ambiguous": "fits several entries of the list",
    "missing": "no entry of the list answers this citation",
    "exempt": "cited in the text only: no entry is needed",
}
