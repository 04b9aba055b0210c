"""Names, years and works that are the same or nearly so."""

import pytest

from procsead_refs import matching
from procsead_refs.model import CitationItem, Date, Location, Name, Reference


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("de la Cruz & B. Novak", "Cruz and Novak"),
        ("Nováková’s", "Novakova"),
        ("van den Berg et al.", "Berg"),
        ("Berg ym.", "Berg"),
        ("Berg u. a.", "Berg"),
        ("L. M. Huang", "Huang"),
        ("J.-P. Roux", "Roux"),
        ("Lind och Falk", "Lind ja Falk"),
        (
            "Ministry of Housing, Communities & Local Government",
            "ministry of housing communities and local government",
        ),
        ("Øst", "Ost"),
        ("d’Orsay", "Orsay"),
        ("Dell'Aquila", "Aquila"),
        ("qu’Orsay", "Orsay"),
        ("al-Farabi", "Farabi"),
    ],
)
def test_key_leaves_out_what_does_not_tell_works_apart(one, other):
    assert matching.key(one) == matching.key(other)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("lundqvist", "lundqist", True),
        ("lundqvist", "lundqvits", True),
        ("lundqvist", "lunndqvist", True),
        ("lepianka", "leipanka", True),
        ("berg", "borg", True),
        ("lee", "lea", False),
        ("lundqvist", "lindberg", False),
        ("novak", "kovacs", False),
    ],
)
def test_typo(one, other, alike):
    assert bool(matching.typo(one, other)) is alike


def reference(**fields):
    names = tuple(
        Name(**name) for name in fields.pop("author", [{"family": "Berg", "given": "Anna"}])
    )
    date = Date(parts=(fields.pop("year", 2001),))
    raw = fields.pop("raw", "")
    return Reference("r1", names={"author": names}, dates={"issued": date}, texts=fields, raw=raw)


@pytest.mark.parametrize("rest", ["al.", "others", "muut", "…"])
def test_what_a_reading_left_of_et_al_is_nobody(rest):
    author = [{"family": "Berg"}, {"literal": rest}]
    assert matching.creator_keys(reference(author=author)) == ("berg",)


TITLE = "The Tide in Winter and Its Causes"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"title": TITLE}, {"title": TITLE.lower()}, True),
        ({"title": TITLE}, {"title": f"{TITLE}: A Survey"}, True),
        ({"title": TITLE, "DOI": "10.1000/182"}, {"title": TITLE, "DOI": "10.1000/182"}, True),
        ({"title": TITLE}, {"title": TITLE, "author": [{"family": "Berg", "given": "A."}]}, True),
        ({"title": TITLE}, {"title": TITLE, "author": [{"family": "Berg", "given": "Bo"}]}, False),
        ({"title": TITLE}, {"title": TITLE, "author": [{"family": "Lind"}]}, False),
        ({"title": TITLE}, {"title": TITLE, "year": 2005}, False),
        ({"title": TITLE, "edition": "1"}, {"title": TITLE, "edition": "2"}, False),
        ({"title": TITLE, "volume": "3"}, {"title": TITLE, "volume": "4"}, False),
        ({"title": f"{TITLE} 1"}, {"title": f"{TITLE} 2"}, False),
        ({"title": f"{TITLE}s"}, {"title": f"{TITLE} 2001"}, True),  # of 2001, both
        ({"title": f"{TITLE}s"}, {"title": f"{TITLE} 1999"}, False),
        ({"title": TITLE}, {"title": "The Ebb in Summer and Its Effects"}, False),
        ({"title": TITLE, "page": "1–9"}, {"title": TITLE}, True),
        ({"title": TITLE, "page": "1–9"}, {"title": TITLE, "page": "001"}, True),
        ({"title": TITLE, "page": "1–9"}, {"title": TITLE, "page": "11–19"}, False),
        ({"title": ""}, {"title": ""}, False),
    ],
)
def test_same_work(one, other, same):
    assert (matching.same_work(reference(**one), reference(**other)).score >= 0.85) is same


def item(text, year="2001", suffix=""):
    names = tuple(Name(family=name) for name in text.split("+"))
    return CitationItem(text, Location(0, 0, 1), names=names, year=year, suffix=suffix)


@pytest.mark.parametrize(
    ("cited", "differences"),
    [
        (item("Berg"), ()),
        (item("Bergg"), ("author",)),
        (item("Berg", "2002"), ("year",)),
        (item("Borgg", "2002"), ("author", "year")),
        (item("Berg", suffix="b"), ("suffix",)),
    ],
)
def test_names_it_says_where_citation_and_entry_differ(cited, differences):
    listed = reference(title=TITLE, year=2001)
    dated = Reference(
        "r1",
        names=listed.names,
        dates={"issued": Date(parts=(2001,), suffix="a")},
        texts=listed.texts,
    )
    found = matching.names_it(cited, dated)
    assert found.differences == differences
    assert (found.score == 1.0) is (not differences)


@pytest.mark.parametrize(
    ("typed", "raw", "expected"),
    [
        ("Lundqist", "Lundqvist, Karin. 2004.", (("Lundqist", "Lundqvist"),)),
        ("Dvorak", "Dvořák, Petr. 2001.", (("Dvorak", "Dvořák"),)),
        ("Virtasen", "Virtanen, Ville. 2010.", ()),
        ("Lundqvistin", "Lundqvist, Karin. 2004.", ()),
        ("LUNDQVIST", "Lundqvist, Karin. 2004.", ()),
        ("O'Brien", "O’Brien, Pat. 2004.", ()),
        ("Hollow", "Lundqvist, Karin. 2004.", ()),
        ("Tides", "Lundqvist, Karin. 2004. Life of tide.", ()),
    ],
)
def test_spelled_otherwise(typed, raw, expected):
    assert matching.spelled_otherwise(item(typed), reference(title=TITLE, raw=raw)) == expected


@pytest.mark.parametrize(("other", "same"), [("a", True), ("b", False)])
def test_pages_without_an_author_are_one_at_one_address_only(other, same):
    pages = [
        reference(author=[], title=TITLE, URL=f"https://example.org/{page}")
        for page in ("a", other)
    ]
    assert (matching.same_work(*pages).score >= 0.85) is same
