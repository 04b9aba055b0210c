"""Any record at all, in every format that can be written: nothing goes without being reported."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from test_round_trips import INITIALS, TEXTS, WORDS

from procsead_refs import formats
from procsead_refs.dates import from_edtf, to_edtf
from procsead_refs.formats import _csl, _losses
from procsead_refs.formats.bibtex import latex, unlatex
from procsead_refs.model import Date, Name, Reference

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
KINDS = ["article-journal", "book", "chapter", "report", "webpage", "thesis", "bill"]
FAMILIES = st.lists(WORDS.map(str.capitalize), min_size=1, max_size=2).flatmap(
    lambda parts: st.sampled_from([" ".join(parts), "-".join(parts)])
)
PEOPLE = st.one_of(
    st.builds(
        Name,
        family=FAMILIES,
        given=st.one_of(INITIALS, WORDS.map(str.capitalize)),
        particle=st.sampled_from(["", "", "van den", "de"]),
        suffix=st.sampled_from(["", "", "Jr.", "III"]),
    ),
    TEXTS.map(lambda text: Name(literal=f"Institute {text}")),
)


@st.composite
def days(draw):
    """Return a year, a month or a day, BCE too."""
    year = draw(st.one_of(st.integers(1000, 2100), st.integers(-3000, 9999).filter(bool)))
    rest = (draw(st.integers(1, 12)), draw(st.integers(1, 28)))
    return (year, *rest[: draw(st.integers(0, 2))])


@st.composite
def dates(draw):
    begin, literal = draw(days()), draw(st.sampled_from(["", "", "n.d.", "in press"]))
    if literal:
        return Date(literal=literal)
    if draw(st.booleans()):
        end = draw(days())
        assume(len(end) == len(begin) and end > begin)
        return Date(begin, end, circa=draw(st.booleans()))
    if len(begin) == 1 and draw(st.booleans()):
        return Date(begin, season=draw(st.integers(1, 4)), circa=draw(st.booleans()))
    return Date(begin, circa=draw(st.booleans()))


@st.composite
def records(draw):
    def some(variables, values, most):
        return draw(st.dictionaries(st.sampled_from(sorted(variables)), values, max_size=most))

    people = some(_csl.NAMES, st.lists(PEOPLE, min_size=1, max_size=3).map(tuple), 2)
    times = some(_csl.DATES, dates(), 2)
    issued = times.get("issued")
    if issued and len(issued.parts) == 1 and issued == Date(issued.parts):
        times["issued"] = replace(issued, suffix=draw(st.sampled_from(["", "a"])))
    numbers = {variable for variable in _csl.TEXTS if variable.isupper()}  # DOI, ISBN, URL …
    prose = _csl.TEXTS - numbers - {"year-suffix"}
    texts = {"title": "Rooms", **some(prose, TEXTS, 4), **some(numbers, WORDS, 2)}
    key = draw(st.text("abcdefghijklmnopqrstuvwxyz0123456789:_-", min_size=1, max_size=9))
    return Reference(key, draw(st.sampled_from(KINDS)), people, times, texts)


WRITABLE = [name for name in formats.writable() if name != "identifiers"]  # DOIs and ISBNs alone
HOLD_ALL = [name for name in WRITABLE if getattr(formats.named(name), "HOLDS_ALL", False)]


@pytest.mark.parametrize("name", WRITABLE)
@QUICK
@given(record=records())
def test_a_record_is_one_record_and_reading_it_once_more_changes_nothing(name, record):
    once = formats.read_text(formats.write((record,), name), name)
    assert len(once) == 1
    assert formats.read_text(formats.write(once, name), name) == once


@pytest.mark.parametrize("name", HOLD_ALL)
@QUICK
@given(record=records())
def test_what_is_said_to_hold_all_holds_all(name, record):
    again = formats.read_text(formats.write((record,), name), name)
    assert _losses.losses((record,), again) == ()


@pytest.mark.parametrize("name", sorted(set(WRITABLE) - set(HOLD_ALL)))
@QUICK
@given(record=records())
def test_what_is_lost_is_reported(name, record):
    text = formats.write((record,), name)
    reported = {one.field for one in formats.losses((record,), text, name)}
    (again,) = formats.read_text(text, name)
    said = " ".join((repr(again), text)).casefold()
    for variable, value in record.texts.items():
        if variable == "keyword":  # a list, whose marks between its words are each format's own
            continue
        kept = again.texts.get(variable) == value or value.casefold() in said
        assert kept or variable in reported, variable


@QUICK
@given(date=dates())
def test_dates_come_back_from_edtf(date):
    assert from_edtf(to_edtf(date)) == date


@QUICK
@given(text=TEXTS, plain=st.booleans())
def test_texts_come_back_from_latex(text, plain):
    assert unlatex.decode(latex.encode(text, ascii_only=plain)) == text


@QUICK
@given(text=st.text())
def test_any_text_is_read_as_latex(text):
    assert isinstance(unlatex.decode(text), str)
    assert isinstance(unlatex.decode(latex.encode(text, ascii_only=True)), str)
