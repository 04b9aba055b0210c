"""One small report on an invented draft: findings of each severity and every extra section."""

from pathlib import Path

import pytest

from procsead_refs.model import (
    Block,
    Citation,
    CitationItem,
    Date,
    Document,
    Finding,
    Location,
    Manuscript,
    Muted,
    Name,
    Reading,
    Reference,
    Report,
    Severity,
    Since,
    Span,
    Status,
    Style,
    Unread,
)

PROSE = "Tides rise (Berg 2002; Holm 1999) & fall. See <b>this</b>."
ENTRY = "Berg, Anna. 2001. Tides. Turku: Harbour Press."


@pytest.fixture
def report():
    blocks = (
        Block("Tides", "heading", level=1, line=1),
        Block(
            PROSE,
            line=3,
            spans=(
                Span(42, 45, italic=True),
                Span(46, 53, link="javascript:alert(1)"),
                Span(0, 5, link="https://example.org/a"),
            ),
        ),
        Block("", line=4),
        Block(ENTRY, "list-item", level=1, line=5),
        Block("A note.", "footnote", note="1", line=7),
    )
    entry = Reference(
        "r1",
        "book",
        names={"author": (Name("Berg", "Anna"),)},
        dates={"issued": Date((2001,))},
        texts={"title": "Tides", "publisher": "Harbour Press", "publisher-place": "Turku"},
        raw=ENTRY,
        location=Location(3, 0, len(ENTRY)),
        reading=Reading(0.9, {"issued": (12, 16)}),
    )
    items = (
        CitationItem(
            "Berg 2002", Location(1, 12, 21), year="2002", reference="r1", status=Status.NEAR
        ),
        CitationItem("Holm 1999", Location(1, 23, 32), year="1999"),
    )
    citation = Citation("(Berg 2002; Holm 1999)", Location(1, 11, 33), items)
    findings = (
        Finding("discouraged-term", Severity.INFO, "a <word> in general"),
        Finding(
            "year-mismatch",
            Severity.ERROR,
            "cited as 2002, listed as 2001",
            Location(1, 17, 21),
            citation=0,
            item=0,
            reference="r1",
            suggestion="2001",
        ),
        Finding(
            "missing-reference",
            Severity.WARNING,
            "no entry “Holm 1999”",
            Location(1, 23, 32),
            citation=0,
            item=1,
        ),
        Finding(
            "incomplete-reference",
            Severity.INFO,
            "the page is missing",
            entry.location,
            reference="r1",
            references=("r1",),
        ),
    )
    muted = Finding("connector", Severity.WARNING, "and", Location(1, 0, 5))
    return Report(
        Manuscript(
            Document(Path("a folder/draft: one.md"), blocks),
            (entry,),
            (citation,),
            Style("apa", title="APA", profile="apa-7", how="detected", confidence=0.75),
        ),
        findings,
        (Muted(muted, "the journal's own way"),),
        (Unread("text in an image", Location(3)),),
        Since(findings[:1], findings[1:], ("connector: gone <now>",)),
    )
