"""Bodies with commas, volumes, towns, versions and days that other fields took."""

import pytest
from marked_references import read

TEXTS = [
    (
        "{author:A}: {title:Strafrecht, Bd. I}, {place:Bonn} {date:2006}.",
        "title Strafrecht|volume I",
    ),
    (
        "{author:Dupont M.} ({date:2013}), {title:Les listes, Toulouse, Érès}.",
        "title Les listes|publisher-place Toulouse|publisher Érès",
    ),
    (
        "{author:A}. {title:L}. Number 7 in Notes. {journal:Talo}, {place:Turku}, {date:1999}.",
        "publisher Talo|publisher-place Turku|collection-title Notes|container-title None",
    ),
    (
        "{author:A}, {title:Lists}. {publisher:Talo}, {place:Turku, second edition}, {date:2014}.",
        "publisher-place Turku|edition 2",
    ),
    (
        "{author:A} ({date:2021}). {title:R: Lists. R package version 4.1.0} [Computer software].",
        "title R: Lists|version 4.1.0",
    ),
    ("{title:Coding of Lists, ISO/IEC 10918-1}, {date:1994}.", "title Coding of Lists"),
    (
        "{title:Listpedia, s.v. “Index},” {date:2020}.",
        "container-title Listpedia|title Index",
    ),
    (
        "{author:A}: {title:Listen}, {publisher:Haus, Diss. Univ}. {place:Freiburg} {date:2006}.",
        "publisher Univ. Freiburg|publisher-place None",
    ),
    (
        "{author:Talo}. {date:2020}. Threats in {date:2020}. {place:Turku}: {publisher:Talo}.",
        "title Threats in 2020",
    ),
]


@pytest.mark.parametrize(("marked", "expected"), TEXTS)
def test_fields_that_others_took(marked, expected):
    texts = read(marked).texts
    for pair in expected.split("|"):
        variable, _, text = pair.partition(" ")
        assert str(texts.get(variable)) == text, variable


BODIES = [
    (
        "{author:Ministry of Lists}, Homes & Local Government. {date:2018}. {title:Lists}.",
        "Ministry of Lists, Homes & Local Government",
    ),
    (
        "{title:Ministry of Lists, Homes & Local Government}. {date:2018}. {title:Lists}.",
        "Ministry of Lists, Homes & Local Government",
    ),
    (
        "{author:LISTA Global}. ({date:2016}). {title:Terms}. {publisher:LISTA Global}.",
        "LISTA Global",
    ),
]


@pytest.mark.parametrize(("marked", "body"), BODIES)
def test_bodies_stay_whole(marked, body):
    (name,) = read(marked).names["author"]
    assert name.literal == body


DAYS = [
    (
        "{author:Talo}. “{title:Lists}.” Last modified May 2, {date:2020}. https://a.fi.",
        (2020, 5, 2),
    ),
    ("{author:A}. {date:2014}. “{title:L}.” {publisher:Turku Gazette}, August 12.", (2014, 8, 12)),
]


@pytest.mark.parametrize(("marked", "parts"), DAYS)
def test_days_behind_words(marked, parts):
    assert read(marked).dates["issued"].parts == parts
