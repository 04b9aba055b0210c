"""Pairs of one work, and works that are only near to each other."""

import random

import pytest

from procsead_refs.formats import bibtex
from procsead_refs.library import duplicates
from procsead_refs.library.duplicates import finding

TIDE = {
    "author": "Röck, Rita and Beech, Anna",
    "title": "Tides of the Northern Coasts: A Review",
    "journaltitle": "Journal of Coastal Studies",
    "date": "2001",
    "volume": "13",
    "pages": "216--228",
}


def entry(key, kind="article", **fields):
    values = {name: text for name, text in (TIDE | fields).items() if text}
    body = ", ".join(f"{name} = {{{text}}}" for name, text in values.items())
    return f"@{kind}{{{key}, {body}}}\n"


def pairs(*entries):
    return duplicates.pairs(bibtex.read("".join(entries)))


@pytest.mark.parametrize(
    "other",
    [
        {},
        {"author": "R. Rock and A. Beech"},
        {"title": "Tides of the Northern Coasts"},
        {"title": "Tides of the nothern coasts: a review"},
        {"journaltitle": "J. Coast. Stud."},
        {"journaltitle": "JCS"},
        {"author": "Rock, R. and others", "journaltitle": "", "volume": "", "pages": ""},
        {"title": "{\\emph{Tides}} of the northern coasts --- a review", "date": "2001-05"},
        {"doi": "10.1000/1", "pages": "216"},
    ],
)
def test_the_same_work_typed_differently(other):
    (pair,) = pairs(entry("a"), entry("b", **other))
    assert pair.kind == "same"
    assert pair.reason


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        ({"title": "Tides of the Southern Coasts: A Reply", "pages": "301--309"}, None),
        ({"author": "Sand, Tom"}, None),
        ({"title": "Tides of the Northern Coasts, Part 2"}, None),
        ({"journaltitle": "Lighthouse Quarterly", "volume": "2", "pages": "1--9"}, None),
        ({"doi": "10.48550/arXiv.2001.1", "journaltitle": ""}, "version"),
        ({"journaltitle": "bioRxiv", "volume": "", "pages": ""}, "version"),
        ({"title": "Pohjoisten rannikoiden vuorovedet", "origtitle": TIDE["title"]}, "translation"),
    ],
)
def test_other_works_are_told_apart(other, kind):
    found = pairs(entry("a"), entry("b", **other))
    assert [pair.kind for pair in found] in ([], [kind])


@pytest.mark.parametrize(("year", "kind"), [("2002", "same"), ("2003", "edition")])
def test_a_year_more_is_the_delay_of_the_press_and_two_are_an_edition(year, kind):
    book = {"journaltitle": "", "volume": "", "pages": ""}
    (pair,) = pairs(entry("a", "book", **book), entry("b", "book", **book | {"date": year}))
    assert pair.kind == kind


def test_editions_are_told_apart():
    book = {"journaltitle": "", "volume": "", "pages": ""}
    first = entry("a", "book", edition="1", **book)
    (pair,) = pairs(first, entry("b", "book", **book | {"edition": "2", "date": "2009"}))
    assert pair.kind == "edition"


BOOK = {"journaltitle": "", "volume": "", "pages": ""}
PAGE = BOOK | {"author": "{Harbour Board}", "title": "Opening Hours"}


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("book", BOOK | {"edition": "2"}, BOOK | {"edition": "2nd ed."}),
        ("book", BOOK | {"edition": "2"}, BOOK | {"edition": "Second edition"}),
        ("article", {"title": "Waves, Part 1: Theory"}, {"title": "Waves, part I: theory"}),
        (
            "book",
            BOOK | {"title": "Wind \\& Weather: A Course"},
            BOOK | {"title": "Wind and Weather"},
        ),
        ("article", {}, {"author": "RÖCK R, BEECH A", "pages": ""}),
        (
            "article",
            {"doi": "10.1000/1", "pages": ""},
            {"doi": "10.1000/1", "title": "Tides of Northern Coasts", "date": "2002", "pages": ""},
        ),
        (
            "online",
            PAGE | {"url": "https://example.org/hours"},
            PAGE | {"title": "Opening Hours | Board", "url": "http://www.example.org/hours/"},
        ),
    ],
)
def test_one_work_by_other_signs(kind, one, other):
    (pair,) = pairs(entry("a", kind, **one), entry("b", kind, **other))
    assert pair.kind == "same"


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (
            "article",
            {"title": "Waves in Channels, Part II"},
            {"title": "Waves in Channels, Part I"},
        ),
        (
            "report",
            PAGE | {"title": "Annual Report"},
            PAGE | {"title": "Annual Report", "date": "2002"},
        ),
        (
            "article",
            {"title": "Counting Seals from the Air"},
            {"title": "Counting Seals from Boats"},
        ),
        ("article", {"title": "A Letter", "pages": "3"}, {"title": "A Letter", "pages": "77"}),
        (
            "article",
            {"title": "Harbour Closed", "date": "2021-05-04", "pages": ""},
            {"title": "Harbour Closed Again", "date": "2021-06-11", "pages": ""},
        ),
    ],
)
def test_two_works_of_one_kind_and_name(kind, one, other):
    found = pairs(entry("a", kind, **one), entry("b", kind, **other))
    assert "same" not in {pair.kind for pair in found}


def test_groups_join_what_belongs_together():
    same = duplicates.Pair(0, 1, 0.9, "same", "")
    found = [
        same,
        duplicates.Pair(1, 4, 0.9, "same", ""),
        duplicates.Pair(2, 3, 0.8, "edition", ""),
    ]
    assert duplicates.groups(found) == [[0, 1, 4]]


def test_comparing_grows_with_the_records_and_not_with_their_square(monkeypatch):
    compared = []
    judged = finding.judged
    monkeypatch.setattr(finding, "judged", lambda *args: compared.append(1) or judged(*args))
    chance = random.Random(1)
    sizes = []
    for size in (300, 600):
        compared.clear()
        records = [
            entry(f"k{n}", title="Editorial", author="", volume=str(n)) for n in range(size // 2)
        ]
        words = [
            str(chance.random())[2:].translate(str.maketrans("0123456789", "abcdefghij"))
            for _ in range(size)
        ]
        records += [entry(f"l{n}", title=f"{words[n]} {words[-n]}") for n in range(size // 2)]
        duplicates.pairs(bibtex.read("".join(records)))
        sizes.append(len(compared))
    assert sizes[1] < 2.5 * sizes[0]
