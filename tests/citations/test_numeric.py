"""Numeric citations in brackets, parentheses and raised, beside what only looks like them."""

import pytest

from procsead_refs.citations.systems import numeric
from procsead_refs.model import Block, Reference, Span

KNOWN = {number: f"r{number}" for number in range(1, 41)}


def cited(text, form, spans=()):
    block = Block(text, spans=spans)
    return [item.number for c in numeric.read(block, 0, KNOWN, form) for item in c.items]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Tides rise [1].", [1]),
        ("Tides rise [1,2].", [1, 2]),
        ("Tides rise [1, 3–5].", [1, 3, 4, 5]),
        ("Tides rise [1], [2], [4].", [1, 2, 4]),
        ("Tides rise [1]–[4].", [1, 2, 3, 4]),
        ("Tides rise [5, p. 261], [6, p. 48].", [5, 6]),
        ("Tides rise [see 5, 7].", [5, 7]),
        ("Tides rise [5, Ch. 3, The Sea].", [5]),
        ("Tides rise [5, see also 7, 9].", [5, 7, 9]),
        ("Las mareas suben [4, véase 6].", [4, 6]),
        ("Die Flut steigt [2, s. auch 4].", [2, 4]),
        ("Tides rise [5, 7, emphasis added].", [5, 7]),
        ("Tides rise [5, S. 12, Hervorhebung im Original].", [5]),
        ("An interval [3, above] is none.", []),
        ("Tides rise[3].", [3]),
        ("Tides rise [41].", [41]),
        ("Tides [sic] rise [2001].", []),
        ("The value x[3] and a_[2] count.", []),
        ("A link [3](https://example.org).", []),
        ("An interval [0, 1] is none.", []),
    ],
)
def test_brackets(text, numbers):
    assert cited(text, "bracket") == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Tides rise (1).", [1]),
        ("Tides rise (1,2) and fall (3–5).", [1, 2, 3, 4, 5]),
        ("Tides rise(18,19).", [18, 19]),
        ("Tides rise (e.g., 9,10–12).", [9, 10, 11, 12]),
        ("Tides rise (24 above all the first chapter, p. 3-25).", [24]),
        ("It asks (1) whether tides rise and (2) when they fall.", []),
        ("Three things: (1) salt, (2) sand, and (3) foam.", []),
        ("On a scale from never (1) to always (7).", []),
        ("The function f(12) and 10(3).", []),
        ("In the year (2001) it rained.", []),
        ("Twelve people (12 women) came.", []),
    ],
)
def test_parentheses(text, numbers):
    assert cited(text, "parenthesis") == numbers


@pytest.mark.parametrize(
    ("text", "raised", "numbers"),
    [
        ("Tides rise1,2.", "1,2", [1, 2]),
        ("Tides rise1–3.", "1–3", [1, 2, 3]),
        ("Tides rise1,2(pp179-181).", "1,2(pp179-181)", [1, 2]),
        ("Tides rise32,33 : 1266-1267.", "32,33 : 1266-1267", [32, 33]),
        ("Tides risee.g. 5,6.", "e.g. 5,6", [5, 6]),
        ("In version 4.0.212 it ran.", "12", [12]),
        ("An area of 5 m2 is small.", "2", []),
        ("The 19th century.", "th", []),
        ("Some 103 grains.", "3", []),
    ],
)
def test_raised(text, raised, numbers):
    start = text.rindex(raised)
    span = Span(start, start + len(raised), superscript=True)
    assert cited(text, "superscript", (span,)) == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Tides rise¹.", [1]),
        ("Tides rise^(5,6) here.", [5, 6]),
        ("Tides rise¹².", [12]),
        ("Tides rise^(9,see 11(ch2),12(pp3–5)).", [9, 11, 12]),
    ],
)
def test_raised_in_plain_text(text, numbers):
    assert cited(text, "superscript") == numbers


def test_the_place_of_a_raised_number_in_plain_text_is_its_own():
    text = "Tides rise^(5,16)."
    (citation,) = numeric.read(Block(text), 0, KNOWN, "superscript")
    places = [item.location for item in citation.items]
    assert [text[place.start : place.end] for place in places] == ["5", "16"]


def test_a_notes_mark_is_no_citation():
    assert cited("Tides rise1.", "superscript", (Span(10, 11, superscript=True, note="1"),)) == []


@pytest.mark.parametrize(
    ("raws", "expected"),
    [
        (["[1] Berg", "[2] Lind"], {1: "r1", 2: "r2"}),
        (["1. Berg", "3. Lind"], {1: "r1", 3: "r2"}),
        (["Berg", "Lind"], {1: "r1", 2: "r2"}),
        (["7  Berg", "8  Lind"], {7: "r1", 8: "r2"}),
    ],
)
def test_entries_bear_typed_numbers_or_their_position(raws, expected):
    entries = [Reference(f"r{n}", raw=f"{raw}, Title. 2001.") for n, raw in enumerate(raws, 1)]
    assert numeric.numbers(entries) == expected
