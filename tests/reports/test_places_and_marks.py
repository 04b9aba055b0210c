"""Where a finding stands, in words, and how a draft's words are marked on the page."""

from dataclasses import replace
from pathlib import Path

import pytest

from procsead_refs.model import (
    Block,
    Citation,
    CitationItem,
    Document,
    Finding,
    Location,
    Manuscript,
    Reference,
    Report,
    Severity,
    Span,
    Status,
    Style,
)
from procsead_refs.reports import html, text
from procsead_refs.reports._marked import rows
from procsead_refs.reports._places import place

WEB = "https://example.org/a"


@pytest.mark.parametrize(
    ("block", "where"),
    [
        (Block("W", note="3", page=2, line=7), "note 3"),
        (Block("W", page=2, line=7), "page 2"),
        (Block("W", line=7), "line 7"),
        (Block("W"), "paragraph 2"),
    ],
)
def test_a_place_is_named_by_the_nearest_thing_that_has_a_number(block, where):
    document = Document(Path("a.md"), (Block("Before"), block))
    assert place(Location(1), document) == where


@pytest.mark.parametrize("location", [None, Location(-1), Location(2)])
def test_a_place_outside_of_the_draft_has_no_name(location):
    assert place(location, Document(Path("a.md"), (Block("One"), Block("Two")))) == ""


def drawn(block, *, items=(), findings=()):
    """Return the only block of a draft as it is marked."""
    citation = Citation(block.text, Location(0), tuple(items))
    entry = Reference("r1", raw="Berg, A.   2001.\nTides.")
    document = Document(Path("a.md"), (block,))
    report = Report(Manuscript(document, (entry,), (citation,), Style("apa")), tuple(findings))
    (row,) = rows(report)
    return row


def test_a_linked_item_leads_to_its_entry_and_shows_it():
    item = CitationItem("Berg 2001", Location(0, 4, 13), reference="r1", status=Status.MATCHED)
    assert drawn(Block("see Berg 2001."), items=[item]).html == (
        'see <a class="cite matched" href="#ref-r1" data-tip="Berg, A. 2001. Tides.">Berg 2001</a>.'
    )


@pytest.mark.parametrize(
    ("status", "says"),
    [(Status.MISSING, "no entry of the list"), (Status.EXEMPT, "cited in the text only")],
)
def test_an_item_without_an_entry_says_why(status, says):
    item = CitationItem("Holm 1999", Location(0, 0, 9), status=status)
    html = drawn(Block("Holm 1999"), items=[item]).html
    assert html.startswith(f'<span class="cite {status}" tabindex="0" data-tip="{says}')
    assert html.endswith(">Holm 1999</span>")


def test_marks_that_overlap_are_cut_where_one_begins_or_ends():
    block = Block("one two three", spans=(Span(4, 13, italic=True), Span(8, 13, superscript=True)))
    error = Finding("a", Severity.ERROR, "m", Location(0, 2, 6))
    info = Finding("b", Severity.INFO, "m", Location(0, 5, 7))
    assert drawn(block, findings=[info, error]).html == (
        'on<mark class="error" data-findings="f1">e </mark>'
        '<mark class="error" data-findings="f1"><i>t</i></mark>'
        '<mark class="error" data-findings="f1 f0"><i>w</i></mark>'
        '<mark class="info" data-findings="f0"><i>o</i></mark>'
        "<i> </i><sup><i>three</i></sup>"
    )


def test_an_address_is_a_link_unless_the_words_are_cited_or_marked():
    linked = Block("tides", spans=(Span(0, 5, link=WEB),))
    assert drawn(linked).html == f'<a href="{WEB}" rel="noopener noreferrer">tides</a>'
    found = Finding("a", Severity.INFO, "m", Location(0, 1, 5))
    assert "href" not in drawn(linked, findings=[found]).html.partition("<mark")[2]
    item = CitationItem("tides", Location(0, 0, 5))
    assert "href" not in drawn(linked, items=[item]).html
    assert drawn(Block("tides", spans=(Span(0, 5, link="file:///a"),))).html == "tides"


def test_a_finding_about_a_whole_block_colours_the_block_by_its_gravest():
    whole = [
        Finding("a", Severity.INFO, "m", Location(0)),
        Finding("b", Severity.WARNING, "m", Location(0, 0, 5)),
    ]
    row = drawn(Block("Tides ", kind="quote"), findings=whole)
    assert (row.tag, row.kind, row.findings) == ("blockquote", "quote whole warning", (0, 1))
    assert "<mark" not in row.html
    part = drawn(Block("Tides"), findings=[replace(whole[1], location=Location(0, 1, 5))])
    assert "whole" not in part.kind


def test_a_place_beyond_the_block_marks_what_there_is():
    beyond = Finding("a", Severity.INFO, "m", Location(0, 2, 99))
    assert drawn(Block("Tide"), findings=[beyond]).html == (
        'Ti<mark class="info" data-findings="f0">de</mark>'
    )


@pytest.mark.parametrize(("length", "quoted"), [(1, True), (90, True), (91, False), (0, False)])
def test_the_summary_quotes_words_that_are_not_too_many(report, length, quoted):
    words = "x" * length
    block = replace(report.manuscript.document.blocks[1], text=f"{words} and more")
    document = replace(report.manuscript.document, blocks=(block,))
    found = Finding("connector", Severity.WARNING, "it says why", Location(0, 0, length))
    manuscript = replace(report.manuscript, document=document, references=(), citations=())
    page = html.write(replace(report, manuscript=manuscript, findings=(found,), not_checked=()))
    assert (f">“{words}”</a>" in page) is quoted
    assert (">it says why</a>" in page) is not quoted


def test_the_last_line_counts_in_words(report):
    assert text.summary_line(report).endswith(
        ": 1 reference; 1 citation; 1 of 2 cited works linked; 1 error, 1 warning, 2 info; "
        "1 muted; 1 new, 3 still there, 1 gone"
    )
    bare = replace(report, muted=(), since=None, findings=())
    assert text.summary_line(bare).endswith("linked; 0 errors, 0 warnings, 0 info")
