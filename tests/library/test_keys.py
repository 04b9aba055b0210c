"""Keys: the formula's parts, no clash."""

import pytest

from procsead_refs.library import keys
from procsead_refs.model import Date, Name, Reference


def entry(name, year, title):
    names = {"author": (name,)} if name else {}
    dates = {"issued": Date((year,))} if year else {}
    return Reference("x", "book", names=names, dates=dates, texts={"title": title})


@pytest.mark.parametrize(
    ("name", "year", "title", "expected"),
    [
        (Name("Rock", "Rita"), 2001, "The Maps of the Sea", "rock2001maps"),
        (Name("Berg", "Ann", particle="van den"), 2001, "A Chart", "berg2001chart"),
        (Name("Møller-Ås", "Ole"), 2001, "“It’s a Lighthouse!”", "møller2001its"),
        (Name("Rock Beech", "Rita"), 2001, "On the Sea", "rock2001sea"),
        (Name(literal="WHO"), 2018, "A Survey", "world2018survey"),
        (Name(literal="European Police Office"), 2020, "Exploiting Maps", "europol2020exploiting"),
        (Name(literal="World Health Organization"), 2018, "ICD-11", "world2018icd"),
        (Name(literal="House of Charts"), 2018, "<i>Om</i> sjön", "house2018sjon"),
        (None, 2018, "Nameless Seas", "nameless2018"),
        (Name("Rock"), None, "Maps", "rockndmaps"),
        (None, None, "", "booknd"),
        (Name("李"), 2001, "海", "book2001"),
    ],
)
def test_the_formula(name, year, title, expected):
    assert keys.formula(entry(name, year, title)) == expected.replace("ø", "o")


def test_a_taken_key_gets_the_next_letter():
    one = entry(Name("Rock"), 2001, "Maps")
    taken = keys.Keys(["Rock2001maps"])
    made = [taken.new(one) for _ in range(27)]
    assert made[:2] == ["rock2001mapsa", "rock2001mapsb"]
    assert made[-1] == "rock2001mapsaa"


@pytest.mark.parametrize("text", ["a b", "a,b", "", "a}b", "a%b", "a\\b", "@a"])
def test_what_no_reader_takes_as_a_key(text):
    assert not keys.is_valid(text)
