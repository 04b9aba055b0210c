"""The terminal's report: each finding with its sentence and words underlined, a summary line."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from procsead_refs.findings import words
from procsead_refs.model import Severity
from procsead_refs.reports._places import place
from procsead_refs.reports._summary import summary
from procsead_refs.text import shortened, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from procsead_refs.model import Document, Finding, Location, Report

SUFFIX = ".txt"
_ABOUT = 60  # code points of the words that an info quotes
_WIDTH = 96  # columns of the words shown around a finding
_COLOUR = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}


def write(report: Report, *, colour: bool | None = None) -> str:
    """Return the report: what is to be corrected in document order, then the infos, a line each.

    Args:
        report: the report.
        colour: with ANSI colours; None: only on a terminal, and not where NO_COLOR is set.
    """
    if colour is None:
        colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return "\n".join(_lines(report, colour=colour)) + "\n"


def write_all(reports: Sequence[Report]) -> str:
    """Return the reports on several drafts, each under its draft's name."""
    names = [visible(str(one.manuscript.document.path)) for one in reports]
    return "\n".join(
        f"{name}\n{'=' * len(name)}\n\n{write(one)}"
        for name, one in zip(names, reports, strict=True)
    )


def summary_line(report: Report) -> str:
    """Return the report in one line."""
    counts = summary(report)
    found = counts["findings"]
    cites = bool(report.manuscript.style.csl or counts["citations"])
    parts = [
        _count(counts["references"], "reference"),
        # A library that is linted has neither a style nor citations.
        *([_count(counts["citations"], "citation"), linked(counts)] if cites else []),
        ", ".join(
            _count(found[kind], kind) if kind != "info" else f"{found[kind]} info"
            for kind in ("error", "warning", "info")
        ),
    ]
    if report.muted:
        parts.append(f"{len(report.muted)} muted")
    if since := report.since:
        parts.append(
            f"{len(since.new)} new, {len(since.still)} still there, {len(since.gone)} gone"
        )
    return f"{report.manuscript.document.path}: {'; '.join(parts)}"


def linked(counts: Mapping[str, Any]) -> str:
    """Return how many cited works have their entry, statutes and the like apart."""
    needing = counts["items"] - counts["exempt"]
    exempt = f" ({counts['exempt']} more need no entry)" if counts["exempt"] else ""
    return f"{counts['linked']} of {_count(needing, 'cited work')} linked{exempt}"


def table(reports: Sequence[Report]) -> str:
    """Return one line a draft under a head, in columns, and their sum."""
    head = ("draft", "references", "citations", "linked", "errors", "warnings", "info")
    rows = [(visible(str(one.manuscript.document.path)), *_figures(one)) for one in reports]
    total = ("all", *(sum(column) for column in zip(*(row[1:] for row in rows), strict=True)))
    cells = [head, *(tuple(map(str, row)) for row in [*rows, total])]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return "\n".join(
        "  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]) for row in cells
    )


def _figures(report: Report) -> tuple[int, ...]:
    counts = summary(report)
    found = counts["findings"]
    return (
        counts["references"],
        counts["citations"],
        counts["linked"],
        *(found[kind] for kind in ("error", "warning", "info")),
    )


def _lines(report: Report, *, colour: bool) -> Iterator[str]:
    document = report.manuscript.document
    new = {id(one) for one in report.since.new} if report.since else set()
    infos = [one for one in report.findings if one.severity is Severity.INFO]
    for finding in (one for one in report.findings if one.severity is not Severity.INFO):
        yield from _finding(finding, document, _mark(finding, new), colour=colour)
        yield ""
    yield from (_in_one_line(one, document, _mark(one, new), colour=colour) for one in infos)
    yield from [""] if infos else []
    if report.since and report.since.gone:
        yield "Gone since the earlier report:"
        yield from (visible(f"  {one}") for one in report.since.gone)
        yield ""
    if report.not_checked:
        yield "Not checked:"
        for one in report.not_checked:
            where = place(one.location, document)
            yield visible(f"  {one.what}{f' ({where})' if where else ''}")
        yield ""
    if report.muted:
        yield "Muted:"
        for muted in report.muted:
            yield visible(f"  {muted.finding.rule}: {muted.finding.message} ({muted.reason})")
        yield ""
    style = report.manuscript.style
    if style.csl:
        sure = f", {style.confidence:.0%} sure" if style.how == "detected" else ""
        yield visible(f"Style: {style.title or style.csl} ({style.how}{sure})")
    yield visible(summary_line(report))


def _mark(finding: Finding, new: set[int]) -> str:
    return " (new)" if id(finding) in new else ""


def _finding(finding: Finding, document: Document, mark: str, *, colour: bool) -> Iterator[str]:
    yield _head(finding, document, mark, "", colour=colour)
    yield from _words(finding.location, document)
    if finding.suggestion:
        yield f"  write: {visible(finding.suggestion)}"


def _in_one_line(finding: Finding, document: Document, mark: str, *, colour: bool) -> str:
    """Return a finding with the beginning of the words that it is about."""
    about = shortened(words(finding, document), _ABOUT)
    is_head = about.startswith("@") and finding.message.startswith(f"{finding.reference}:")
    quoted = f": “{about}”" if about and about not in finding.message and not is_head else ""
    written = f"; write: {finding.suggestion}" if finding.suggestion else ""
    return _head(finding, document, mark, f"{quoted}{written}", colour=colour)


def _head(finding: Finding, document: Document, mark: str, more: str, *, colour: bool) -> str:
    where = place(finding.location, document)
    head = f"{finding.severity}{mark}: {visible(f'{finding.message}{more}')} [{finding.rule}]"
    if colour:
        head = f"\x1b[{_COLOUR[finding.severity]}m{head}\x1b[0m"
    return f"{where}: {head}" if where else head


def _words(location: Location | None, document: Document) -> Iterator[str]:
    """Yield the words around a place and a line that underlines them, unless they are a whole."""
    if location is None or location.start is None or location.end is None:
        return
    if not 0 <= location.paragraph < len(document.blocks):
        return
    text = document.blocks[location.paragraph].text
    start, end = location.start, min(location.end, location.start + _WIDTH)
    is_whole = location.end - start >= len(text.strip())
    margin = max(0, _WIDTH - (end - start)) // 2
    left, right = max(0, start - margin), min(len(text), end + margin)
    before, words, after = (
        visible(" ".join(part.splitlines()).replace("\t", " "))
        for part in (text[left:start], text[start:end], text[end:right])
    )
    lead = "…" if left else ""
    yield f"  {lead}{before}{words}{after}{'…' if right < len(text) else ''}".rstrip()
    if not is_whole:
        yield f"  {' ' * (len(lead) + len(before))}{'~' * max(1, len(words))}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
