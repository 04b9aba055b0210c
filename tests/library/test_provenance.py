"""Confirmations: read, marked, and stale once the value changes."""

from dataclasses import replace
from pathlib import Path

import pytest

from procsead_refs.formats import bibtex
from procsead_refs.library import provenance
from procsead_refs.model import Date, Name, Reference

ENTRY = Reference(
    "rock2001maps",
    "article-journal",
    names={"author": (Name("Rock", "Rita"),)},
    dates={"issued": Date((2001, 5))},
    texts={"title": "Maps", "DOI": "10.1000/maps", "issue": "3", "container-title": "Sea Charts"},
    extra={
        "confirmed": "doi: the publisher's page, https://example.org/a;b (R. Reader, 2026-01-31)"
        "; number: title page (2026-02-01); year: seen by two (A. B.)",
        "unconfirmed": "volume: not on the page; pages: torn",
    },
)


def test_rows_are_read_with_evidence_person_and_date():
    first, second, third = provenance.confirmations(ENTRY)
    assert (first.field, first.who, first.date) == ("doi", "R. Reader", "2026-01-31")
    assert first.evidence == "the publisher's page, https://example.org/a;b"
    assert (second.evidence, second.who, second.date) == ("title page", "", "2026-02-01")
    assert (third.who, third.date) == ("A. B.", "")
    assert provenance.unconfirmed(ENTRY) == {"volume": "not on the page", "pages": "torn"}


def sealed(reference):
    """The reference's confirmations, each with the mark of its value."""
    rows = provenance.confirmations(reference)
    return provenance.written(
        replace(row, mark=provenance.mark(reference, row.field)) for row in rows
    )


def test_marked_rows_read_back_the_same():
    marked = replace(ENTRY, extra={"confirmed": sealed(ENTRY)})
    rows = provenance.confirmations(marked)
    assert all(len(row.mark) == 6 for row in rows)
    assert provenance.written(rows) == marked.extra["confirmed"]


@pytest.mark.parametrize(
    ("change", "stale"),
    [
        ({"texts": {**ENTRY.texts, "DOI": "10.1000/other"}}, ["doi"]),
        ({"texts": {**ENTRY.texts, "issue": "33"}}, ["number"]),
        ({"dates": {"issued": Date((2001, 6))}}, ["year"]),
        ({"texts": {**ENTRY.texts, "title": "Charts"}}, []),
        ({"texts": {"title": "Maps", "issue": " 3 "}}, ["doi"]),
    ],
)
def test_a_confirmation_goes_stale_when_its_value_changes(change, stale):
    extra = {"confirmed": sealed(ENTRY)}
    after = replace(ENTRY, extra=extra, **change)
    assert [
        r.field for r in provenance.confirmations(after) if provenance.is_stale(r, after)
    ] == stale


def test_the_marks_of_the_manuals_example_fit_its_values():
    page = (Path(__file__).parents[2] / "docs" / "library.md").read_text(encoding="utf-8")
    (entry,) = bibtex.read(page.partition("```bibtex\n")[2].partition("```")[0])
    rows = provenance.confirmations(entry)
    assert [row.mark for row in rows] == [provenance.mark(entry, row.field) for row in rows]


@pytest.mark.parametrize("text", ["", "nothing here", "doi", ": x", "a:b; c:d"])
def test_text_that_is_no_row_confirms_nothing(text):
    assert provenance.confirmations(replace(ENTRY, extra={"confirmed": text})) == ()
