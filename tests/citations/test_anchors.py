"""Years, letters and forms for no date, found in a text."""

import pytest

from procsead_refs.citations.cues.anchors import find


def shown(text):
    return [(a.year, "".join(a.letters), a.until) for a in find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Berg 2001", [("2001", "", "")]),
        ("Berg 2001a", [("2001", "a", "")]),
        ("Berg 2001a, b", [("2001", "ab", "")]),
        ("Berg 2001a–c", [("2001", "abc", "")]),
        ("Berg 2001a and b", [("2001", "ab", "")]),
        ("Berg 2001, 2003a", [("2001", "", ""), ("2003", "a", "")]),
        ("Berg,2001", [("2001", "", "")]),
        ("Berg 1998–2003", [("1998", "", "2003")]),
        ("Berg 1998-99", [("1998", "", "99")]),
        ("Marx 1867/1976", [("1867", "", "1976")]),
        ("Berg n.d.", [("n.d.", "", "")]),
        ("Berg n.d.-b", [("n.d.", "b", "")]),
        ("Berg s. d.b", [("s. d.", "b", "")]),
        ("Berg ei pvm.-b", [("ei pvm.", "b", "")]),
        ("Berg o. J.", [("o. J.", "", "")]),
        ("Berg s. f.-a", [("s. f.", "a", "")]),
        ("Berg, in press", [("in press", "", "")]),
        ("Berg 2001 a study", [("2001", "", "")]),
        ("2001b, p. 5", [("2001", "b", "")]),
        ("rikoslaki 39/1889", []),
        ("version 1.1999", []),
        ("3,1999 people", []),
        ("no. 120010", []),
        ("the sample (N = 1998)", []),
        ("p < 1500 and t≥2001", []),
        ("u. a. 2015", [("2015", "", "")]),
        ("(i.e., twice)", []),
    ],
)
def test_find(text, expected):
    assert shown(text) == expected


def test_places_are_those_of_the_text():
    text = "See Berg (2001a, p. 3)."
    (anchor,) = find(text)
    assert text[anchor.start : anchor.end] == "2001a"
