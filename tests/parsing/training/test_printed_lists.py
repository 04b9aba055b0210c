"""References printed anew in CSL styles for training, and typed anew with marks for authors."""

import random

import pytest

from procsead_refs.model import Name
from procsead_refs.parsing.training import printing, retyping
from procsead_refs.parsing.training.alignment import Printed, StandIn, aligned
from procsead_refs.parsing.training.items import item
from procsead_refs.parsing.training.typescript import Work

AHOLA = Name(family="Ahola", given="Kaisa Maria")
BERG = Name(family="Berg", given="Bo")
FIELDS = {"title": "On lists and their kinds", "journal": "Aika", "page": "216-228"}
STAND_INS = {
    "xqaax": StandIn("author", "Ahola", "Kaisa Maria"),
    "xqabx": StandIn("author", "Berg", "Bo"),
    "98760012": StandIn("volume", "12"),
    "98750003": StandIn("issue", "3"),
    "98740002": StandIn("edition", "2"),
}


def labelled(text, fields=FIELDS, date=(2020,)):
    example = aligned(text, Printed(fields, date, STAND_INS), "list", "printed")
    found: dict[str, str] = {}
    if example is None:
        return None
    for word, label in zip(example.tokens.words, example.labels, strict=True):
        found[label] = f"{found[label]} {word}" if label in found else word
    found.pop("other", None)
    return found


ARTICLE = {"title": "On lists and their kinds", "journal": "Aika", "volume": "12", "issue": "3"}
ARTICLE |= {"page": "216 28", "date": "2020"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Xqaax, K. M., & Xqabx, B. (2020). On lists and their kinds. Aika, 98760012(98750003), "
            "216–28. https://doi.org/10.1234/aika",
            ARTICLE | {"author": "Ahola K M Berg B", "url": "https://doi.org/10.1234/aika"},
            id="family names first",
        ),
        pytest.param(
            "[7] KAISA MARIA XQAAX et al. “On Lists and Their Kinds”. Aika 98760012, n. 98750003, "
            "2020, pp. 216-28. 10.1234/aika",
            ARTICLE
            | {"author": "KAISA MARIA AHOLA et al", "title": "On Lists and Their Kinds"}
            | {"label": "7", "doi": "10.1234/aika"},
            id="capitals, a number and et al.",
        ),
        pytest.param(
            "———, ———. 2020a. On lists and their kinds. Aika 98760012 (98750003): 216–28.",
            ARTICLE | {"author": "——— ———", "date": "2020 a"},
            id="dashes",
        ),
        pytest.param(
            "Xqaax KM: On lists and their kinds. 98740002nd ed. 2020.",
            {"author": "Ahola KM", "title": ARTICLE["title"], "edition": "2 nd ed", "date": "2020"},
            id="edition",
        ),
    ],
)
def test_fields_are_found_where_they_are_printed(text, expected):
    assert labelled(text) == expected


def test_month_and_day_belong_to_the_date():
    found = labelled("Xqaax K. On lists and their kinds. 5 maaliskuu 2020.", date=(2020, 3, 5))
    assert found is not None
    assert found["date"] == "5 maaliskuu 2020"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Xqaax K. On lists and (their) things. Aika 2020.", id="a title cut up"),
        pytest.param("Xqaax K. Lists. Aika 216, 2020: 216-28.", id="two numbers may be the page"),
        pytest.param("Xqaax K. 2020. Lists. Read in 2020.", id="two may be the year"),
        pytest.param("Xqaax K. Lists. Aika 98740002020.", id="numbers that ran together"),
        pytest.param("Xqazx K. Lists. Aika 2020.", id="nobody's stand-in"),
        pytest.param("Xqaax K. [Lists](https://lists.example). 2020.", id="markup"),
    ],
)
def test_what_cannot_be_told_apart_is_left_out(text):
    assert labelled(text) is None


def test_a_person_has_one_stand_in_in_a_list():
    work = Work("book", {"title": "On lists", "date": "2020"}, {"author": (AHOLA, BERG)})
    standing: dict[Name, str] = {}
    draw = random.Random(1)
    first, _ = item("book", work, standing, draw)
    again, printed = item("book", work, standing, draw)
    assert first["author"] == again["author"]
    assert [one.text for one in printed.stand_ins.values() if one.label == "author"] == [
        "Ahola",
        "Berg",
    ]


def works(count):
    for number in range(count):
        people = {"author": (Name(family=f"Ahola{'bcdefghij'[number % 9]}", given="Kaisa"),)}
        fields = {"title": f"On lists of the kind {number}", "date": str(1990 + number)}
        fields |= {"journal": "Aika", "volume": str(number + 100), "page": f"{number + 300}"}
        yield Work("article", fields, people)


def test_lists_are_printed_whole_and_the_same_again():
    made = list(printing.prints(list(works(30)), 40, 3))
    assert [one.tokens.raw for one in made] == [
        one.tokens.raw for one in printing.prints(list(works(30)), 40, 3)
    ]
    assert len(made) > 20
    assert {one.document for one in made} == {"printed-1", "printed-2"}
    assert all("title" in one.labels or "journal" in one.labels for one in made)


def test_repeated_authors_are_typed_as_marks_in_some_lists():
    made = list(retyping.retype(list(works(30)), 240, 3))
    marked = [one for one in made if one.tokens.words[0][0] in "—_–-"]
    assert marked
    assert all(one.labels[0] == "author" for one in marked)
    assert made[0] not in marked


def test_nothing_is_made_of_no_works():
    assert list(printing.prints([], 40, 3)) == []
    assert list(retyping.retype([], 40, 3)) == []
