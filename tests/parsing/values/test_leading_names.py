"""How a reference of a list leads: a mark for the names before, a body, the family name first."""

import pytest
from marked_references import read

from procsead_refs.model import Name, Reference
from procsead_refs.parsing import tagger
from procsead_refs.parsing.tokens import split
from procsead_refs.parsing.values import leading, repeated

ONE = Reference("r1", names={"author": (Name(family="Ahola", given="K."),)})
TWO = Reference("r1", names={"author": (Name(family="Ahola"), Name(family="Berg"))})

MARKS = [
    "———. 2010. More lists.",
    "______. 2010. More lists.",
    "–––. (2010) More lists.",
    "– – –. 2010. More lists.",
    "---. 2010. More lists.",
    "—. 2010. More lists.",
    "“—“. 2010. More lists.",
    "[3] ———, 2010. More lists.",
    "12. ———. 2010. More lists.",
    "Ders. (2010): Mehr Listen.",
    "Ders.: Mehr Listen, Bonn 2010.",
    "[Dies.] 2010. Mehr Listen.",
    "(Ders.) 2010. Mehr Listen.",
    "Sama. 2010. Lisää luetteloita.",
    "Sama 2010. Lisää luetteloita.",
    "Samat (2010). Lisää luetteloita.",
    "Ibid. 2010a. More lists.",
    "Idem. 2010a. More lists.",
    "El mismo. 2010. Más listas.",
    "Lo stesso, 2010. Altri elenchi.",
]


@pytest.mark.parametrize("raw", MARKS)
def test_a_mark_that_leads_is_the_author_before_whatever_its_label(raw):
    title = raw.rstrip(".").rsplit(" ", 2)
    for marked in (raw, f"{{title:{raw}}}", raw.replace(title[-2], f"{{author:{title[-2]}}}")):
        assert read(marked, ONE).names["author"] == ONE.names["author"]


PERSONS = [
    "Sama, K. 2010. Lists.",
    "Dies, Anna. 2010. Lists.",
    "Idström, B. 2010. Lists.",
    "- Lists.",
]


@pytest.mark.parametrize("raw", PERSONS)
def test_a_person_is_no_mark(raw):
    assert repeated.lead(raw) is None


def test_a_dash_of_a_megabyte_is_a_mark():
    dash = "-" * 1_000_000
    assert repeated.divided(f"{dash} Ahola, K.") == (dash, "Ahola, K.")
    assert repeated.divided(f"{dash}Ahola") == ("", f"{dash}Ahola")


WITH_OTHERS = [
    ("———, and {author:Carl, C.} 2010. {title:Lists}.", ["Ahola", "Carl"]),
    ("———, ———, and {author:Carl, C.} 2010. {title:Lists}.", ["Ahola", "Berg", "Carl"]),
    ("———. 2010. {title:Lists}.", ["Ahola", "Berg"]),
    ("———. {date:2010}. {title:Lists}. Edited by {editor:C. Carl}.", ["Ahola", "Berg"]),
    ("——— and ———. {date:2010}. {title:Lists}.", ["Ahola", "Berg"]),
    ("——— {author:et al}. {date:2010}. {title:Lists}.", ["Ahola", "Berg"]),
    ("Ders. u. a. ({date:2010}): {title:Listen}.", ["Ahola", "Berg"]),
    ("Ders./{author:Carl, C.} (2010): {title:Listen}.", ["Ahola", "Carl"]),
]


@pytest.mark.parametrize(("marked", "families"), WITH_OTHERS)
def test_a_mark_before_others_is_the_first_name(marked, families):
    assert [one.family for one in read(marked, TWO).names["author"]] == families


def test_a_mark_for_editors_stays_one():
    draft = read("{editor:———} (eds.) {date:2010}. {title:Lists}.", TWO)
    assert [one.family for one in draft.names["editor"]] == ["Ahola", "Berg"]


def form(*leads):
    tokens = [split(f"{lead}. Lists.") for lead in leads]
    labels = [tagger.marked(["author"] * (len(one.words) - 1) + ["title"]) for one in tokens]
    return leading.form(tokens, labels)


def test_a_list_shows_how_its_authors_are_typed():
    assert form(*["Ahola, K."] * 5) == leading.FAMILY
    assert form(*["Ahola KA"] * 4, "Turku Weekly") == leading.FAMILY
    assert form(*["Monte Alto, Ana"] * 5) == leading.FAMILY
    assert (
        form("Cecchini Bartolomeo", "Rossini Giuseppe", "Barzani Antonio") == leading.FAMILY_ALONE
    )
    assert form("Bartolomeo Cecchini", "Giuseppe Rossini", "Antonio Barzani") == leading.UNKNOWN
    assert form("Ahola, K.", "Ahola, K.") == leading.UNKNOWN


LISTED = [
    ("{author:Turku Weekly}. {date:2010}. {title:Lists}.", leading.FAMILY, "[Turku Weekly]"),
    ("{author:Kaisa Ahola}. {date:2010}. {title:Lists}.", leading.FAMILY, "Ahola, Kaisa"),
    ("{author:Turku Weekly}. {date:2010}. {title:Lists}.", leading.UNKNOWN, "Weekly, Turku"),
    (
        "{author:Cecchini Bartolomeo}, {title:Elenchi}.",
        leading.FAMILY_ALONE,
        "Cecchini, Bartolomeo",
    ),
    ("{author:Cecchini Bartolomeo}, {title:Elenchi}.", leading.UNKNOWN, "Bartolomeo, Cecchini"),
]


@pytest.mark.parametrize(("marked", "lead", "author"), LISTED)
def test_an_author_is_read_as_its_list_types_them(marked, lead, author):
    (name,) = read(marked, lead=lead).names["author"]
    assert author == (f"[{name.literal}]" if name.literal else f"{name.family}, {name.given}")
