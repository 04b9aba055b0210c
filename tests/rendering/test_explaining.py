import pytest

from procsead_refs import rendering, styles
from procsead_refs.model import Date, Name, Reference
from procsead_refs.rendering.explaining import explained

WORK = Reference(
    id="quiet",
    type="article-journal",
    names={"author": (Name("Quietwood", "Anna"), Name("Calmley", "Bo"))},
    dates={"issued": Date((2001,))},
    texts={
        "title": "A Study of Silent Rooms",
        "container-title": "Journal of Quiet Methods",
        "volume": "3",
        "issue": "7",
        "page": "12-19",
        "language": "en",
    },
)
LAW = Reference(id="law", type="legislation", texts={"title": "Hiljaisuuslaki", "number": "9/1999"})


@pytest.mark.parametrize("name", ["apa-7", "chicago-17", "ieee", "finnish", "vancouver"])
def test_every_word_has_its_field(name):
    style = styles.load(name)
    pieces = explained(WORK, style)
    whole = "".join(piece.text for piece in pieces)
    assert rendering.text(WORK, style).endswith(whole)
    by_field = {}
    for piece in pieces:
        by_field[piece.field] = by_field.get(piece.field, "") + piece.text
    assert "Quietwood" in by_field["author"]
    assert "2001" in by_field["issued"]
    assert "ilent" in by_field["title"]
    assert "Quiet Methods" in by_field["container-title"]
    assert "7" in by_field["issue"]
    assert "12" in by_field["page"]
    assert not any(char.isalnum() for char in by_field.get("", ""))


@pytest.mark.parametrize(
    ("name", "field", "rule"),
    [
        ("chicago-17", "title", 'text variable="title" quotes="true" text-case="title"'),
        ("apa-7", "title", "sentence case by the profile"),
        ("finnish", "issue", 'text variable="issue" prefix=" (" suffix=")" in serial'),
        ("ieee", "page", 'text variable="page" in page'),
    ],
)
def test_the_rule_is_the_styles_own(name, field, rule):
    rules = {piece.field: piece.rule for piece in explained(WORK, styles.load(name))}
    assert rule in rules[field]


def test_law_is_explained_by_its_form():
    pieces = explained(LAW, styles.load("finnish"))
    assert [(piece.text, piece.field) for piece in pieces] == [
        ("Hiljaisuuslaki", "title"),
        (" 9/1999.", "number"),
    ]
    assert {piece.rule for piece in pieces} == {"form 'Finnish statute', fi"}


def test_what_one_field_made_is_one_piece():
    pieces = explained(WORK, styles.load("finnish"))
    fields = [piece.field for piece in pieces if piece.field]
    assert len(fields) == len(set(fields))
