"""Corporate authors: known under every name, kept from persons, clashes shown."""

import pytest

from procsead_refs import bodies
from procsead_refs.data import table


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("EUROPOL", "Europol"),
        ("European Union Agency for Law Enforcement Co-operation", "Europol"),
        ("Maailman terveysjärjestö", "World Health Organization"),
        ("World Health Organisation (WHO)", "World Health Organization"),
        ("the World Bank", "World Bank"),
        ("UN Office on Drugs and Crime", "United Nations Office on Drugs and Crime"),
        ("American Psychiatric Association (APA)", "American Psychiatric Association"),
        ("APA (American Psychological Association)", "American Psychological Association"),
        ("Ministry of Justice, Finland", "Oikeusministeriö"),
        ("National Bureau of Investigation (Finland)", "Keskusrikospoliisi"),
    ],
)
def test_a_body_is_found_under_its_names(typed, name):
    assert bodies.find(typed).name == name


@pytest.mark.parametrize("shared", ["APA", "Ministry of Justice", "CRC"])
def test_a_name_that_two_bodies_share_finds_neither_and_shows_both(shared):
    assert bodies.find(shared) is None
    assert len(bodies.candidates(shared)) == 2


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("WHO", "Världshälsoorganisationen", True),
        ("APA", "American Psychological Association", True),
        ("American Psychiatric Association", "American Psychological Association", False),
        ("Unlisted Centre of Maps", "the Unlisted Center of Maps", True),
        ("Unlisted Centre of Maps", "Another Centre of Maps", False),
        ("", "WHO", False),
    ],
)
def test_same_compares_bodies_not_letters(one, other, expected):
    assert bodies.same(one, other) is expected


@pytest.mark.parametrize(
    "name",
    [
        "Ministry of Lighthouses",
        "Majakkavirasto",
        "Merenkulun tutkimuslaitos",
        "Acme Maps Oy",
        "Acme Ltd.",
        "Supreme Court of Ruritania",
        "Fyrmyndigheten",
    ],
)
def test_a_body_is_recognised_by_its_words(name):
    assert bodies.is_body(name)


@pytest.mark.parametrize(
    "name",
    [
        "Court, J.",
        "Board, Mary",
        "Mary Court",
        "Berg AG",
        "Åkesson, Åsa",
        "Raamat, A.",
        "Keskinen, Maija",
        "Amt",
        "Forum",
        "",
    ],
)
def test_a_person_is_not_a_body(name):
    assert not bodies.is_body(name)


def test_a_projects_row_is_found_and_comes_before_ours():
    extra = (
        {"name": "House of Charts", "abbreviations": ["HC"]},
        {"name": "Europol", "fi": ["Eurooppapoliisi"]},
    )
    assert bodies.find("HC", extra).name == "House of Charts"
    assert bodies.find("Eurooppapoliisi", extra).name == "Europol"
    assert bodies.find("HC") is None


def test_every_row_is_whole_and_every_name_of_it_finds_it():
    for row in table("bodies")["body"]:
        assert row["source"].startswith("https://"), row["name"]
        assert row["evidence"] in {"E", "K"}, row["name"]
    for body in bodies.registry():
        for name in body.every_name:
            assert body in bodies.candidates(name), name
