"""The query language, by what each form finds."""

import pytest

from procsead_refs.errors import Refusal
from procsead_refs.library import query
from procsead_refs.model import Date, Name, Reference

ENTRIES = (
    Reference(
        "rock2001maps",
        "article-journal",
        names={"author": (Name("Röck", "Rita"), Name("Møller", "Ole"))},
        dates={"issued": Date((2001, 5))},
        texts={
            "title": "Maps of the Sea",
            "container-title": "Sea Charts",
            "keyword": "maps, prevention",
        },
    ),
    Reference(
        "iho2010survey",
        "report",
        names={"author": (Name(literal="Hydrographic Office"),)},
        dates={"issued": Date((2010,))},
        texts={"title": "Survey of the sea-bed", "keyword": "survey"},
        extra={"annotation-fi": "Merenpohjan kartoitus"},
    ),
    Reference(
        "undated", "webpage", dates={"issued": Date(literal="n.d.")}, texts={"title": "Seas"}
    ),
)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("", "rock iho undated"),
        ("sea", "rock iho"),
        ("sea*", "rock iho undated"),
        ("rock", "rock"),
        ("moller", "rock"),
        ("author:röck", "rock"),
        ("title:maps", "rock"),
        ('"of the sea"', "rock iho"),
        ('"maps of the se"*', "rock"),
        ('title:"sea maps"', ""),
        ("year>=2008", "iho"),
        ("year<2008", "rock"),
        ("year:2001", "rock"),
        ("year:2000-2009", "rock"),
        ("type:report", "iho"),
        ("type:article", "rock"),
        ("keyword:prevention sea", "rock"),
        ("-type:report", "rock undated"),
        ("sea -maps", "iho"),
        ("maps OR seas", "rock undated"),
        ("type:report OR type:webpage year:2010", "iho"),
        ("annotation-fi:merenpohjan", "iho"),
        ("key:iho2010survey", "iho"),
        ("keyword=survey", "iho"),
        ("keyword!=survey", "rock undated"),
        ("doi:*", ""),
        ("keyword:*", "rock iho"),
        ("-keyword:*", "undated"),
        ("sea-bed", "iho"),
        ("year:n.d.", "undated"),
        ('unclosed "quote', ""),
    ],
)
def test_a_query_finds(text, keys):
    found = [e.id for e in ENTRIES if query.matches(query.parse(text), e)]
    starts = tuple(keys.split()) or ("nothing",)
    assert [key for key in found if not key.startswith(starts)] == []
    assert len(found) == len(keys.split())


@pytest.mark.parametrize(
    "text",
    ["year>=soon", "OR maps", "maps OR", "maps OR OR sea", "x " * 101, "x OR " * 100 + "x"],
)
def test_a_query_that_cannot_be_read_is_refused(text):
    with pytest.raises(Refusal):
        query.parse(text)
