"""Typed dates in many languages, and EDTF both ways."""

import pytest

from procsead_refs.dates import from_edtf, from_text, to_edtf
from procsead_refs.model import Date


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("2019", Date((2019,))),
        ("(2020a)", Date((2020,), suffix="a")),
        ("[2019]", Date((2019,))),
        ("2019-03-02", Date((2019, 3, 2))),
        ("2019/3", Date((2019, 3))),
        ("12 March 2019", Date((2019, 3, 12))),
        ("March 12, 2019", Date((2019, 3, 12))),
        ("2019, March 12th", Date((2019, 3, 12))),
        ("Sept. 2004", Date((2004, 9))),
        ("2. maaliskuuta 2021", Date((2021, 3, 2))),
        ("2.3.2021", Date((2021, 3, 2))),
        ("12/31/2021", Date((2021, 12, 31))),
        ("5. März 2010", Date((2010, 3, 5))),
        ("1er août 1999", Date((1999, 8, 1))),
        ("3 de enero de 2001", Date((2001, 1, 3))),
        ("14 września 2012", Date((2012, 9, 14))),
        ("7 мая 2015", Date((2015, 5, 7))),
        ("syyskuu 2018", Date((2018, 9))),
        ("Spring 2014", Date((2014,), season=1)),
        ("Herbst 2014", Date((2014,), season=3)),
        ("2004–05", Date((2004,), until=(2005,))),
        ("1999-2003", Date((1999,), until=(2003,))),
        ("June–July 2008", Date((2008, 6), until=(2008, 7))),
        ("3-5 May 2011", Date((2011, 5, 3), until=(2011, 5, 5))),
        ("30 May–2 June 2011", Date((2011, 5, 30), until=(2011, 6, 2))),
        ("Dec 1998 – Jan 1999", Date((1998, 12), until=(1999, 1))),
        ("1998 Dec-1999 Jan", Date((1998, 12), until=(1999, 1))),
        ("31 December 2010–2 January 2011", Date((2010, 12, 31), until=(2011, 1, 2))),
        ("c1984", Date((1984,))),
        ("2019/20", Date((2019,), until=(2020,))),
        ("2012–08", Date((2012,))),
        ("December–March 2010", Date((2010, 12))),
        ("ca. 1890", Date((1890,), circa=True)),
        ("n.d.", Date(literal="n.d.")),
        ("in press", Date(literal="in press")),
        ("forthcoming", Date(literal="forthcoming")),
        ("13th century", Date(literal="13th century")),
        ("", Date()),
    ],
)
def test_typed_dates(typed, date):
    assert from_text(typed) == date


@pytest.mark.parametrize(
    ("edtf", "date"),
    [
        ("2019", Date((2019,))),
        ("0088-10-01", Date((88, 10, 1))),
        ("-0876", Date((-877,))),
        ("0000", Date((-1,))),
        ("Y-123456789", Date((-123456790,))),
        ("9999", Date((9999,))),
        ("Y10000", Date((10000,))),
        ("1999-10/2010-01", Date((1999, 10), until=(2010, 1))),
        ("1723~", Date((1723,), circa=True)),
        ("1723?", Date((1723,), literal="1723?")),
        ("1723%", Date((1723,), circa=True, literal="1723%")),
        ("2004-22", Date((2004,), season=2)),
        ("199X", Date((1990,), until=(1999,), literal="199X")),
        ("20XX", Date((2000,), until=(2099,), literal="20XX")),
        ("1999-XX", Date((1999,), literal="1999-XX")),
        ("1999/", Date((1999,), literal="1999/")),
        ("1999/..", Date((1999,), literal="1999/..")),
        ("../1999", Date((1999,), literal="../1999")),
    ],
)
def test_edtf_both_ways(edtf, date):
    assert from_edtf(edtf) == date
    assert to_edtf(date) == edtf


@pytest.mark.parametrize(
    ("older", "parts"),
    [("2004-04-05T14:34:00", (2004, 4, 5)), ("1998/unknown", (1998,)), ("20uu", (2000,))],
)
def test_times_and_the_older_draft_are_read(older, parts):
    assert from_edtf(older).parts == parts


@pytest.mark.parametrize("text", ["2019-13", "2019-02-40", "soon", "1/2/3"])
def test_what_is_no_edtf_stays_as_typed(text):
    assert from_edtf(text) == Date(literal=text)
